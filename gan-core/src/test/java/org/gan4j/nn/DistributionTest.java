package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.Parameter;
import org.junit.jupiter.api.Test;

/** Initial weights: means and deviations within five standard errors, and the bounds of the uniform ones. */
class DistributionTest {
    private static final double STANDARD_ERRORS = 5;
    /** Kurtosis of the distributions, for the standard error of a deviation. */
    private static final double NORMAL = 3;

    private static final double UNIFORM = 1.8;

    private final Initializer initializer = LayerGoldens.initializer();

    private static void assertMoments(Parameter parameter, double mean, double deviation, double kurtosis) {
        double[] values = parameter.toDoubles();
        int n = values.length;
        double actualMean = Arrays.stream(values).average().orElseThrow();
        double variance = Arrays.stream(values)
                        .map(v -> (v - actualMean) * (v - actualMean))
                        .sum()
                / (n - 1);
        assertThat(actualMean).isCloseTo(mean, within(STANDARD_ERRORS * deviation / Math.sqrt(n)));
        assertThat(Math.sqrt(variance))
                .isCloseTo(deviation, within(STANDARD_ERRORS * deviation * Math.sqrt((kurtosis - 1) / (4 * n))));
    }

    private static void assertUniform(Parameter parameter, double bound) {
        assertMoments(parameter, 0, bound / Math.sqrt(3), UNIFORM);
        assertThat(Arrays.stream(parameter.toDoubles()).boxed()).allMatch(v -> v >= -bound && v < bound);
        double reached = STANDARD_ERRORS * 2 * bound / parameter.shape().size();
        assertThat(Arrays.stream(parameter.toDoubles()).max().orElseThrow()).isGreaterThan(bound - reached);
        assertThat(Arrays.stream(parameter.toDoubles()).min().orElseThrow()).isLessThan(-bound + reached);
    }

    @Test
    void convolutionsStartAsInTheDcganPaper() {
        List<Parameter> conv =
                Conv2d.builder("c", 16, 512, 4, initializer).build().parameters();
        assertMoments(conv.get(0), 0, 0.02, NORMAL);
        assertUniform(conv.get(1), 1.0 / 16);
        List<Parameter> transposed =
                ConvTranspose2d.builder("t", 4, 400, 3, initializer).build().parameters();
        assertMoments(transposed.get(0), 0, 0.02, NORMAL);
        assertUniform(transposed.get(1), 1.0 / 60);
    }

    @Test
    void denseLayersStartAsInPyTorch() {
        List<Parameter> dense = Dense.withBias("d", 100, 400, initializer).parameters();
        assertUniform(dense.get(0), 0.1);
        assertUniform(dense.get(1), 0.1);
    }

    @Test
    void normalisationsStartNearTheIdentity() {
        List<Parameter> batch = new BatchNorm("b", 2_000, initializer).parameters();
        assertMoments(batch.get(0), 1, 0.02, NORMAL);
        assertThat(batch.get(1).toDoubles()).containsOnly(0);
        List<Parameter> instance = InstanceNorm.affine("i", 2_000, initializer).parameters();
        assertMoments(instance.get(0), 1, 0.02, NORMAL);
        assertThat(instance.get(1).toDoubles()).containsOnly(0);
        List<Parameter> layer = new LayerNorm("l", Shape.of(3, 4, 5), initializer).parameters();
        assertThat(layer.get(0).toDoubles()).containsOnly(1);
        assertThat(layer.get(1).toDoubles()).containsOnly(0);
    }

    @Test
    void weightsOfOneInitializerDiffer() {
        double[] first =
                Dense.withoutBias("d", 5, 4, initializer).parameters().get(0).toDoubles();
        double[] second =
                Dense.withoutBias("d", 5, 4, initializer).parameters().get(0).toDoubles();
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void anotherDistributionCanBeChosen() {
        Conv2d conv = Conv2d.builder("c", 2, 3, 2, initializer)
                .weights(Distribution.constant(0.5))
                .build();
        assertThat(conv.parameters().get(0).toDoubles()).containsOnly(0.5);
    }
}
