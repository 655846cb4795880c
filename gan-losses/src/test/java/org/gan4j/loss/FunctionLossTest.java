package org.gan4j.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gan4j.kernel.Shape;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.AdversarialLoss;
import org.gan4j.train.TinyGan;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Losses made of two lambdas; golden values by hand. */
class FunctionLossTest {
    private static final AdversarialLoss SQUARES = AdversarialLoss.of(
            "Squares",
            (real, fake) -> real.add(-1).square().mean().add(fake.square().mean()),
            fake -> fake.add(-1).square().mean());

    private static final AdversarialLoss RELATIVISTIC = AdversarialLoss.relativistic(
            "Difference of both",
            (real, fake) -> fake.mean().sub(real.mean()),
            (real, fake) -> real.mean().sub(fake.mean()));

    @Nested
    class WithFakesAlone extends AdversarialLossContractTest {
        @Override
        protected AdversarialLoss loss() {
            return SQUARES;
        }

        /** (36 + 0.16 + 132.25 + 2.89) / 4 + (100 + 19.36 + 30.25 + 12.96) / 4. */
        @Override
        protected double criticValue() {
            return 83.4675;
        }

        /** (81 + 11.56 + 42.25 + 6.76) / 4. */
        @Override
        protected double generatorValue() {
            return 35.3925;
        }
    }

    @Nested
    class Relativistic extends AdversarialLossContractTest {
        @Override
        protected AdversarialLoss loss() {
            return RELATIVISTIC;
        }

        @Override
        protected double criticValue() {
            return 0.225;
        }

        @Override
        protected double generatorValue() {
            return -0.225;
        }

        @Override
        protected boolean criticIgnoresShift() {
            return true;
        }

        @Override
        protected boolean generatorIgnoresShift() {
            return true;
        }
    }

    @Test
    void theGeneratorSeesRealScoresWhereItAsksForThem() {
        assertThat(SQUARES.generatorNeedsRealScores()).isFalse();
        assertThat(RELATIVISTIC.generatorNeedsRealScores()).isTrue();
        assertThat(SQUARES.hasMeaningfulZero()).isTrue();
        assertThat(RELATIVISTIC.hasMeaningfulZero()).isFalse();
        Tensor fake = TinyGan.generator().tensors().full(Shape.of(2), 3);
        assertThat(SQUARES.generatorLoss(null, fake).item()).isEqualTo(4);
    }

    @Test
    void aCheckpointTellsLossesApartByTheirNames() {
        assertThat(TinyGan.trainer(SQUARES).build().toString()).contains("loss=Squares");
        assertThatThrownBy(() -> AdversarialLoss.of("", (real, fake) -> fake, fake -> fake))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("`name` must not be blank, got \"\"; say what it is");
        assertThatThrownBy(() -> AdversarialLoss.of("a", null, fake -> fake)).hasMessage("critic");
        assertThatThrownBy(() -> AdversarialLoss.of("a", (real, fake) -> fake, null))
                .hasMessage("generator");
    }
}
