package org.gan4j.linalg;

/**
 * tr (S_r S_g)^1/2 and how it was found.
 *
 * @param value the trace, at least 0
 * @param route the way it was computed
 * @param clamped the eigenvalue of the product of largest magnitude that was taken as 0; 0 if none was
 * @param clampedCount how many were
 */
public record RootTrace(double value, Route route, double clamped, int clampedCount) {

    /** The ways to the same number. */
    public enum Route {
        /** Eigenvalues of S_r^1/2 S_g S_r^1/2. */
        EIGEN("eigenvalues with a symmetric root"),
        /** Eigenvalues of L^T S L with the Cholesky factor L of one covariance. */
        CHOLESKY("eigenvalues with a Cholesky factor"),
        /** Eigenvalues of X S X^T / (n - 1) with the centred features X of a side that has fewer images than features. */
        GRAM("eigenvalues of a Gram matrix"),
        /** Singular values of X_r X_g^T: both sides have fewer images than features. */
        NUCLEAR("nuclear norm"),
        /** Both covariances are the same: the trace is that of either. */
        EQUAL("equal covariances");

        private final String text;

        Route(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
