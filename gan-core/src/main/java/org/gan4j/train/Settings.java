package org.gan4j.train;

/** Checks of numbers that users set, in one wording. */
final class Settings {
    private Settings() {}

    static void positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("`" + name + "` must be positive and finite, got " + value);
        }
    }

    static void decay(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException("`" + name + "` must lie in [0, 1), got " + value);
        }
    }

    static void atLeastOne(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("`" + name + "` must be at least 1, got " + value);
        }
    }
}
