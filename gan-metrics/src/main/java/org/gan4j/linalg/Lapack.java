package org.gan4j.linalg;

import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * LAPACK and BLAS as OpenBLAS implements them, through {@code org.bytedeco:openblas}, which every ND4J backend brings.
 *
 * <p>Eigenvalues by divide and conquer ({@code dsyevd}), singular values by {@code dgesdd}. LAPACK stores matrices column by
 * column; a symmetric matrix is the same either way, and an eigenvector is a column there and a row here.
 */
public final class Lapack implements LinearAlgebra {
    private static final int COLUMNS = openblas.LAPACK_COL_MAJOR;
    private static final byte VALUES = 'N';
    private static final byte VECTORS = 'V';
    /** The upper triangle column by column is the lower one row by row. */
    private static final byte UPPER = 'U';

    /** LAPACK from the OpenBLAS on the class path, loaded by the first operation. */
    public Lapack() {}

    @Override
    public String name() {
        return "LAPACK (OpenBLAS)";
    }

    @Override
    public Optional<String> caution(int d) {
        return Optional.empty();
    }

    @Override
    public double[] eigenvalues(Matrix symmetric) {
        return dsyevd(AlgebraChecks.symmetric(symmetric), VALUES);
    }

    @Override
    public SymmetricEigen eigen(Matrix symmetric) {
        Matrix vectors = AlgebraChecks.symmetric(symmetric); // a copy, overwritten by its eigenvectors
        double[] values = dsyevd(vectors, VECTORS);
        return new SymmetricEigen(values, vectors);
    }

    private static double[] dsyevd(Matrix overwritten, byte job) {
        int d = overwritten.rows();
        double[] values = new double[d];
        int info = openblas.LAPACKE_dsyevd(COLUMNS, job, UPPER, d, overwritten.values(), d, values);
        check("dsyevd", info, overwritten);
        return values;
    }

    @Override
    public Optional<Matrix> cholesky(Matrix symmetric) {
        Matrix factor = AlgebraChecks.symmetric(symmetric);
        int d = factor.rows();
        int info = openblas.LAPACKE_dpotrf(COLUMNS, UPPER, d, factor.values(), d);
        if (info > 0) { // the leading minor of this order is not positive
            return Optional.empty();
        }
        check("dpotrf", info, factor);
        for (int i = 0; i < d; i++) {
            Arrays.fill(factor.values(), i * d + i + 1, (i + 1) * d, 0);
        }
        return Optional.of(factor);
    }

    @Override
    public Matrix congruence(Matrix lower, Matrix symmetric) {
        AlgebraChecks.congruence(lower, symmetric);
        Matrix product = AlgebraChecks.symmetric(symmetric);
        int d = product.rows();
        // Type 2 with S_g = U^T U overwrites A by U A U^T; U column by column is L row by row.
        int info = openblas.LAPACKE_dsygst(COLUMNS, 2, UPPER, d, product.values(), d, lower.values(), d);
        check("dsygst", info, product);
        mirror(product);
        return product;
    }

    /** Copies the lower triangle over the upper one. */
    private static void mirror(Matrix square) {
        int d = square.rows();
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < i; j++) {
                square.values()[j * d + i] = square.values()[i * d + j];
            }
        }
    }

    @Override
    public double[] singularValues(Matrix matrix) {
        AlgebraChecks.finite("matrix", matrix);
        int m = matrix.columns(); // column by column, the array holds the transpose
        int n = matrix.rows();
        double[] values = new double[Math.min(m, n)];
        double[] overwritten = matrix.values().clone();
        int info = openblas.LAPACKE_dgesdd(
                COLUMNS, VALUES, m, n, overwritten, m, values, new double[1], 1, new double[1], 1);
        check("dgesdd", info, matrix);
        return values;
    }

    @Override
    public Matrix multiply(Matrix a, Matrix b) {
        AlgebraChecks.inner(a, a.columns(), b, b.rows());
        return dgemm(a, b, openblas_nolapack.CblasNoTrans, b.columns());
    }

    @Override
    public Matrix multiplyTransposed(Matrix a, Matrix b) {
        AlgebraChecks.inner(a, a.columns(), b, b.columns());
        return dgemm(a, b, openblas_nolapack.CblasTrans, b.rows());
    }

    private static Matrix dgemm(Matrix a, Matrix b, int transposeB, int columns) {
        Matrix product = Matrix.zeros(a.rows(), columns);
        openblas_nolapack.cblas_dgemm(
                openblas_nolapack.CblasRowMajor,
                openblas_nolapack.CblasNoTrans,
                transposeB,
                a.rows(),
                columns,
                a.columns(),
                1,
                a.values(),
                a.columns(),
                b.values(),
                b.columns(),
                0,
                product.values(),
                columns);
        return product;
    }

    @Override
    public void addGrami(Matrix sum, Matrix x) {
        AlgebraChecks.gram(sum, x);
        openblas_nolapack.cblas_dsyrk(
                openblas_nolapack.CblasRowMajor,
                openblas_nolapack.CblasLower,
                openblas_nolapack.CblasTrans,
                x.columns(),
                x.rows(),
                1,
                x.values(),
                x.columns(),
                1,
                sum.values(),
                x.columns());
    }

    private static void check(String routine, int info, Matrix matrix) {
        if (info < 0) {
            throw new IllegalStateException(routine + " refused its argument " + -info + " for " + matrix);
        }
        if (info > 0) {
            throw new ArithmeticException(routine + " did not converge on " + matrix + " (info " + info
                    + "); the values are finite, so please report the matrix");
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
