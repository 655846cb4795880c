package org.gan4j.regularizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.Phase;
import org.gan4j.train.Regularizer;
import org.gan4j.train.RegularizerContractTest;
import org.gan4j.train.TinyGan;
import org.gan4j.train.TrainingStep;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class WeightClippingTest {
    @Nested
    class Contract extends RegularizerContractTest {
        @Override
        protected Regularizer newRegularizer() {
            return new WeightClipping(0.05);
        }

        @Override
        protected Set<Phase> penalizes() {
            return Set.of();
        }
    }

    private static final double BOUND = 0.015;

    /** After the critic's update: its weights, its running statistics, and the generator's weights. */
    private static final class Watch implements Regularizer {
        private final List<double[]> weights = new ArrayList<>();
        private final List<double[]> buffers = new ArrayList<>();
        private final List<double[]> generator = new ArrayList<>();

        @Override
        public void afterUpdate(TrainingStep step) {
            if (step.phase() == Phase.CRITIC) {
                weights.addAll(TinyGan.weights(step.critic()));
                step.critic().buffers().forEach(buffer -> buffers.add(buffer.toDoubles()));
            } else {
                generator.addAll(TinyGan.weights(step.generator()));
            }
        }
    }

    private static Watch train(Regularizer... regularizers) {
        Watch watch = new Watch();
        GanTrainer.Builder builder = TinyGan.trainer();
        for (Regularizer regularizer : regularizers) {
            builder.regularizer(regularizer);
        }
        builder.regularizer(watch).build().step();
        return watch;
    }

    @Test
    void exactlyTheCriticsWeightsAreClippedAfterTheUpdate() {
        Watch free = train();
        Watch clipped = train(new WeightClipping(BOUND));
        int bound = 0;
        int inside = 0;
        for (int p = 0; p < free.weights.size(); p++) {
            for (int i = 0; i < free.weights.get(p).length; i++) {
                double w = free.weights.get(p)[i];
                double expected = Math.max(-BOUND, Math.min(BOUND, w));
                assertThat(clipped.weights.get(p)[i]).isEqualTo(expected);
                bound += expected == w ? 0 : 1;
                inside += expected == w ? 1 : 0;
            }
        }
        assertThat(bound).as("the bound binds somewhere").isGreaterThan(10);
        assertThat(inside).as("and not everywhere").isGreaterThan(10);
        assertThat(clipped.buffers).usingRecursiveComparison().isEqualTo(free.buffers);
        assertThat(largest(clipped.buffers)).isGreaterThan(BOUND);
        assertThat(largest(clipped.generator)).isGreaterThan(BOUND);
    }

    private static double largest(List<double[]> values) {
        return values.stream()
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElseThrow();
    }

    @Test
    void theShareAtTheBoundIsThatOfTheWeightsItHolds() {
        Parameter weights = Parameter.trainable(
                "weight",
                SmallCritic.TENSORS.of(new double[] {0.01, -0.01, 0.0099, -0.02, 0, 0.3, 0.009, -0.0001}, Shape.of(8)));
        assertThat(new WeightClipping(0.01).shareAtBound(weights)).isEqualTo(4 / 8.0);
        assertThat(new WeightClipping(1).shareAtBound(weights)).isZero();
    }

    /** In 32 bits the largest number that clipping to 0.01 leaves is below 0.01. */
    @Test
    void theShareIsRightIn32Bits() {
        TensorFactory floats = TensorFactory.of(Kernels.defaults(), DataType.FLOAT);
        Parameter weights = Parameter.trainable("weight", floats.of(new double[] {0.5, -0.5, 0.002, 0}, Shape.of(4)));
        weights.update(values -> weights.kernels().clampInPlace(values, -0.01, 0.01));
        assertThat(weights.toDoubles()[0]).isLessThan(0.01);
        assertThat(new WeightClipping(0.01).shareAtBound(weights)).isEqualTo(0.5);
    }
}
