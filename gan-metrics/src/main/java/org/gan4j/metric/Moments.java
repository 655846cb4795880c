package org.gan4j.metric;

/** Mean and variance of a few numbers. */
final class Moments {
    private Moments() {}

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Divided by n - 1. */
    static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }

    /** The standard error of an estimate from its values with one of g equal groups left out each: sqrt((g - 1)/g sum (v - mean)^2). */
    static double jackknifeError(double[] leavingOneOut) {
        int groups = leavingOneOut.length;
        return Math.sqrt(variance(leavingOneOut) * (groups - 1) * (groups - 1) / groups);
    }
}
