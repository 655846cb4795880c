package org.gan4j.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.Phase;
import org.gan4j.train.Regularizer;
import org.gan4j.train.RegularizerContractTest;
import org.gan4j.train.TrainingStep;
import org.gan4j.train.TrainingSteps;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GradientNormClippingTest {
    @Nested
    class Contract extends RegularizerContractTest {
        @Override
        protected Regularizer newRegularizer() {
            return new GradientNormClipping(0.1);
        }

        @Override
        protected Set<Phase> penalizes() {
            return Set.of();
        }
    }

    private static Tensor tensor(double... values) {
        return SmallCritic.TENSORS.of(values, Shape.of(values.length));
    }

    /** Two gradients whose common norm is 5. */
    private static TrainingStep step(Tensor first, Tensor second) {
        return TrainingSteps.afterBackward(TrainingSteps.ofCritic(null, null, null), first, second);
    }

    @Test
    void allGradientsAreScaledByOneFactor() {
        Tensor first = tensor(3, 0);
        Tensor second = tensor(0, -4, 0);
        TrainingStep step = step(first, second);
        new GradientNormClipping(2).afterBackward(step);
        double factor = 2 / (5 + 1e-6);
        assertThat(first.toDoubles()).containsExactly(new double[] {3 * factor, 0}, within(1e-13));
        assertThat(second.toDoubles()).containsExactly(new double[] {0, -4 * factor, 0}, within(1e-13));
        assertThat(step.records()).containsOnlyKeys("criticGradientNorm");
        assertThat(step.records().get("criticGradientNorm"))
                .as("before clipping")
                .isCloseTo(5, within(1e-12));
    }

    /** PyTorch's guard: at a norm of exactly the bound the factor is already below 1. */
    @Test
    void theGuardIsInTheDenominator() {
        Tensor first = tensor(3e-6);
        Tensor second = tensor(4e-6);
        new GradientNormClipping(1e-6).afterBackward(step(first, second));
        assertThat(first.item()).isCloseTo(3e-6 / 6, within(1e-17));
        assertThat(second.item()).isCloseTo(4e-6 / 6, within(1e-17));
    }

    @Test
    void gradientsBelowTheBoundStayBitForBit() {
        Tensor first = tensor(3, 0.1);
        Tensor second = tensor(0, -4, 0.3);
        new GradientNormClipping(5.1).afterBackward(step(first, second));
        assertThat(first.toDoubles()).containsExactly(3, 0.1);
        assertThat(second.toDoubles()).containsExactly(0, -4, 0.3);
        Tensor zero = tensor(0, 0);
        new GradientNormClipping(1e-3).afterBackward(step(zero, tensor(0)));
        assertThat(zero.toDoubles()).containsExactly(0, 0);
    }
}
