package org.gan4j.linalg;

/** The argument checks that every {@link LinearAlgebra} makes. */
final class AlgebraChecks {
    private AlgebraChecks() {}

    static Matrix symmetric(Matrix symmetric) {
        return finite("symmetric", symmetric.requireSquare("symmetric")).symmetrized();
    }

    static Matrix finite(String name, Matrix matrix) {
        double[] values = matrix.values();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("`" + name + "` must be finite, got " + values[i] + " in row "
                        + i / matrix.columns() + ", column " + i % matrix.columns());
            }
        }
        return matrix;
    }

    static void inner(Matrix a, int innerOfA, Matrix b, int innerOfB) {
        if (innerOfA != innerOfB) {
            throw new IllegalArgumentException(
                    "`b` must have the inner size of `a`, " + innerOfA + ", got " + a + " and " + b);
        }
    }

    static void gram(Matrix sum, Matrix x) {
        sum.requireSquare("sum");
        if (sum.rows() != x.columns()) {
            throw new IllegalArgumentException(
                    "`sum` must be " + x.columns() + " x " + x.columns() + " for rows of " + x + ", got " + sum);
        }
    }

    static void congruence(Matrix lower, Matrix symmetric) {
        lower.requireSquare("lower");
        if (lower.rows() != symmetric.rows()) {
            throw new IllegalArgumentException(
                    "`symmetric` must have the size of `lower`, " + lower.rows() + ", got " + symmetric);
        }
    }
}
