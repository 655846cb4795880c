package org.gan4j.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link LinearAlgebra} promises. Numbers from {@code root_trace_goldens.py}. */
public abstract class LinearAlgebraContractTest {
    private static final Offset<Double> ROUNDING = within(1e-12);
    private static final double[] EIGENVALUES = {
        0.5150321025523278, 0.6515976170906947, 0.9304448018957548, 1.6618079486590158, 2.771022478105799
    };
    private static final double[] LAST_ROW_OF_L = {
        -0.35355066274431196, -0.06973159801784055, 0.08679672679922353, 0.14276698486524647, 1.2189137496021334
    };
    private static final double[] SINGULAR_VALUES = {
        5.733873903045366, 3.2339324654010557, 2.156618012292499, 1.7391629065963423
    };

    private LinearAlgebra algebra;
    private final Matrix covariance = Formula.covariance(Formula.features(60, 5, 1));
    private final Matrix wide = Formula.features(4, 6, 3);

    /** Returns the implementation under test. */
    protected abstract LinearAlgebra algebra();

    @BeforeEach
    void make() {
        algebra = algebra();
    }

    private static void close(double[] actual, double... expected) {
        assertThat(actual).containsExactly(expected, ROUNDING);
    }

    private static void close(Matrix actual, Matrix expected) {
        assertThat(actual.rows()).isEqualTo(expected.rows());
        close(actual.values(), expected.values());
    }

    @Test
    void eigenvaluesAscend() {
        double[] before = covariance.values().clone();
        close(algebra.eigenvalues(covariance), EIGENVALUES);
        close(algebra.eigen(covariance).values(), EIGENVALUES);
        assertThat(covariance.values()).containsExactly(before);
    }

    @Test
    void rowsOfVectorsAreEigenvectors() {
        SymmetricEigen eigen = algebra.eigen(covariance);
        Matrix images = algebra.multiply(eigen.vectors(), covariance);
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                assertThat(images.get(i, j))
                        .isCloseTo(eigen.values()[i] * eigen.vectors().get(i, j), ROUNDING);
            }
        }
        close(algebra.multiplyTransposed(eigen.vectors(), eigen.vectors()), Matrix.diagonal(1, 1, 1, 1, 1));
    }

    @Test
    void anAsymmetryIsAveragedOut() {
        Matrix uneven = Matrix.of(new double[][] {{2, 1 + 1e-11}, {1 - 1e-11, 2}});
        close(algebra.eigenvalues(uneven), 1, 3);
        close(algebra.eigenvalues(Matrix.of(new double[][] {{2, 2}, {0, 2}})), 1, 3);
        close(algebra.cholesky(Matrix.of(new double[][] {{4, 4}, {0, 5}})).orElseThrow(), Matrix.of(new double[][] {
            {2, 0}, {1, 2}
        }));
    }

    @Test
    void singularAndRepeatedEigenvalues() {
        close(algebra.eigenvalues(Matrix.of(new double[][] {{1, 1, 1}, {1, 1, 1}, {1, 1, 1}})), 0, 0, 3);
        close(algebra.eigenvalues(Matrix.diagonal(5, -2, 5)), -2, 5, 5);
        close(algebra.eigenvalues(Matrix.zeros(3, 3)), 0, 0, 0);
        close(algebra.eigenvalues(Matrix.diagonal(7)), 7);
    }

    @Test
    void choleskyIsLowerTriangular() {
        Matrix lower = algebra.cholesky(covariance).orElseThrow();
        close(lower.row(4), LAST_ROW_OF_L);
        assertThat(lower.get(1, 3)).isZero();
        close(algebra.multiplyTransposed(lower, lower), covariance);
    }

    @Test
    void onlyDefiniteMatricesHaveOne() {
        assertThat(algebra.cholesky(Matrix.diagonal(1, 0))).isEmpty();
        assertThat(algebra.cholesky(Matrix.diagonal(1, -1, 1))).isEmpty();
        assertThat(algebra.cholesky(Matrix.zeros(2, 2))).isEmpty();
    }

    @Test
    void congruenceIsLTransposedSL() {
        Matrix lower = Matrix.of(new double[][] {{2, 0}, {3, 5}});
        Matrix symmetric = Matrix.of(new double[][] {{1, 4}, {4, 7}});
        // L^T S L by hand: [[4 + 24 + 24 + 63, 40 + 105], [.., 175]]
        close(algebra.congruence(lower, symmetric), Matrix.of(new double[][] {{115, 145}, {145, 175}}));
    }

    @Test
    void singularValuesDescendForBothOrientations() {
        close(algebra.singularValues(wide), SINGULAR_VALUES);
        close(algebra.singularValues(wide.transpose()), SINGULAR_VALUES);
    }

    @Test
    void products() {
        Matrix a = Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}});
        Matrix b = Matrix.of(new double[][] {{1, 0}, {2, -1}, {0, 3}});
        close(algebra.multiply(a, b), Matrix.of(new double[][] {{5, 7}, {14, 13}}));
        close(algebra.multiplyTransposed(a, b.transpose()), Matrix.of(new double[][] {{5, 7}, {14, 13}}));
    }

    @Test
    void gramSumsFillTheLowerTriangleOnly() {
        Matrix sum = Matrix.of(new double[][] {{10, 20}, {30, 40}});
        algebra.addGrami(sum, Matrix.of(new double[][] {{1, 2}, {3, 4}, {5, 6}}));
        close(sum, Matrix.of(new double[][] {{45, 20}, {74, 96}}));
    }

    @Test
    void refusesWhatItCannotDecompose() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> algebra.eigenvalues(Matrix.zeros(2, 3)))
                .withMessage("`symmetric` must be square, got 2 x 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> algebra.eigen(Matrix.diagonal(1, Double.NaN)))
                .withMessage("`symmetric` must be finite, got NaN in row 1, column 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> algebra.singularValues(Matrix.diagonal(Double.POSITIVE_INFINITY)))
                .withMessage("`matrix` must be finite, got Infinity in row 0, column 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> algebra.multiply(wide, wide))
                .withMessage("`b` must have the inner size of `a`, 6, got Matrix(4 x 6) and Matrix(4 x 6)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> algebra.multiplyTransposed(wide, covariance))
                .withMessageContaining("got Matrix(4 x 6) and Matrix(5 x 5)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> algebra.addGrami(covariance, wide))
                .withMessage("`sum` must be 6 x 6 for rows of Matrix(4 x 6), got Matrix(5 x 5)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> algebra.congruence(covariance, Matrix.diagonal(1, 1)))
                .withMessage("`symmetric` must have the size of `lower`, 5, got Matrix(2 x 2)");
    }
}
