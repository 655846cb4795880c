package org.gan4j.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.Phase;
import org.gan4j.train.Regularizer;
import org.gan4j.train.RegularizerContractTest;
import org.gan4j.train.TrainingStep;
import org.gan4j.train.TrainingSteps;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Where a gradient penalty looks, and what it asks of the slope. */
class GradientPenaltyVariantsTest {
    @Nested
    class OfThePaper extends RegularizerContractTest {
        @Override
        protected Regularizer newRegularizer() {
            return new GradientPenalty(10);
        }

        @Override
        protected Set<Phase> penalizes() {
            return Set.of(Phase.CRITIC);
        }
    }

    @Nested
    class ZeroCentredOnBoth extends RegularizerContractTest {
        @Override
        protected Regularizer newRegularizer() {
            return GradientPenalty.builder(10)
                    .at(PenaltyPoints.both())
                    .rule(SlopeRule.zeroCentred())
                    .build();
        }

        @Override
        protected Set<Phase> penalizes() {
            return Set.of(Phase.CRITIC);
        }
    }

    private static double value(SlopeRule rule, double... weights) {
        TrainingStep step = TrainingSteps.ofCritic(
                FourPixels.Linear.of(weights), FourPixels.images(1, 2, 3, 4), FourPixels.images(0, 1, 0, 1));
        return GradientPenalty.builder(1)
                .rule(rule)
                .build()
                .penalty(step)
                .orElseThrow()
                .item();
    }

    /** Slope 4 and slope 0.2. */
    @Test
    void rulesOfALinearCritic() {
        assertThat(value(SlopeRule.twoSided(1), 2, 2, 2, 2)).isCloseTo(9, within(1e-9));
        assertThat(value(SlopeRule.twoSided(1), 0.1, 0.1, 0.1, 0.1)).isCloseTo(0.64, within(1e-9));
        assertThat(value(SlopeRule.twoSided(6), 2, 2, 2, 2)).isCloseTo(4, within(1e-9));
        assertThat(value(SlopeRule.oneSided(1), 2, 2, 2, 2)).isCloseTo(9, within(1e-9));
        assertThat(value(SlopeRule.oneSided(1), 0.1, 0.1, 0.1, 0.1)).isZero();
        assertThat(value(SlopeRule.oneSided(0.15), 0.1, 0.1, 0.1, 0.1)).isCloseTo(0.0025, within(1e-9));
        assertThat(value(SlopeRule.zeroCentred(), 2, 2, 2, 2)).isCloseTo(16, within(1e-12));
        assertThat(value(SlopeRule.of("absolute", squares -> SlopeRule.norm(squares)), 2, 2, 2, 2))
                .isCloseTo(4, within(1e-9));
    }

    /** D(x) = |x|^2 / 2: the squared slope at x is |x|^2, and the pictures are kept. */
    private static double squareSlope(PenaltyPoints points) {
        Tensor real = FourPixels.images(1, 2, 3, 4, 0, 0, 2, 0);
        Tensor fake = FourPixels.images(1, 0, 0, 0, 0, 3, 0, 0);
        TrainingStep step = TrainingSteps.ofCritic(new SquareCritic(), real, fake);
        return GradientPenalty.builder(1)
                .at(points)
                .rule(SlopeRule.zeroCentred())
                .build()
                .penalty(step)
                .orElseThrow()
                .item();
    }

    @Test
    void pointsOfASquareCritic() {
        assertThat(squareSlope(PenaltyPoints.reals())).isCloseTo(17, within(1e-12));
        assertThat(squareSlope(PenaltyPoints.fakes())).isCloseTo(5, within(1e-12));
        assertThat(squareSlope(PenaltyPoints.both())).as("added, not averaged").isCloseTo(22, within(1e-12));
        assertThat(squareSlope(PenaltyPoints.of(
                        "negatives", step -> List.of(step.realImages().mul(-2)))))
                .isCloseTo(68, within(1e-12));
    }

    @Test
    void theBuildersPenaltyIsThePapersUnlessAnOptionSaysOtherwise() {
        Tensor real = FourPixels.images(1, 2, 3, 4, 0, 0, 2, 0);
        Tensor fake = FourPixels.images(1, 0, 0, 0, 0, 3, 0, 0);
        double paper = new GradientPenalty(10)
                .penalty(TrainingSteps.ofCritic(new SquareCritic(), real, fake))
                .orElseThrow()
                .item();
        double built = GradientPenalty.builder(10)
                .build()
                .penalty(TrainingSteps.ofCritic(new SquareCritic(), real, fake))
                .orElseThrow()
                .item();
        assertThat(built).isEqualTo(paper);
    }

    @Test
    void everySettingIsNamed() {
        assertThat(new GradientPenalty(10)).hasToString("GradientPenalty(10.0)");
        assertThat(GradientPenalty.builder(10)
                        .at(PenaltyPoints.both())
                        .rule(SlopeRule.oneSided(2))
                        .build())
                .hasToString("GradientPenalty(10.0, at both, one-sided, target 2.0)");
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> GradientPenalty.builder(-1).build())
                .hasMessage("`weight` must be positive and finite, got -1.0");
        assertThatThrownBy(() -> SlopeRule.twoSided(0)).hasMessage("`target` must be positive and finite, got 0.0");
        assertThatThrownBy(() -> SlopeRule.oneSided(Double.NaN))
                .hasMessage("`target` must be positive and finite, got NaN");
    }
}
