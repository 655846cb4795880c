package org.gan4j.cli.internal.norm;

import java.util.Arrays;

/**
 * Median and quartiles, interpolated between neighbours as NumPy's {@code quantile} does it by default.
 *
 * @param median the middle
 * @param q25 a quarter lies below
 * @param q75 a quarter lies above
 */
record Quartiles(double median, double q25, double q75) {
    /** {@return those of some numbers; NaN if there are none} */
    static Quartiles of(double... numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return new Quartiles(at(sorted, 0.5), at(sorted, 0.25), at(sorted, 0.75));
    }

    private static double at(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
