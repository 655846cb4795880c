package org.gan4j.nn;

import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Transposed;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Random matrices with orthonormal rows (or columns, whichever are fewer), uniformly distributed: the orthogonal factor of a
 * normal matrix whose triangular factor has a positive diagonal (Saxe et al. 2014; Mezzadri 2007).
 *
 * <p>With A A' = L L' the rows of L^-1 A are orthonormal. Rounding spoils that by the square of A's condition, which a
 * second pass takes away (Yamamoto et al. 2015).
 */
final class OrthogonalDistribution implements Distribution {
    private static final int PASSES = 2;

    private final double gain;

    OrthogonalDistribution(double gain) {
        this.gain = gain;
    }

    @Override
    public Tensor draw(TensorFactory tensors, RandomStream random, Shape shape) {
        if (shape.rank() < 2) {
            throw new IllegalArgumentException(
                    "`shape` must have two dimensions or more for an orthogonal weight, got " + shape);
        }
        TensorFactory doubles = TensorFactory.of(tensors.kernels(), DataType.DOUBLE);
        int rows = (int) shape.dim(0);
        int columns = (int) (shape.size() / rows);
        boolean tall = rows > columns;
        int few = Math.min(rows, columns);
        Tensor q = doubles.normal(random, Shape.of(few, Math.max(rows, columns)));
        for (int i = 0; i < PASSES; i++) {
            double[] gram = q.matmul(q, Transposed.RIGHT).toDoubles();
            q = doubles.of(inverseOfFactor(gram, few), Shape.of(few, few)).matmul(q);
        }
        Tensor oriented = tall ? q.permute(1, 0) : q;
        return tensors.of(oriented.mul(gain).toDoubles(), shape);
    }

    /** The inverse of the lower triangular L with L L' = the matrix; both n x n in C order. */
    private static double[] inverseOfFactor(double[] matrix, int n) {
        double[] factor = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = matrix[i * n + j];
                for (int k = 0; k < j; k++) {
                    rest -= factor[i * n + k] * factor[j * n + k];
                }
                factor[i * n + j] = i == j ? Math.sqrt(rest) : rest / factor[j * n + j];
            }
        }
        double[] inverse = new double[n * n];
        for (int i = 0; i < n; i++) {
            inverse[i * n + i] = 1;
            for (int k = 0; k < i; k++) {
                for (int j = 0; j <= k; j++) {
                    inverse[i * n + j] -= factor[i * n + k] * inverse[k * n + j];
                }
            }
            for (int j = 0; j <= i; j++) {
                inverse[i * n + j] /= factor[i * n + i];
            }
        }
        return inverse;
    }
}
