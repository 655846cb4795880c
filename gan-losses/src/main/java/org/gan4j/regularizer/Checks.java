package org.gan4j.regularizer;

import org.gan4j.model.Critic;

/** Checks that penalties share. */
final class Checks {
    private Checks() {}

    /** An image's slope is its own only if its score is. */
    static void scoresEachImageByItself(Critic critic) {
        if (critic.scoresDependOnBatch()) {
            throw new IllegalArgumentException(
                    "`critic` must score each image by itself for a gradient penalty, got " + critic
                            + ", which mixes the batch as batch normalisation does; build it with"
                            + " normalization(Normalization.INSTANCE), LAYER or NONE");
        }
    }
}
