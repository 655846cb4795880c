package org.gan4j.linalg;

import java.util.function.UnaryOperator;

/**
 * The largest eigenvalue of a positive semi-definite matrix by power iteration: a scale for thresholds, from below and within
 * a few per cent, for far less than a decomposition. Stateless and thread-safe.
 */
public final class LargestEigenvalue {
    private static final int STEPS = 40;
    private static final double ENOUGH = 1e-3; // relative growth a step

    private LargestEigenvalue() {}

    /**
     * That of a matrix.
     *
     * @param symmetric [d, d], positive semi-definite, not modified
     * @return about its largest eigenvalue, not above it beyond rounding
     */
    public static double of(Matrix symmetric) {
        // A symmetric matrix is its transpose, and sums of scaled rows are what the compiler vectorises.
        return of(v -> timesTransposed(symmetric, v), symmetric.rows());
    }

    /**
     * That of X^T X.
     *
     * @param x [n, d], not modified
     * @return about its largest eigenvalue, not above it beyond rounding
     */
    public static double ofGram(Matrix x) {
        return of(v -> timesTransposed(x, times(x, v)), x.columns());
    }

    private static double of(UnaryOperator<double[]> product, int d) {
        double[] v = start(d);
        double largest = 0;
        for (int step = 0; step < STEPS; step++) {
            double[] next = product.apply(v);
            double length = normalizei(next);
            boolean settled = length <= largest * (1 + ENOUGH);
            largest = Math.max(largest, length);
            if (settled || length == 0) {
                break;
            }
            v = next;
        }
        return largest;
    }

    /** A unit vector that is orthogonal to no likely eigenvector, the same every time. */
    private static double[] start(int d) {
        double[] v = new double[d];
        for (int i = 0; i < d; i++) {
            v[i] = 1 + StrictMath.sin(1 + 7.3 * i);
        }
        normalizei(v);
        return v;
    }

    private static double normalizei(double[] v) {
        double sum = 0;
        for (double value : v) {
            sum += value * value;
        }
        double length = Math.sqrt(sum);
        for (int i = 0; i < v.length && length > 0; i++) {
            v[i] /= length;
        }
        return length;
    }

    private static double[] times(Matrix a, double[] v) {
        double[] result = new double[a.rows()];
        double[] values = a.values();
        for (int i = 0; i < result.length; i++) {
            int at = i * v.length;
            double sum = 0;
            for (int j = 0; j < v.length; j++) {
                sum += values[at + j] * v[j];
            }
            result[i] = sum;
        }
        return result;
    }

    private static double[] timesTransposed(Matrix a, double[] v) {
        double[] result = new double[a.columns()];
        for (int i = 0; i < a.rows(); i++) {
            addScaledi(result, v[i], a.values(), i * result.length);
        }
        return result;
    }

    private static void addScaledi(double[] sum, double factor, double[] values, int at) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += factor * values[at + j];
        }
    }
}
