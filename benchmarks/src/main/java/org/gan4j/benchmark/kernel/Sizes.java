package org.gan4j.benchmark.kernel;

import org.gan4j.kernel.Storage;

/** The largest arrays of the course nets. */
final class Sizes {
    static final int LATENT = 100;
    static final int DENSE = 8192;
    static final int CHANNELS = 64;
    static final int IN = 256;
    static final int OUT = 512;
    static final int KERNEL = 4;
    static final double EPSILON = 1e-5;
    private static final int SIDE = 32;

    private Sizes() {}

    /** [N, 64, 32, 32]. */
    static Storage map(Feed feed) {
        return feed.features(CHANNELS, SIDE);
    }

    static double mapSize() {
        return CHANNELS * SIDE * SIDE;
    }

    /** [512, 256, 4, 4]. */
    static Storage weight(Feed feed) {
        return feed.normal(OUT, IN, KERNEL, KERNEL);
    }

    static double weights() {
        return (double) OUT * IN * KERNEL * KERNEL;
    }

    static int[] imageAxes() {
        return new int[] {2, 3};
    }
}
