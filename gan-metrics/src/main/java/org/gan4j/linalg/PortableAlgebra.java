package org.gan4j.linalg;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * Decompositions by Commons Math, products in plain Java: needs no native library, and takes a minute where LAPACK takes a
 * second at d = 2,048. Practical to d = {@value #PRACTICAL}.
 */
public final class PortableAlgebra implements LinearAlgebra {
    /** Above this size {@link #caution} warns. */
    public static final int PRACTICAL = 512;

    private static final double NO_THRESHOLD = 0;

    private final String reason;

    /** The implementation, chosen by hand. */
    public PortableAlgebra() {
        this("");
    }

    PortableAlgebra(String reason) {
        this.reason = reason;
    }

    @Override
    public String name() {
        return "Commons Math";
    }

    @Override
    public Optional<String> caution(int d) {
        return d <= PRACTICAL
                ? Optional.empty()
                : Optional.of("d = " + d + " is above " + PRACTICAL
                        + ", which is as far as Commons Math is practical: expect minutes; "
                        + "put org.bytedeco:openblas for this platform on the class path" + reason);
    }

    @Override
    public double[] eigenvalues(Matrix symmetric) {
        return eigen(symmetric).values();
    }

    @Override
    public SymmetricEigen eigen(Matrix symmetric) {
        RealMatrix matrix = toCommons(AlgebraChecks.symmetric(symmetric));
        EigenDecomposition found;
        try {
            found = new EigenDecomposition(matrix);
        } catch (MathIllegalStateException fault) {
            throw new ArithmeticException("Commons Math's eigen-decomposition did not converge on " + symmetric + ": "
                    + fault.getMessage() + "; use Lapack");
        }
        int d = symmetric.rows();
        double[] values = new double[d]; // there they descend
        Matrix vectors = Matrix.zeros(d, d);
        for (int i = 0; i < d; i++) {
            values[i] = found.getRealEigenvalue(d - 1 - i);
            System.arraycopy(found.getEigenvector(d - 1 - i).toArray(), 0, vectors.values(), i * d, d);
        }
        return new SymmetricEigen(values, vectors);
    }

    @Override
    public Optional<Matrix> cholesky(Matrix symmetric) {
        RealMatrix matrix = toCommons(AlgebraChecks.symmetric(symmetric));
        try {
            return Optional.of(fromCommons(new CholeskyDecomposition(matrix, NO_THRESHOLD, NO_THRESHOLD).getL()));
        } catch (NonPositiveDefiniteMatrixException notDefinite) {
            return Optional.empty();
        }
    }

    @Override
    public Matrix congruence(Matrix lower, Matrix symmetric) {
        AlgebraChecks.congruence(lower, symmetric);
        Matrix upper = lower.transpose();
        Matrix left = multiplyTransposed(upper, AlgebraChecks.symmetric(symmetric));
        return multiplyTransposed(left, upper).symmetrized();
    }

    @Override
    public double[] singularValues(Matrix matrix) {
        AlgebraChecks.finite("matrix", matrix);
        return new SingularValueDecomposition(toCommons(matrix)).getSingularValues();
    }

    @Override
    public Matrix multiply(Matrix a, Matrix b) {
        AlgebraChecks.inner(a, a.columns(), b, b.rows());
        return multiplyTransposed(a, b.transpose());
    }

    @Override
    public Matrix multiplyTransposed(Matrix a, Matrix b) {
        AlgebraChecks.inner(a, a.columns(), b, b.columns());
        Matrix product = Matrix.zeros(a.rows(), b.rows());
        int inner = a.columns();
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < b.rows(); j++) {
                double sum = 0;
                for (int k = 0; k < inner; k++) {
                    sum += a.values()[i * inner + k] * b.values()[j * inner + k];
                }
                product.values()[i * b.rows() + j] = sum;
            }
        }
        return product;
    }

    @Override
    public void addGrami(Matrix sum, Matrix x) {
        AlgebraChecks.gram(sum, x);
        int d = x.columns();
        for (int n = 0; n < x.rows(); n++) {
            double[] row = x.row(n);
            for (int i = 0; i < d; i++) {
                for (int j = 0; j <= i; j++) {
                    sum.values()[i * d + j] += row[i] * row[j];
                }
            }
        }
    }

    private static RealMatrix toCommons(Matrix matrix) {
        double[][] rows = new double[matrix.rows()][];
        Arrays.setAll(rows, matrix::row);
        return MatrixUtils.createRealMatrix(rows);
    }

    private static Matrix fromCommons(RealMatrix matrix) {
        return Matrix.of(matrix.getData());
    }

    @Override
    public String toString() {
        return name();
    }
}
