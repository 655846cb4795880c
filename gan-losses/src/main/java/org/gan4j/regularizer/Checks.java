package org.gan4j.regularizer;

/** Checks of numbers that users set, in one wording. */
final class Checks {
    private Checks() {}

    static double positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("`" + name + "` must be positive and finite, got " + value);
        }
        return value;
    }
}
