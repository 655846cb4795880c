package org.gan4j.linalg;

import java.util.Optional;

/**
 * The operations on dense matrices that scores are computed with.
 *
 * <p>A parameter called `symmetric` is symmetrised first: (A + A^T)/2 is what is decomposed. Arguments are not modified
 * unless a method says so. Implementations are stateless and thread-safe.
 */
public interface LinearAlgebra {

    /**
     * {@return LAPACK if its native library can be loaded here, otherwise the portable implementation, whose
     * {@link #caution} then says why}
     */
    static LinearAlgebra defaults() {
        return DefaultAlgebra.CHOSEN;
    }

    /** {@return the name that results print} */
    String name();

    /**
     * What a user should know before matrices of this size are decomposed.
     *
     * @param d the size
     * @return a sentence, empty if all is well
     */
    Optional<String> caution(int d);

    /**
     * The eigenvalues of a symmetric matrix, without vectors.
     *
     * @param symmetric [d, d]
     * @return [d] eigenvalues, ascending
     * @throws IllegalArgumentException if the matrix is not square or holds NaN or infinity
     * @throws ArithmeticException if the iteration does not converge
     */
    double[] eigenvalues(Matrix symmetric);

    /**
     * The eigenvalues and eigenvectors of a symmetric matrix.
     *
     * @param symmetric [d, d]
     * @return both, ascending
     * @throws IllegalArgumentException if the matrix is not square or holds NaN or infinity
     * @throws ArithmeticException if the iteration does not converge
     */
    SymmetricEigen eigen(Matrix symmetric);

    /**
     * The Cholesky factor L, lower triangular, of S = L L^T.
     *
     * @param symmetric [d, d]
     * @return L; empty if the matrix is not positive definite in floating point
     * @throws IllegalArgumentException if the matrix is not square or holds NaN or infinity
     */
    Optional<Matrix> cholesky(Matrix symmetric);

    /**
     * L^T S L for a Cholesky factor, symmetric.
     *
     * @param lower [d, d], lower triangular with a positive diagonal
     * @param symmetric [d, d]
     * @return [d, d]
     * @throws IllegalArgumentException if the sizes differ
     */
    Matrix congruence(Matrix lower, Matrix symmetric);

    /**
     * The singular values of any matrix.
     *
     * @param matrix [m, n]
     * @return [min(m, n)], descending
     * @throws IllegalArgumentException if the matrix holds NaN or infinity
     * @throws ArithmeticException if the iteration does not converge
     */
    double[] singularValues(Matrix matrix);

    /**
     * The product A B.
     *
     * @param a [m, k]
     * @param b [k, n]
     * @return [m, n]
     * @throws IllegalArgumentException if the inner sizes differ
     */
    Matrix multiply(Matrix a, Matrix b);

    /**
     * The product A B^T: every inner product of a row of A with a row of B.
     *
     * @param a [m, k]
     * @param b [n, k]
     * @return [m, n]
     * @throws IllegalArgumentException if the rows' lengths differ
     */
    Matrix multiplyTransposed(Matrix a, Matrix b);

    /**
     * Adds X^T X to the lower triangle of a sum: element (i, j), j &lt;= i; what lies above the diagonal is left alone.
     *
     * @param sum [d, d], modified in place
     * @param x [n, d]
     * @throws IllegalArgumentException if the sizes do not fit
     */
    void addGrami(Matrix sum, Matrix x);
}
