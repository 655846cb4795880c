package org.gan4j.internal;

/**
 * Checks of arguments, in one wording: the argument, the rule, what was found. Each gives back what it has checked, for
 * constructors to keep. Thread-safe.
 */
public final class Arguments {
    private Arguments() {}

    /**
     * A rate, weight or bound.
     *
     * @param name the argument
     * @param value its value
     * @return the value
     * @throws IllegalArgumentException unless it is positive and finite
     */
    public static double positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("`" + name + "` must be positive and finite, got " + value);
        }
        return value;
    }

    /**
     * The share of the old value in a moving average.
     *
     * @param name the argument
     * @param value its value
     * @return the value
     * @throws IllegalArgumentException unless it lies in [0, 1)
     */
    public static double decay(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException("`" + name + "` must lie in [0, 1), got " + value);
        }
        return value;
    }

    /**
     * A part of a whole, neither nothing nor all of it.
     *
     * @param name the argument
     * @param value its value
     * @return the value
     * @throws IllegalArgumentException unless it lies in (0, 1)
     */
    public static double part(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException("`" + name + "` must lie in (0, 1), got " + value);
        }
        return value;
    }

    /**
     * A count.
     *
     * @param name the argument
     * @param value its value
     * @return the value
     * @throws IllegalArgumentException if it is below 1
     */
    public static int atLeastOne(String name, int value) {
        return (int) atLeastOne(name, (long) value);
    }

    /**
     * A count.
     *
     * @param name the argument
     * @param value its value
     * @return the value
     * @throws IllegalArgumentException if it is below 1
     */
    public static long atLeastOne(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("`" + name + "` must be at least 1, got " + value);
        }
        return value;
    }

    /**
     * The name of something that checkpoints tell from others by its name alone.
     *
     * @param name its value; the argument is called {@code name}
     * @return the value
     * @throws IllegalArgumentException if it is blank
     */
    public static String named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("`name` must not be blank, got \"" + name
                    + "\"; say what it is and with which settings, for a checkpoint compares names");
        }
        return name;
    }
}
