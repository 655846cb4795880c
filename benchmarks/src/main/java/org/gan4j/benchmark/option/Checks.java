package org.gan4j.benchmark.option;

/** Checks of option values, in one wording: the option, what was expected, what was found. */
public final class Checks {
    private Checks() {}

    /**
     * Refuses a number outside a range.
     *
     * @param option its name, such as {@code --batch}
     * @param value what was given
     * @param least the smallest that fits
     * @param most the largest that fits
     * @throws IllegalArgumentException naming all of them
     */
    public static void within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "`" + option + "` must lie in [" + least + ", " + most + "], got " + value);
        }
    }

    /**
     * Refuses a number that is too small.
     *
     * @param option its name, such as {@code --repeat}
     * @param value what was given
     * @param least the smallest that fits
     * @throws IllegalArgumentException naming all of them
     */
    public static void atLeast(String option, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException("`" + option + "` must be at least " + least + ", got " + value);
        }
    }
}
