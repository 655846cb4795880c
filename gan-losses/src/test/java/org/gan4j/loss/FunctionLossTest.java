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
    private static final AdversarialLoss WASSERSTEIN = AdversarialLoss.of(
            "Difference",
            (real, fake) -> fake.mean().sub(real.mean()),
            fake -> fake.mean().neg());

    private static final AdversarialLoss RELATIVISTIC = AdversarialLoss.relativistic(
            "Difference of both",
            (real, fake) -> fake.mean().sub(real.mean()),
            (real, fake) -> real.mean().sub(fake.mean()));

    @Nested
    class WithFakesAlone extends AdversarialLossContractTest {
        @Override
        protected AdversarialLoss loss() {
            return WASSERSTEIN;
        }

        /** 12.5 / 4 - 11.6 / 4. */
        @Override
        protected double criticValue() {
            return 0.225;
        }

        /** -12.5 / 4. */
        @Override
        protected double generatorValue() {
            return -3.125;
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
    }

    @Test
    void theGeneratorSeesRealScoresWhereItAsksForThem() {
        assertThat(WASSERSTEIN.generatorNeedsRealScores()).isFalse();
        assertThat(RELATIVISTIC.generatorNeedsRealScores()).isTrue();
        Tensor fake = TinyGan.generator().tensors().full(Shape.of(2), 3);
        assertThat(WASSERSTEIN.generatorLoss(null, fake).item()).isEqualTo(-3);
    }

    @Test
    void aCheckpointTellsLossesApartByTheirNames() {
        assertThat(TinyGan.trainer(WASSERSTEIN).build().toString()).contains("loss=Difference");
        assertThatThrownBy(() -> AdversarialLoss.of("", (real, fake) -> fake, fake -> fake))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("`name` must not be blank, got \"\"; say what it is");
        assertThatThrownBy(() -> AdversarialLoss.of("a", null, fake -> fake)).hasMessage("critic");
        assertThatThrownBy(() -> AdversarialLoss.of("a", (real, fake) -> fake, null))
                .hasMessage("generator");
    }
}
