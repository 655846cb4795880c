package org.gan4j.regularizer;

import org.gan4j.model.Critic;

/** Checks of what users set, in one wording. */
final class Checks {
    private Checks() {}

    static double positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("`" + name + "` must be positive and finite, got " + value);
        }
        return value;
    }

    static long atLeastOne(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("`" + name + "` must be at least 1, got " + value);
        }
        return value;
    }

    /** Share of the old value in a moving average. */
    static double decay(double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException("`decay` must lie in [0, 1), got " + value);
        }
        return value;
    }

    /** An image's slope is its own only if its score is. */
    static void scoresEachImageByItself(Critic critic) {
        if (critic.scoresDependOnBatch()) {
            throw new IllegalArgumentException(
                    "a gradient penalty needs a critic that scores each image by itself, but batch"
                            + " normalisation mixes the batch: build the critic with normalization(Normalization.INSTANCE), LAYER"
                            + " or NONE");
        }
    }
}
