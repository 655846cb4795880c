package org.gan4j.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.feature.RandomProjection;
import org.gan4j.linalg.Formula;
import org.gan4j.linalg.Matrix;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Numbers of NumPy ({@code score_goldens.py}) and the two ends of the scale. */
class InceptionScoreTest {
    @Nested
    class Contract extends MetricContractTest {
        @Override
        protected Metric<?> newMetric() {
            return new InceptionScore();
        }

        @Override
        protected boolean usesReal() {
            return false;
        }
    }

    private static InceptionScore.Result of(InceptionScore metric, Matrix logits) {
        metric.update(Side.GENERATED, Samples.of(logits));
        return metric.compute();
    }

    @Test
    void tenUnevenSplitsAsNumPyCutsThem() {
        InceptionScore.Result result =
                of(new InceptionScore(), Formula.features(47, 6, 1).scale(3));
        assertThat(result.value()).isCloseTo(2.585924600855265, within(1e-12));
        assertThat(result.deviation()).isCloseTo(0.5327257544595166, within(1e-12));
        assertThat(result.toString()).startsWith("IS 2.5859, sd 0.533 over 10 splits; n generated 47; test extractor");
    }

    @Test
    void certainAndEvenlySpreadIsTheNumberOfClasses() {
        Matrix logits = Matrix.zeros(40, 4);
        for (int i = 0; i < 40; i++) {
            logits.values()[i * 4 + i % 4] = 2000; // exp would overflow
        }
        assertThat(of(new InceptionScore(1), logits).value()).isCloseTo(4, within(1e-12));
        assertThat(of(new InceptionScore(), Matrix.zeros(40, 4)).value()).isCloseTo(1, within(1e-12));
    }

    @Test
    void realImagesDoNotCountAndFewAreRefused() {
        InceptionScore metric = new InceptionScore();
        metric.update(Side.REAL, Samples.formula(50, 3, 1));
        metric.update(Side.GENERATED, Samples.formula(9, 3, 1));
        assertThatIllegalStateException()
                .isThrownBy(metric::compute)
                .withMessage(
                        "`generated` must have at least 10 images, got 9; update the metric with more before compute");
        assertThatIllegalArgumentException().isThrownBy(() -> new InceptionScore(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> metric.validate(new RandomProjection(4, 0)))
                .withMessageStartingWith(
                        "`extractor` must give class logits for an Inception Score, got random-projection");
    }
}
