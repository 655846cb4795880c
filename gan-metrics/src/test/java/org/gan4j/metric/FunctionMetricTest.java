package org.gan4j.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.gan4j.feature.ExtractorIdentity;
import org.gan4j.feature.Features;
import org.gan4j.linalg.Matrix;
import org.junit.jupiter.api.Test;

/** A metric made of one lambda. */
class FunctionMetricTest extends MetricContractTest {
    @Override
    protected Metric<?> newMetric() {
        return Metric.of(2, FunctionMetricTest::shift);
    }

    private static String shift(Features real, Features generated) {
        double shift = generated.values().columnMeans()[0] - real.values().columnMeans()[0];
        return String.format(
                Locale.ROOT,
                "shift %.5g; n real %d, generated %d; %s",
                shift,
                real.count(),
                generated.count(),
                real.extractor());
    }

    /** By hand: (1 + 2 + 6) / 3 - (1 + 3) / 2. */
    @Test
    void theFunctionSeesEverythingInOrder() {
        Metric<Double> metric = Metric.of(
                1,
                (real, fake) -> fake.values().columnMeans()[0] - real.values().columnMeans()[0]);
        metric.update(Side.GENERATED, column(1));
        metric.update(Side.REAL, column(1, 3));
        metric.update(Side.GENERATED, column(2, 6));
        assertThat(metric.compute()).isEqualTo(1);
    }

    private static Features column(double... values) {
        return Samples.of(new Matrix(values.length, 1, values));
    }

    @Test
    void sidesThatDoNotFitOrAreTooSmallAreRefused() {
        Metric<String> metric = Metric.of(2, FunctionMetricTest::shift);
        metric.update(Side.REAL, Samples.formula(5, 3, 1));
        metric.update(Side.GENERATED, Samples.formula(1, 2, 1));
        assertThatIllegalStateException()
                .isThrownBy(metric::compute)
                .withMessage(
                        "`generated` must have at least 2 images, got 1; update the metric with more before compute");
        metric.update(Side.GENERATED, Samples.formula(1, 2, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(metric::compute)
                .withMessageStartingWith("`generated` must have as many features as `real`, 3, got 2");
        Metric<String> mixed = Metric.of(1, FunctionMetricTest::shift);
        mixed.update(Side.REAL, Samples.formula(5, 3, 1));
        mixed.update(
                Side.GENERATED,
                new Features(
                        new ExtractorIdentity("another", "00", "none"),
                        Samples.formula(5, 3, 1).values()));
        assertThatIllegalArgumentException()
                .isThrownBy(mixed::compute)
                .withMessageStartingWith("`generated` must have features of the extractor of `real`");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metric.of(0, FunctionMetricTest::shift))
                .withMessage("`fewest` must be at least 1, got 0");
        assertThatThrownBy(() -> Metric.of(1, null)).hasMessage("score");
    }
}
