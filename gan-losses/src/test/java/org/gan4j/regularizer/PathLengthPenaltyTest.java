package org.gan4j.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Set;
import org.gan4j.kernel.Shape;
import org.gan4j.model.Generator;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.Phase;
import org.gan4j.train.Regularizer;
import org.gan4j.train.RegularizerContractTest;
import org.gan4j.train.State;
import org.gan4j.train.TinyGan;
import org.gan4j.train.TrainingStep;
import org.gan4j.train.TrainingSteps;
import org.junit.jupiter.api.Test;

class PathLengthPenaltyTest extends RegularizerContractTest {
    private static final Shape IMAGE = Shape.of(1, 2, 3);

    @Override
    protected Regularizer newRegularizer() {
        return new PathLengthPenalty(2, 0.5);
    }

    @Override
    protected Set<Phase> penalizes() {
        return Set.of(Phase.GENERATOR);
    }

    @Override
    protected Generator newGenerator() {
        return new StyledPixels(TinyGan.IMAGE);
    }

    private static TrainingStep step(StyledPixels generator) {
        Tensor fake = SmallCritic.TENSORS.zeros(Shape.of(2, 1, 2, 3));
        return TrainingSteps.ofGenerator(generator, null, fake);
    }

    /**
     * By hand, from d/dw0 = A^T (y' (1 - tanh(A w0)^2) (B w1)) and d/dw1 = B^T (y' (tanh(A w0) + 1)), y' the drawn numbers
     * divided by sqrt(6), the biases beside A w0 and B w1.
     */
    @Test
    void theLengthIsTheRootOfTheMeanOverLayersOfTheSquaredGradient() {
        StyledPixels generator = new StyledPixels(IMAGE);
        double[] lengths = lengths(generator);
        TrainingStep step = step(generator);
        PathLengthPenalty penalty = new PathLengthPenalty(2, 0.9);
        penalty.restore(new State(Map.of("average", 0.7)));
        double value = penalty.penalty(step).orElseThrow().item();
        double expected = (Math.pow(lengths[0] - 0.7, 2) + Math.pow(lengths[1] - 0.7, 2)) / 2;
        double mean = (lengths[0] + lengths[1]) / 2;
        assertThat(lengths[0]).isNotCloseTo(lengths[1], within(1e-2));
        assertThat(value).isCloseTo(2 * expected, within(1e-9));
        assertThat(step.records().get("pathLength")).isCloseTo(mean, within(1e-9));
        assertThat(step.records().get("pathLengthPenalty")).isEqualTo(value);
        assertThat(penalty.state().get("average")).isCloseTo(0.9 * 0.7 + 0.1 * mean, within(1e-9));
    }

    private static double[] lengths(StyledPixels generator) {
        RandomStream random = new RandomStream(41, 0);
        double[] z = random.normal(6);
        double[] y = random.normal(12);
        double[][] values =
                generator.parameters().stream().map(Tensor::toDoubles).toArray(double[][]::new);
        double[] lengths = new double[2];
        for (int n = 0; n < 2; n++) {
            double[] w = new double[4];
            for (int i = 0; i < 4; i++) {
                w[i] = values[1][i];
                for (int k = 0; k < 3; k++) {
                    w[i] += values[0][3 * i + k] * z[3 * n + k];
                }
                w[i] = Math.tanh(w[i]);
            }
            double[] gradient = new double[4];
            for (int p = 0; p < 6; p++) {
                double tanh = Math.tanh(values[2][2 * p] * w[0] + values[2][2 * p + 1] * w[1] + values[3][p]);
                double b = values[4][2 * p] * w[2] + values[4][2 * p + 1] * w[3] + values[5][p];
                double share = y[6 * n + p] / Math.sqrt(6);
                for (int i = 0; i < 2; i++) {
                    gradient[i] += share * (1 - tanh * tanh) * b * values[2][2 * p + i];
                    gradient[2 + i] += share * (tanh + 1) * values[4][2 * p + i];
                }
            }
            double squares = 0;
            for (double g : gradient) {
                squares += g * g;
            }
            lengths[n] = Math.sqrt(squares / 2);
        }
        return lengths;
    }

    @Test
    void theFirstApplicationOnlySetsTheAverage() {
        StyledPixels generator = new StyledPixels(IMAGE);
        PathLengthPenalty penalty = new PathLengthPenalty(2);
        assertThat(penalty.state().get("average")).isNaN();
        TrainingStep step = step(generator);
        assertThat(penalty.penalty(step)).isEmpty();
        assertThat(penalty.state().get("average"))
                .isEqualTo(step.records().get("pathLength"))
                .isPositive();
        assertThat(penalty.penalty(step)).isPresent();
    }

    @Test
    void aGeneratorWithoutStylesIsRefusedWithTheReason() {
        assertThatThrownBy(() ->
                        TinyGan.trainer().regularizer(new PathLengthPenalty(2)).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be a StyleBasedGenerator for a path-length penalty, got DcganGenerator")
                .hasMessageContaining("drop the penalty");
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> new PathLengthPenalty(0)).hasMessage("`weight` must be positive and finite, got 0.0");
        assertThatThrownBy(() -> new PathLengthPenalty(1, -0.1)).hasMessage("`decay` must lie in [0, 1), got -0.1");
    }
}
