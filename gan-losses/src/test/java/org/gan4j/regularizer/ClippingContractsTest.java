package org.gan4j.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.gan4j.kernel.Shape;
import org.gan4j.model.Normalization;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.Phase;
import org.gan4j.train.Regularizer;
import org.gan4j.train.RegularizerContractTest;
import org.gan4j.train.TinyGan;
import org.gan4j.train.TrainingSteps;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every regulariser promises, of the clippings; what clips each element; what does not go well together. */
class ClippingContractsTest {
    @Nested
    class OfWeights extends RegularizerContractTest {
        @Override
        protected Regularizer newRegularizer() {
            return new WeightClipping(0.01);
        }

        @Override
        protected Set<Phase> penalizes() {
            return Set.of();
        }
    }

    @Nested
    class OfTheGradientsNorm extends RegularizerContractTest {
        @Override
        protected Regularizer newRegularizer() {
            return new GradientNormClipping(0.1);
        }

        @Override
        protected Set<Phase> penalizes() {
            return Set.of();
        }
    }

    @Nested
    class OfTheGradientsValues extends RegularizerContractTest {
        @Override
        protected Regularizer newRegularizer() {
            return new GradientValueClipping(0.01);
        }

        @Override
        protected Set<Phase> penalizes() {
            return Set.of();
        }
    }

    @Test
    void everyElementOfEveryGradientIsClippedByItself() {
        Tensor first = SmallCritic.TENSORS.of(new double[] {3, -0.4, -2}, Shape.of(3));
        Tensor second = SmallCritic.TENSORS.of(new double[] {0.5, -0.5, 0.1, 7}, Shape.of(2, 2));
        new GradientValueClipping(0.5)
                .afterBackward(TrainingSteps.afterBackward(TrainingSteps.ofCritic(null, null, null), first, second));
        assertThat(first.toDoubles()).containsExactly(0.5, -0.4, -0.5);
        assertThat(second.toDoubles()).containsExactly(0.5, -0.5, 0.1, 0.5);
        assertThatThrownBy(() -> new GradientValueClipping(0))
                .hasMessage("`bound` must be positive and finite, got 0.0");
        assertThat(new GradientValueClipping(0.5)).hasToString("GradientValueClipping(0.5)");
    }

    private static GanTrainer trainer(Regularizer... regularizers) {
        GanTrainer.Builder builder = GanTrainer.builder(
                        TinyGan.generator(), TinyGan.critic(Normalization.NONE), TinyGan.loss(), TinyGan.images())
                .batchSize(TinyGan.BATCH);
        for (Regularizer regularizer : regularizers) {
            builder.regularizer(regularizer);
        }
        return builder.build();
    }

    @Test
    void clippedWeightsBesideAPenaltyOnTheSlopeAreDoubtful() {
        assertThat(trainer(new WeightClipping(0.01), Lazy.every(4).of(new R1Penalty(10)))
                        .warnings())
                .singleElement()
                .asString()
                .startsWith("WeightClipping(0.01) and Lazy(R1Penalty(10.0), every 4) both bound the critic's slope")
                .endsWith("usually one of them is meant");
        assertThat(trainer(new GradientPenalty(10), Lazy.every(2).of(new WeightClipping(0.01)))
                        .warnings())
                .hasSize(1);
    }

    @Test
    void aPenaltyThatAsksForASlopeBesideOneThatAsksForNoneIsDoubtful() {
        assertThat(trainer(new GradientPenalty(10), Lazy.every(4).of(new R1Penalty(10)))
                        .warnings())
                .containsExactly(
                        "GradientPenalty(10.0) asks the critic for a slope above 0 and Lazy(R1Penalty(10.0), every"
                                + " 4) for none, so that neither gets what it asks for; usually one of them is meant");
        GradientPenalty flat =
                GradientPenalty.builder(10).rule(SlopeRule.zeroCentred()).build();
        assertThat(trainer(new R2Penalty(1), Lazy.every(2).of(new DraganPenalty(10)), flat)
                        .warnings())
                .hasSize(2)
                .allMatch(warning -> warning.startsWith("DraganPenalty(10.0) asks the critic for a slope"));
        GradientPenalty atMost =
                GradientPenalty.builder(10).rule(SlopeRule.oneSided(1)).build();
        assertThat(trainer(atMost, new R1Penalty(10)).warnings()).isEmpty();
        assertThat(trainer(new GradientPenalty(10), new DraganPenalty(10)).warnings())
                .isEmpty();
    }

    @Test
    void whatGoesTogetherIsNotDoubted() {
        assertThat(trainer(new R1Penalty(1), new R2Penalty(1), new GradientNormClipping(1))
                        .warnings())
                .isEmpty();
        assertThat(trainer(new WeightClipping(1), new LeCamPenalty(1), new GradientValueClipping(1))
                        .warnings())
                .isEmpty();
    }
}
