package org.gan4j.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.feature.Features;
import org.gan4j.linalg.Formula;
import org.gan4j.linalg.Matrix;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Numbers of NumPy ({@code score_goldens.py}), and what collapse looks like. */
class PrecisionRecallTest {
    @Nested
    class Contract extends MetricContractTest {
        @Override
        protected Metric<?> newMetric() {
            return new PrecisionRecall();
        }
    }

    private static PrecisionRecall.Result of(Features real, Features generated) {
        PrecisionRecall metric = new PrecisionRecall();
        metric.update(Side.REAL, real);
        metric.update(Side.GENERATED, generated);
        return metric.compute();
    }

    @Test
    void countsAreNumPys() {
        Features real = Samples.formula(80, 3, 1);
        Features generated = Samples.of(Formula.features(50, 3, 2).scale(1.4));
        PrecisionRecall.Result result = of(real, generated);
        assertThat(result.precision()).isEqualTo(Share.of(27, 50));
        assertThat(result.recall()).isEqualTo(Share.of(79, 80));
        assertThat(result.density()).isCloseTo(0.424, within(1e-12));
        assertThat(result.coverage()).isEqualTo(Share.of(34, 80));
        assertThat(result.toString()).contains("(k = 3), density", "(k = 5); n real 80, generated 50; test extractor");
    }

    @Test
    void aSetAgainstItself() {
        Features set = Samples.normal(300, 6, 100, 1, 4); // more than a block, far from the origin
        PrecisionRecall.Result result = of(set, set);
        assertThat(result.precision().value()).isOne();
        assertThat(result.recall().value()).isOne();
        assertThat(result.coverage().value()).isOne();
    }

    @Test
    void aCollapsedGeneratorIsPreciseWithoutRecall() {
        Features real = Samples.normal(400, 4, 0, 1, 1);
        Matrix few = real.values().range(0, 3);
        Matrix collapsed = Samples.normal(400, 4, 0, 0.05, 2).values();
        for (int i = 0; i < 400; i++) {
            for (int j = 0; j < 4; j++) {
                collapsed.values()[i * 4 + j] += few.get(i % 3, j);
            }
        }
        PrecisionRecall.Result result = of(real, Samples.of(collapsed));
        assertThat(result.precision().value()).isGreaterThan(0.8);
        assertThat(result.recall().value()).isLessThan(0.3);
        assertThat(result.coverage().value()).isLessThan(0.3);
    }

    @Test
    void identicalImagesLieInBallsOfRadiusZero() {
        Matrix one = Matrix.of(new double[][] {{0.1, 0.7}, {0.1, 0.7}, {0.1, 0.7}, {0.1, 0.7}, {0.1, 0.7}, {0.1, 0.7}});
        assertThat(of(Samples.of(one), Samples.of(one)).precision().value()).isOne();
        PrecisionRecall.Result far = of(Samples.of(one), Samples.of(one.scale(2)));
        assertThat(far.precision().value()).isZero();
        assertThat(far.density()).isZero();
        assertThat(far.precision().interval().high()).isLessThan(0.4);
    }

    @Test
    void refusesTooFewImagesAndNeighbours() {
        PrecisionRecall metric = new PrecisionRecall();
        metric.update(Side.REAL, Samples.formula(5, 3, 1));
        assertThatIllegalStateException()
                .isThrownBy(metric::compute)
                .withMessage("`real` must have at least 6 images, got 5; update the metric with more before compute");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PrecisionRecall(0, 5))
                .withMessage("`k` and `densityK` must be at least 1, got 0 and 5");
    }
}
