package org.gan4j.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.linalg.Lapack;
import org.gan4j.linalg.Matrix;
import org.junit.jupiter.api.Test;

class SquaredDistancesTest {
    private final Matrix from = Samples.normal(30, 37, 2, 1, 1).values();
    private final Matrix to = Samples.normal(20, 37, 2, 1, 2).values();

    @Test
    void distancesAreThoseOfTheDifferences() {
        Matrix block = new SquaredDistances(from, to, from.columnMeans(), new Lapack()).block(10, 25);
        assertThat(block.rows()).isEqualTo(15);
        for (int i = 0; i < 15; i++) {
            for (int j = 0; j < 20; j++) {
                double expected = from.range(10 + i, 11 + i).minus(to.row(j)).sumOfSquares();
                assertThat(block.get(i, j)).isCloseTo(expected, within(1e-12 * expected));
            }
        }
    }

    @Test
    void equalRowsAreAtExactlyZero() {
        Matrix copies = from.rows(3, 3, 29, 0);
        Matrix block = new SquaredDistances(from, copies, from.columnMeans(), new Lapack()).block(0, 30);
        assertThat(new double[] {block.get(3, 0), block.get(3, 1), block.get(29, 2), block.get(0, 3)})
                .containsOnly(0);
        assertThat(block.get(0, 0)).isPositive();
    }
}
