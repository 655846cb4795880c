package org.gan4j.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.feature.Features;
import org.gan4j.linalg.Formula;
import org.gan4j.linalg.Lapack;
import org.gan4j.linalg.Matrix;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Numbers of NumPy ({@code score_goldens.py}), and repeated sampling. */
class KernelDistanceTest {
    @Nested
    class Contract extends MetricContractTest {
        @Override
        protected Metric<?> newMetric() {
            return KernelDistance.builder().subsets(5).build();
        }
    }

    private static KernelDistance.Result kid(Features real, Features generated, int subsets) {
        KernelDistance metric = KernelDistance.builder().subsets(subsets).build();
        metric.update(Side.REAL, real);
        metric.update(Side.GENERATED, generated);
        return metric.compute();
    }

    @Test
    void theUnbiasedEstimateIsNumPysWithAndWithoutAGroup() {
        Matrix x = Formula.features(30, 4, 1);
        Matrix y = Formula.features(25, 4, 2);
        int[] xGroups = IntStream.range(0, 30).map(i -> i % 3).toArray();
        int[] yGroups = IntStream.range(0, 25).map(i -> i % 3).toArray();
        double[] estimates = new PolynomialMmd(3, new Lapack()).estimates(x, xGroups, y, yGroups);
        assertThat(estimates[3]).isCloseTo(0.6745885868490396, within(1e-11));
        assertThat(estimates[0]).isCloseTo(1.4995863541524383, within(1e-11));
    }

    @Test
    void subsetsHoldHalfTheSmallerSideUpToAThousand() {
        List<Integer> told = new ArrayList<>();
        KernelDistance metric =
                KernelDistance.builder().subsets(3).progress(told::add).build();
        metric.update(Side.REAL, Samples.normal(2500, 2, 0, 1, 1));
        metric.update(Side.GENERATED, Samples.normal(90, 2, 0, 1, 2));
        KernelDistance.Result result = metric.compute();
        assertThat(result.subsetSize()).isEqualTo(45);
        assertThat(told).containsExactly(1, 2, 3);
        assertThat(result.toString())
                .matches("KID \\S+ \\[.*\\], 3 subsets of 45; n real 2500, generated 90; test extractor .*");
        metric.update(Side.GENERATED, Samples.normal(2300, 2, 0, 1, 3));
        assertThat(metric.compute().subsetSize()).isEqualTo(1000);
    }

    @Test
    void equalDistributionsScatterAroundZeroAndOthersDoNot() {
        double sum = 0;
        boolean negative = false;
        for (int seed = 0; seed < 20; seed++) {
            double value = kid(Samples.normal(120, 3, 0, 1, seed), Samples.normal(120, 3, 0, 1, 900 + seed), 20)
                    .value();
            sum += value / 20;
            negative |= value < 0;
        }
        assertThat(negative).as("an unbiased estimate goes below 0").isTrue();
        KernelDistance.Result shifted = kid(Samples.normal(120, 3, 0, 1, 1), Samples.normal(120, 3, 1, 1, 2), 20);
        assertThat(shifted.interval().low()).isPositive();
        assertThat(Math.abs(sum)).isLessThan(shifted.value() / 10);
    }

    @Test
    void repeatedSamplesSpreadAsTheIntervalSays() {
        int repetitions = 150;
        double[] values = new double[repetitions];
        double squares = 0;
        for (int i = 0; i < repetitions; i++) {
            KernelDistance.Result result =
                    kid(Samples.normal(100, 2, 0, 1, i), Samples.normal(100, 2, 0.7, 1.2, 5000 + i), 30);
            values[i] = result.value();
            squares += Math.pow((result.interval().high() - result.value()) / Interval.Z, 2);
        }
        assertThat(Math.sqrt(squares / repetitions))
                .isCloseTo(Math.sqrt(Moments.variance(values)), withinPercentage(20));
    }

    @Test
    void theSeedChoosesTheSubsets() {
        Features real = Samples.normal(100, 2, 0, 1, 1);
        Features generated = Samples.normal(100, 2, 1, 1, 2);
        assertThat(kid(real, generated, 5)).isEqualTo(kid(real, generated, 5));
        KernelDistance other = KernelDistance.builder().subsets(5).seed(1).build();
        other.update(Side.REAL, real);
        other.update(Side.GENERATED, generated);
        assertThat(other.compute().value()).isNotEqualTo(kid(real, generated, 5).value());
        other.reset();
        assertThatIllegalStateException()
                .isThrownBy(other::compute)
                .withMessage("`real` must have at least 40 images, got 0; update the metric with more before compute");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KernelDistance.builder().subsets(0).build())
                .withMessage("`subsets` must be at least 1, got 0");
    }
}
