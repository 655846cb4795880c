package org.gan4j.feature;

import org.gan4j.kernel.Window;

/**
 * A convolution of the network, which batch normalisation and a ReLU follow.
 *
 * @param name in the file of weights, where {@code name.conv.weight} and {@code name.bn.*} belong to it
 * @param in input channels
 * @param out output channels
 * @param window size, stride and padding
 */
record InceptionConvolution(String name, int in, int out, Window window) {
    /** What is added to the variance in the batch normalisation. */
    static final double EPSILON = 1e-3;

    /** [out, in, height, width]. */
    long[] weightShape() {
        return new long[] {out, in, window.height(), window.width()};
    }
}
