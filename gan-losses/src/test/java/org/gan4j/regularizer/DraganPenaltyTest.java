package org.gan4j.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Set;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.Phase;
import org.gan4j.train.Regularizer;
import org.gan4j.train.RegularizerContractTest;
import org.gan4j.train.TrainingStep;
import org.gan4j.train.TrainingSteps;
import org.junit.jupiter.api.Test;

class DraganPenaltyTest extends RegularizerContractTest {
    private static final int COUNT = 500;

    @Override
    protected Regularizer newRegularizer() {
        return new DraganPenalty(10);
    }

    @Override
    protected Set<Phase> penalizes() {
        return Set.of(Phase.CRITIC);
    }

    @Test
    void aLinearCriticsPenaltyIsKnown() {
        TrainingStep step =
                TrainingSteps.ofCritic(FourPixels.Linear.of(2, 2, 2, 2), FourPixels.images(1, 2, 3, 4), null);
        assertThat(new DraganPenalty(10).penalty(step).orElseThrow().item()).isCloseTo(90, within(1e-8));
        assertThat(step.records().get("draganSlope")).isCloseTo(4, within(1e-9));
    }

    /**
     * What is added to the real images, divided by half their standard deviation, is a share of the image times a number of
     * its own: both uniform in [0, 1), so the largest of an image is near its share, and the mean is 1/4.
     */
    @Test
    void thePointsAreRealImagesWithNoiseOfHalfTheirDeviation() {
        Tensor real = FourPixels.TENSORS
                .normal(new RandomStream(5, 0), Shape.of(COUNT, 1, 2, 2))
                .affine(3, 1);
        double deviation = Math.sqrt(variance(real.toDoubles()));
        SquareCritic critic = new SquareCritic();
        new DraganPenalty(10).penalty(TrainingSteps.ofCritic(critic, real, null));
        double[] noise = critic.lastSeen().sub(real).mul(1 / (0.5 * deviation)).toDoubles();
        assertThat(Arrays.stream(noise)).allMatch(value -> value >= -1e-12 && value < 1);
        assertThat(Arrays.stream(noise).average().orElseThrow())
                .isCloseTo(0.25, within(5 * 0.22 / Math.sqrt(4 * COUNT)));
        double[] largest = new double[COUNT];
        double within = 0;
        for (int i = 0; i < noise.length; i++) {
            largest[i / 4] = Math.max(largest[i / 4], noise[i]);
            within += Math.pow(noise[i] - noise[i - i % 4], 2) / noise.length;
        }
        // E max of four uniforms is 4/5 of the share, whose mean is 1/2; one number an element, not one an image
        assertThat(Arrays.stream(largest).average().orElseThrow()).isCloseTo(0.4, within(5 * 0.26 / Math.sqrt(COUNT)));
        assertThat(within).isGreaterThan(0.01);
        // of one share for the whole batch, or one for each number, the images' largest would spread by 0.16 or less
        assertThat(Math.sqrt(variance(largest))).isBetween(0.2, 0.3);
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    }

    @Test
    void theWeightMustBePositive() {
        assertThatThrownBy(() -> new DraganPenalty(-1)).hasMessage("`weight` must be positive and finite, got -1.0");
    }
}
