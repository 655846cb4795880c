package org.gan4j.linalg;

/**
 * The symmetric square root S^1/2 = V^T diag(sqrt(lambda)) V of a positive semi-definite matrix, by its eigenvalues; it exists
 * for singular matrices too.
 *
 * @param root [d, d], symmetric
 * @param largest the largest eigenvalue of S
 * @param clamped the eigenvalue of largest magnitude that was taken as 0; 0 if none was
 */
public record PsdRoot(Matrix root, double largest, double clamped) {

    /**
     * The root of a matrix. With s the largest eigenvalue and ulp = 2^-52, |lambda| &lt;= 16 ulp s is taken as 0.
     *
     * @param covariance [d, d], not modified
     * @param noise by how much rounding may have moved its eigenvalues, at least 0; 0 if unknown
     * @param algebra computes
     * @return the root
     * @throws ArithmeticException if an eigenvalue is below -max(d ulp s, noise), naming it
     * @throws IllegalArgumentException if the matrix is not square or not finite
     */
    public static PsdRoot of(Matrix covariance, double noise, LinearAlgebra algebra) {
        SymmetricEigen eigen = algebra.eigen(covariance);
        double[] values = eigen.values();
        int d = values.length;
        double largest = Math.max(0, values[d - 1]);
        EigenvalueClamp clamp = new EigenvalueClamp("covariance", d, largest, noise);
        Matrix half = scaledRows(eigen.vectors(), values, clamp); // lambda^1/4 times each vector
        Matrix turned = half.transpose();
        return new PsdRoot(algebra.multiplyTransposed(turned, turned), largest, clamp.clamped());
    }

    private static Matrix scaledRows(Matrix vectors, double[] values, EigenvalueClamp clamp) {
        int d = values.length;
        Matrix scaled = Matrix.zeros(d, d);
        for (int i = 0; i < d; i++) {
            double factor = Math.sqrt(Math.sqrt(clamp.apply(values[i])));
            for (int j = 0; j < d; j++) {
                scaled.values()[i * d + j] = factor * vectors.get(i, j);
            }
        }
        return scaled;
    }
}
