package org.gan4j.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gan4j.augmentation.AdaptiveAugmentation;
import org.gan4j.kernel.Shape;
import org.gan4j.model.Critic;
import org.gan4j.nn.Activation;
import org.gan4j.nn.Conv2d;
import org.gan4j.nn.Dense;
import org.gan4j.nn.Distribution;
import org.gan4j.nn.Initializer;
import org.gan4j.nn.Mode;
import org.gan4j.nn.Reshape;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.Augmentation;
import org.gan4j.train.Phase;
import org.gan4j.train.Regularizer;
import org.gan4j.train.RegularizerContractTest;
import org.gan4j.train.State;
import org.gan4j.train.TinyGan;
import org.gan4j.train.TrainingStep;
import org.gan4j.train.TrainingSteps;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConsistencyPenaltyTest {
    private static final Augmentation DOUBLE = (images, random) -> images.mul(2);

    @Nested
    class OfReals extends RegularizerContractTest {
        @Override
        protected Regularizer newRegularizer() {
            return ConsistencyPenalty.ofReals(10, Catalogue.AUGMENTATION);
        }

        @Override
        protected Set<Phase> penalizes() {
            return Set.of(Phase.CRITIC);
        }
    }

    @Nested
    class Balanced extends RegularizerContractTest {
        @Override
        protected Regularizer newRegularizer() {
            return ConsistencyPenalty.balanced(10, 5, Catalogue.AUGMENTATION);
        }

        /** A smooth one: eight scores an image leave no room between the kinks of leaky ReLUs. */
        @Override
        protected Critic newCritic() {
            Initializer initializer = SmallCritic.initializer();
            return new SmallCritic(
                    TinyGan.IMAGE,
                    List.of(
                            Conv2d.builder("conv", 3, 2, 4, initializer)
                                    .stride(4)
                                    .weights(Distribution.normal(0, 0.5))
                                    .build(),
                            Activation.tanh(),
                            new Reshape(Shape.of(32)),
                            Dense.withBias("dense", 32, 1, initializer)));
        }

        @Override
        protected Set<Phase> penalizes() {
            return Set.of(Phase.CRITIC);
        }
    }

    /** D(x) = |x|^2 / 2, so D(x) - D(2x) = -3/2 |x|^2. */
    private static TrainingStep step() {
        SquareCritic critic = new SquareCritic();
        Tensor real = FourPixels.images(1, 0, 0, 0, 1, 1, 1, 1);
        Tensor fake = FourPixels.images(0, 1, 1, 0, 0, 0, 0, 0);
        return TrainingSteps.scored(
                TrainingSteps.ofCritic(critic, real, fake),
                critic.score(real, Mode.TRAINING),
                critic.score(fake, Mode.TRAINING));
    }

    /** Real: (1.5^2 + 6^2) / 2 = 19.125; generated: (3^2 + 0) / 2 = 4.5. */
    @Test
    void itIsTheMeanSquaredDifferenceOfScores() {
        TrainingStep step = step();
        assertThat(ConsistencyPenalty.ofReals(10, DOUBLE)
                        .penalty(step)
                        .orElseThrow()
                        .item())
                .isCloseTo(191.25, within(1e-9));
        assertThat(step.records().get("consistencyPenalty")).isCloseTo(191.25, within(1e-9));
        assertThat(ConsistencyPenalty.balanced(10, 2, DOUBLE)
                        .penalty(step)
                        .orElseThrow()
                        .item())
                .isCloseTo(200.25, within(1e-9));
    }

    @Test
    void theAugmentationDrawsFromTheStepsStream() {
        TrainingStep step = step();
        ConsistencyPenalty.ofReals(10, Catalogue.AUGMENTATION).penalty(step);
        long once = step.random().position();
        assertThat(once).isPositive();
        ConsistencyPenalty.balanced(10, 10, Catalogue.AUGMENTATION).penalty(step);
        assertThat(step.random().position())
                .as("real and generated images apart")
                .isEqualTo(3 * once);
    }

    @Test
    void theAugmentationMustKeepTheShape() {
        Augmentation flat = (images, random) -> images.reshape(images.shape().dim(0), 4);
        assertThatThrownBy(() -> ConsistencyPenalty.ofReals(1, flat).penalty(step()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`augmentation` must keep the images' shape [2, 1, 2, 2], got [2, 4]");
    }

    /** Multiplies by 2, then by 3, and so on. */
    private static final class Growing implements Augmentation {
        private double calls;

        @Override
        public Tensor apply(Tensor images, RandomStream random) {
            calls++;
            return images.mul(calls + 1);
        }

        @Override
        public State state() {
            return new State(Map.of("calls", calls));
        }

        @Override
        public void restore(State state) {
            calls = state.get("calls");
        }
    }

    @Test
    void theAugmentationsStateIsItsOwn() {
        ConsistencyPenalty through = ConsistencyPenalty.ofReals(10, new Growing());
        through.penalty(step());
        through.penalty(step());
        assertThat(through.state().values()).isEqualTo(Map.of("calls", 2.0));
        ConsistencyPenalty other = ConsistencyPenalty.ofReals(10, new Growing());
        other.restore(through.state());
        double third = through.penalty(step()).orElseThrow().item();
        assertThat(other.penalty(step()).orElseThrow().item()).isEqualTo(third).isGreaterThan(191.25);
        assertThat(other.state()).isEqualTo(through.state());
    }

    @Test
    void anAugmentationThatChangesNothingIsRefused() {
        assertThatThrownBy(() -> ConsistencyPenalty.ofReals(10, Augmentation.none()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`augmentation` must change images, got none; take DifferentiableAugmentation");
        assertThatThrownBy(() -> ConsistencyPenalty.balanced(10, 10, new AdaptiveAugmentation()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("`augmentation` must change images, got AdaptiveAugmentation(target 0.6")
                .hasMessageEndingWith(", whose probability stays 0 where no scores are observed; take"
                        + " DifferentiableAugmentation");
    }

    @Test
    void weightsMustBePositive() {
        assertThatThrownBy(() -> ConsistencyPenalty.ofReals(0, DOUBLE))
                .hasMessage("`weight` must be positive and finite, got 0.0");
        assertThatThrownBy(() -> ConsistencyPenalty.balanced(1, 0, DOUBLE))
                .hasMessage("`fakeWeight` must be positive and finite, got 0.0");
    }
}
