package org.gan4j.linalg;

/**
 * What becomes of the eigenvalues of a positive semi-definite matrix that rounding has moved, given a scale s (the largest
 * eigenvalue, or for a product of covariances the product of both largest):
 *
 * <ul>
 *   <li>|lambda| &lt;= {@value #ZERO_ULPS} ulp s becomes 0, for both signs: if only negative ones did, the positive half of
 *       the noise would stay and the distance of a set to itself would be negative;
 *   <li>lambda &lt; -max(d ulp s, noise) is an error: the matrix is no covariance;
 *   <li>a negative lambda between the two becomes 0.
 * </ul>
 *
 * <p>ulp is 2^-52. The noise is what rounding in the covariance itself may have moved eigenvalues by; 0 where it is unknown.
 */
final class EigenvalueClamp {
    static final double ULP = 0x1p-52;
    static final int ZERO_ULPS = 16;

    private final double scale;
    private final double tolerance;
    private final double zero;
    private final String name;
    private double clamped;
    private int count;

    /**
     * A clamp for one matrix.
     *
     * @param name what an error calls the matrix
     * @param d its size, of the covariance and not of a smaller matrix with the same spectrum
     * @param scale s
     * @param noise absolute, in the unit of s
     */
    EigenvalueClamp(String name, int d, double scale, double noise) {
        this.name = name;
        this.scale = scale;
        zero = ZERO_ULPS * ULP * scale;
        tolerance = Math.max(d * ULP * scale, noise);
    }

    double apply(double eigenvalue) {
        if (eigenvalue < -Math.max(tolerance, zero)) {
            throw new ArithmeticException("`" + name + "` must have no negative eigenvalue, got " + eigenvalue
                    + ", below what rounding explains, " + -tolerance + " (largest " + scale
                    + "); a covariance is damaged or was not computed in 64 bits");
        }
        if (eigenvalue < 0 || eigenvalue <= zero) {
            if (eigenvalue != 0) {
                count++;
                clamped = Math.abs(eigenvalue) > Math.abs(clamped) ? eigenvalue : clamped;
            }
            return 0;
        }
        return eigenvalue;
    }

    /** The sum of the square roots of eigenvalues, clamped. */
    double sumOfRoots(double[] eigenvalues) {
        double sum = 0;
        for (double eigenvalue : eigenvalues) {
            sum += Math.sqrt(apply(eigenvalue));
        }
        return sum;
    }

    /** The one of largest magnitude that became 0; 0 if none did. */
    double clamped() {
        return clamped;
    }

    int count() {
        return count;
    }
}
