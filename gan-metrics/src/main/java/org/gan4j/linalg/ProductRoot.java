package org.gan4j.linalg;

import java.util.Optional;
import org.gan4j.linalg.RootTrace.Route;

/**
 * The trace of the square root of a product of two covariances, tr (S_r S_g)^1/2, by four routes that agree.
 *
 * <p>For any factor F F^T = S_g the matrices S_r S_g, S_r^1/2 S_g S_r^1/2 and F^T S_r F have the same non-zero eigenvalues, all
 * real and at least 0; the trace is the sum of their roots. No root of a non-symmetric matrix is ever taken. With s the
 * product of both largest eigenvalues and ulp = 2^-52: |lambda| &lt;= 16 ulp s is taken as 0, for both signs, and lambda below
 * -max(d ulp s, noise) is an error. Thread-safe.
 */
public final class ProductRoot {
    private final LinearAlgebra algebra;

    /**
     * Routes on an implementation.
     *
     * @param algebra computes
     */
    public ProductRoot(LinearAlgebra algebra) {
        this.algebra = algebra;
    }

    /**
     * By the symmetric root of one covariance; works for every pair.
     *
     * @param real S_r [d, d], not modified
     * @param realNoise by how much rounding may have moved its eigenvalues; 0 if unknown
     * @param generated S_g [d, d], not modified
     * @param generatedNoise the same of S_g
     * @return the trace
     * @throws ArithmeticException if an eigenvalue is negative beyond rounding, naming it
     */
    public RootTrace eigen(Matrix real, double realNoise, Matrix generated, double generatedNoise) {
        PsdRoot root = PsdRoot.of(real, realNoise, algebra);
        double largest = LargestEigenvalue.of(generated);
        Matrix product = algebra.multiply(algebra.multiply(root.root(), generated), root.root());
        double noise = realNoise * largest + generatedNoise * root.largest();
        return sum(product, real.rows(), root.largest() * largest, noise, Route.EIGEN);
    }

    /**
     * By the Cholesky factor of one covariance: no eigenvectors, the fastest from statistics.
     *
     * @param factored the covariance to factor [d, d], not modified
     * @param factoredNoise by how much rounding may have moved its eigenvalues; 0 if unknown
     * @param other the other one [d, d], not modified
     * @param otherNoise the same of the other
     * @return the trace; empty if the covariance to factor is not positive definite
     * @throws ArithmeticException if an eigenvalue is negative beyond rounding, naming it
     */
    public Optional<RootTrace> cholesky(Matrix factored, double factoredNoise, Matrix other, double otherNoise) {
        return algebra.cholesky(factored).map(lower -> {
            double largest = LargestEigenvalue.of(factored);
            double otherLargest = LargestEigenvalue.of(other);
            double noise = factoredNoise * otherLargest + otherNoise * largest;
            return sum(algebra.congruence(lower, other), other.rows(), largest * otherLargest, noise, Route.CHOLESKY);
        });
    }

    /**
     * From a covariance on one side and n centred features on the other: an n x n problem, made for n &lt; d.
     *
     * @param covariance S of one side [d, d], not modified
     * @param covarianceNoise by how much rounding may have moved its eigenvalues; 0 if unknown
     * @param centred the other side's features less their mean [n, d], not modified
     * @param centredNoise the same of the covariance they have; 0 if unknown
     * @return the trace
     * @throws ArithmeticException if an eigenvalue is negative beyond rounding, naming it
     */
    public RootTrace gram(Matrix covariance, double covarianceNoise, Matrix centred, double centredNoise) {
        double largest = LargestEigenvalue.of(covariance);
        double otherLargest = LargestEigenvalue.ofGram(centred) / (centred.rows() - 1);
        double noise = covarianceNoise * otherLargest + centredNoise * largest;
        return sum(gramMatrix(covariance, centred), covariance.rows(), largest * otherLargest, noise, Route.GRAM);
    }

    /** X S X^T / (n - 1). */
    private Matrix gramMatrix(Matrix covariance, Matrix centred) {
        Matrix left = algebra.multiply(centred, covariance);
        return algebra.multiplyTransposed(left, centred).scale(1.0 / (centred.rows() - 1));
    }

    /**
     * From centred features on both sides: the sum of the singular values of X_r X_g^T / sqrt((n_r - 1)(n_g - 1)), an
     * n_r x n_g problem. Singular values are never negative, so nothing is clamped.
     *
     * @param real X_r [n_r, d], centred, not modified
     * @param generated X_g [n_g, d], centred, not modified
     * @return the trace
     */
    public RootTrace nuclear(Matrix real, Matrix generated) {
        double sum = 0;
        for (double value : algebra.singularValues(algebra.multiplyTransposed(real, generated))) {
            sum += value;
        }
        double norm = Math.sqrt((real.rows() - 1.0) * (generated.rows() - 1.0));
        return new RootTrace(sum / norm, Route.NUCLEAR, 0, 0);
    }

    private RootTrace sum(Matrix product, int d, double scale, double noise, Route route) {
        EigenvalueClamp clamp = new EigenvalueClamp("product of the covariances", d, scale, noise);
        double sum = clamp.sumOfRoots(algebra.eigenvalues(product));
        return new RootTrace(sum, route, clamp.clamped(), clamp.count());
    }
}
