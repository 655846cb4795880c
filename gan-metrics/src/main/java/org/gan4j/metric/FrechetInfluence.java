package org.gan4j.metric;

import org.gan4j.linalg.LargestEigenvalue;
import org.gan4j.linalg.LinearAlgebra;
import org.gan4j.linalg.Matrix;
import org.gan4j.linalg.PsdRoot;
import org.gan4j.linalg.SymmetricEigen;

/**
 * The influence function of the Frechet distance in one side's images, whose spread gives the standard error (the delta method).
 *
 * <p>For an image x of side g against side r: psi(x) = 2 (mu_g - mu_r).(x - mu_g) + (x - mu_g)^T (I - T) (x - mu_g) with T =
 * S_r^1/2 (S_r^1/2 S_g S_r^1/2)^(-1/2) S_r^1/2, the inverse of the root taken on what the clamp leaves. se = sd(psi)/sqrt(n).
 */
final class FrechetInfluence {
    private static final double ZERO = 16 * 0x1p-52;

    private final LinearAlgebra algebra;

    FrechetInfluence(LinearAlgebra algebra) {
        this.algebra = algebra;
    }

    /**
     * The squared standard error that one side's sampling adds.
     *
     * @param features [n, d] of that side
     * @param own that side's statistics
     * @param other the other side's
     */
    double variance(Matrix features, FeatureStatistics own, FeatureStatistics other) {
        Matrix centred = features.minus(own.mean());
        double[] quadratic = centred.rows() < centred.columns()
                ? throughGram(centred, other.covariance())
                : throughTransport(centred, own.covariance(), other);
        double[] psi = new double[centred.rows()];
        double[] ownMean = own.mean();
        double[] otherMean = other.mean();
        for (int k = 0; k < psi.length; k++) {
            double linear = 0;
            double square = 0;
            for (int j = 0; j < ownMean.length; j++) {
                double x = centred.get(k, j);
                linear += (ownMean[j] - otherMean[j]) * x;
                square += x * x;
            }
            psi[k] = 2 * linear + square - quadratic[k];
        }
        return Moments.variance(psi) / psi.length;
    }

    /** x^T T x of every row, with T from both covariances. */
    double[] throughTransport(Matrix centred, Matrix own, FeatureStatistics other) {
        PsdRoot root = PsdRoot.of(other.covariance(), other.noise(), algebra);
        Matrix product = algebra.multiply(algebra.multiply(root.root(), own), root.root());
        SymmetricEigen eigen = algebra.eigen(product);
        // T = A^T A with rows lambda^(-1/4) v_i S_r^1/2
        Matrix directions = algebra.multiply(eigen.vectors(), root.root());
        Matrix along = algebra.multiplyTransposed(centred, directions);
        double largest = root.largest() * LargestEigenvalue.of(own);
        double[] quadratic = new double[centred.rows()];
        for (int i = 0; i < eigen.values().length; i++) {
            if (eigen.values()[i] <= ZERO * largest) {
                continue;
            }
            double weight = 1 / Math.sqrt(eigen.values()[i]);
            for (int k = 0; k < quadratic.length; k++) {
                quadratic[k] += weight * along.get(k, i) * along.get(k, i);
            }
        }
        return quadratic;
    }

    /**
     * The same for n &lt; d. With F = X^T/sqrt(n - 1) and F^T S_r F = U diag(lambda) U^T it is, for the row x_k =
     * sqrt(n - 1) F e_k, x_k^T T x_k = (n - 1) sum_i sqrt(lambda_i) U_ki^2: nothing is inverted.
     */
    double[] throughGram(Matrix centred, Matrix other) {
        int n = centred.rows();
        Matrix product = algebra.multiplyTransposed(algebra.multiply(centred, other), centred)
                .scale(1.0 / (n - 1));
        SymmetricEigen eigen = algebra.eigen(product);
        double[] quadratic = new double[n];
        for (int i = 0; i < n; i++) {
            double weight = (n - 1) * Math.sqrt(Math.max(0, eigen.values()[i]));
            for (int k = 0; k < n; k++) {
                quadratic[k] +=
                        weight * eigen.vectors().get(i, k) * eigen.vectors().get(i, k);
            }
        }
        return quadratic;
    }
}
