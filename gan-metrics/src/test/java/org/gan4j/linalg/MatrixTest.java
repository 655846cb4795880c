package org.gan4j.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MatrixTest {
    private final Matrix matrix = Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 9}});

    @Test
    void rowsColumnsAndCopies() {
        assertThat(matrix.get(1, 0)).isEqualTo(4);
        assertThat(matrix.row(1)).containsExactly(4, 5, 9);
        assertThat(matrix.rows(1, 0, 1).values()).containsExactly(4, 5, 9, 1, 2, 3, 4, 5, 9);
        assertThat(matrix.range(1, 2)).isEqualTo(Matrix.of(new double[][] {{4, 5, 9}}));
        assertThat(matrix.transpose()).isEqualTo(Matrix.of(new double[][] {{1, 4}, {2, 5}, {3, 9}}));
        assertThat(matrix.columnMeans()).containsExactly(2.5, 3.5, 6);
        assertThat(matrix.minus(new double[] {1, 1, 2}).row(1)).containsExactly(3, 4, 7);
        assertThat(matrix.scale(2).sumOfSquares()).isEqualTo(4 * (1 + 4 + 9 + 16 + 25 + 81));
        assertThat(Matrix.diagonal(3, 4).trace()).isEqualTo(7);
        assertThat(matrix).hasToString("Matrix(2 x 3)").isNotEqualTo(new Matrix(3, 2, matrix.values()));
        assertThat(Matrix.of(new double[][] {{1, 4}, {2, 5}}).symmetrized().row(0))
                .containsExactly(1, 3);
    }

    @Test
    void refusesSizesThatDoNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Matrix(2, 2, new double[3]))
                .withMessage("`values` must hold rows x columns numbers, both at least 1, got 3 for 2 x 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Matrix.of(new double[0][]))
                .withMessage("`rows` must hold at least one row, got none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Matrix.of(new double[][] {{1, 2}, {3}}))
                .withMessage("`rows` must all have the length of the first, 2, got 1 in row 1");
        assertThatIllegalArgumentException()
                .isThrownBy(matrix::trace)
                .withMessage("`matrix` must be square, got 2 x 3");
    }
}
