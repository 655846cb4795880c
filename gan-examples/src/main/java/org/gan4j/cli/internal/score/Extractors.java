package org.gan4j.cli.internal.score;

import org.gan4j.cli.internal.fault.UserException;
import org.gan4j.feature.FeatureExtractor;
import org.gan4j.feature.RandomProjection;

/** From {@code --features} to what makes the features. */
public final class Extractors {
    /** The stand-in that needs nothing to be downloaded. */
    public static final String RANDOM_PROJECTION = "random-projection";

    /** For help. */
    public static final String DESCRIPTION = "What makes the features: "
            + RANDOM_PROJECTION
            + ", a stand-in that sees colours and coarse shapes (default: ${DEFAULT-VALUE}).";

    private static final int DIMENSION = 64;
    private static final long SEED = 0;

    private Extractors() {}

    /** Opens an extractor. */
    public static FeatureExtractor open(String features) {
        if (features.equals(RANDOM_PROJECTION)) {
            return new RandomProjection(DIMENSION, SEED);
        }
        throw new UserException("`--features` must be " + RANDOM_PROJECTION + ", got " + features);
    }
}
