package org.gan4j.metric;

import org.gan4j.linalg.LinearAlgebra;
import org.gan4j.linalg.Matrix;

/**
 * Squared Euclidean distances between the rows of two sets, some rows at a time: |x|^2 + |y|^2 - 2 x.y about a common centre. What
 * rounding leaves of equal rows, up to {@value #NOISE} of |x|^2 + |y|^2, becomes 0. Immutable and thread-safe.
 */
final class SquaredDistances {
    private static final double NOISE = 1e-13;

    private final LinearAlgebra algebra;
    private final Matrix from;
    private final Matrix to;
    private final double[] fromSquares;
    private final double[] toSquares;

    @SuppressWarnings("ReferenceEquality") // the same rows are centred once
    SquaredDistances(Matrix from, Matrix to, double[] centre, LinearAlgebra algebra) {
        this.algebra = algebra;
        this.from = from.minus(centre);
        this.to = from == to ? this.from : to.minus(centre);
        fromSquares = squares(this.from);
        toSquares = squares(this.to);
    }

    private static double[] squares(Matrix rows) {
        double[] squares = new double[rows.rows()];
        for (int i = 0; i < squares.length; i++) {
            for (int j = 0; j < rows.columns(); j++) {
                squares[i] += rows.get(i, j) * rows.get(i, j);
            }
        }
        return squares;
    }

    /** The distances of some rows of the first set to all of the second, [end - start, rows of the second]. */
    Matrix block(int start, int end) {
        Matrix products = algebra.multiplyTransposed(from.range(start, end), to);
        for (int i = 0; i < products.rows(); i++) {
            for (int j = 0; j < products.columns(); j++) {
                double squares = fromSquares[start + i] + toSquares[j];
                double distance = squares - 2 * products.get(i, j);
                products.values()[i * products.columns() + j] = distance <= NOISE * squares ? 0 : distance;
            }
        }
        return products;
    }
}
