package org.gan4j.metric;

import java.util.Locale;

/**
 * An interval that holds the true value in 95 of 100 repetitions, as far as its method's assumptions hold.
 *
 * @param low lower end
 * @param high upper end
 */
public record Interval(double low, double high) {
    /** The 97.5 % point of the normal distribution. */
    public static final double Z = 1.959963984540054;

    /**
     * Value plus and minus {@value #Z} standard errors.
     *
     * @param value the estimate
     * @param standardError its standard error, at least 0
     * @return the interval
     */
    public static Interval normal(double value, double standardError) {
        return new Interval(value - Z * standardError, value + Z * standardError);
    }

    /**
     * Wilson's score interval of a proportion (Wilson 1927, "Probable inference, the law of succession, and statistical
     * inference"), which stays within [0, 1] and is sound at 0 and at all successes.
     *
     * @param successes how many of them, from 0 to {@code n}
     * @param n trials, at least 1
     * @return the 95 % interval
     * @throws IllegalArgumentException if the numbers are out of range
     */
    public static Interval wilson(long successes, long n) {
        if (n < 1 || successes < 0 || successes > n) {
            throw new IllegalArgumentException(
                    "`successes` must lie in [0, n] with n at least 1, got " + successes + " of " + n);
        }
        double p = (double) successes / n;
        double square = Z * Z / n;
        double centre = (p + square / 2) / (1 + square);
        double half = Z * Math.sqrt(p * (1 - p) / n + square / (4 * n)) / (1 + square);
        return new Interval(
                successes == 0 ? 0 : Math.max(0, centre - half), successes == n ? 1 : Math.min(1, centre + half));
    }

    /** {@return the same interval, cut off below a bound the value cannot pass} */
    Interval atLeast(double bound) {
        return new Interval(Math.max(bound, low), Math.max(bound, high));
    }

    /** {@return the ends in brackets, to five significant digits} */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "[%.5g, %.5g]", low, high);
    }
}
