package org.gan4j.loss;

import java.util.Objects;
import org.gan4j.train.AdversarialLoss;

/** Which loss may go around which. */
final class Wrapping {
    private Wrapping() {}

    /** Relativistic losses take their base's critic loss for both players, and top-k changes only the generator's. */
    static AdversarialLoss withoutTopK(AdversarialLoss base) {
        if (Objects.requireNonNull(base, "base") instanceof TopK) {
            throw new IllegalArgumentException("`base` must not be a TopK, whose share a relativistic loss never asks"
                    + " for, got " + base + "; put TopK around it");
        }
        return base;
    }
}
