package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Transposed;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;

class OrthogonalDistributionTest {
    private static final double GAIN = 1.7;

    private final TensorFactory tensors = TensorFactory.of(Kernels.defaults(), DataType.DOUBLE);

    private Tensor draw(long seed, long... dims) {
        return Distribution.orthogonal(GAIN).draw(tensors, new RandomStream(seed, 3), Shape.of(dims));
    }

    @ParameterizedTest
    @CsvSource({"4, 9", "7, 7", "9, 4", "60, 60", "1, 5", "5, 1"})
    void rowsOrColumnsAreOrthonormalUpToTheGain(int rows, int columns) {
        Tensor w = draw(1, rows, columns);
        int few = Math.min(rows, columns);
        double[] gram = (rows <= columns ? w.matmul(w, Transposed.RIGHT) : w.matmul(w, Transposed.LEFT)).toDoubles();
        for (int i = 0; i < few * few; i++) {
            assertThat(gram[i]).isCloseTo(i / few == i % few ? GAIN * GAIN : 0, within(1e-12));
        }
    }

    @Test
    void theTriangularFactorHasAPositiveDiagonal() {
        Tensor normal = tensors.normal(new RandomStream(1, 3), Shape.of(5, 8)); // what the weight is made of
        double[] factor = normal.matmul(draw(1, 5, 8), Transposed.RIGHT).toDoubles();
        for (int i = 0; i < 5; i++) {
            assertThat(factor[i * 5 + i]).isPositive();
            for (int j = i + 1; j < 5; j++) {
                assertThat(factor[i * 5 + j]).isCloseTo(0, within(1e-12));
            }
        }
    }

    @Test
    void kernelsAreRowsOfOneMatrix() {
        double[] flat = draw(4, 3, 20).toDoubles();
        Tensor kernels = draw(4, 3, 5, 2, 2);
        assertThat(kernels.shape()).isEqualTo(Shape.of(3, 5, 2, 2));
        assertThat(kernels.toDoubles()).containsExactly(flat);
    }

    @Test
    void seedsDiffer() {
        assertThat(draw(1, 3, 4).toDoubles()).isEqualTo(draw(1, 3, 4).toDoubles());
        assertThat(draw(2, 3, 4).toDoubles()).isNotEqualTo(draw(1, 3, 4).toDoubles());
    }

    @Test
    void vectorsAreRefused() {
        assertThatThrownBy(() -> draw(1, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`shape` must have two dimensions or more for an orthogonal weight, got [4]");
    }
}
