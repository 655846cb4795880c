package org.gan4j.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import org.gan4j.train.Phase;
import org.gan4j.train.Regularizer;
import org.gan4j.train.RegularizerContractTest;
import org.gan4j.train.TrainingStep;
import org.gan4j.train.TrainingSteps;
import org.junit.jupiter.api.Test;

class R2PenaltyTest extends RegularizerContractTest {
    @Override
    protected Regularizer newRegularizer() {
        return new R2Penalty(10);
    }

    @Override
    protected Set<Phase> penalizes() {
        return Set.of(Phase.CRITIC);
    }

    /** D(x) = |x|^2 / 2 has the gradient x: gamma/2 times the mean square of the generated images, (30 + 4) / 2 = 17. */
    @Test
    void itIsHalfGammaTimesTheMeanSquaredSlopeAtTheGeneratedImages() {
        TrainingStep step = TrainingSteps.ofCritic(new SquareCritic(), null, FourPixels.images(1, 2, 3, 4, 0, 0, 2, 0));
        assertThat(new R2Penalty(3).penalty(step).orElseThrow().item()).isCloseTo(1.5 * 17, within(1e-9));
        assertThat(step.records().get("r2Penalty")).isCloseTo(1.5 * 17, within(1e-9));
        assertThat(step.records().get("r2Slope")).isCloseTo((Math.sqrt(30) + 2) / 2, within(1e-9));
    }

    @Test
    void gammaMustBePositive() {
        assertThatThrownBy(() -> new R2Penalty(0)).hasMessage("`gamma` must be positive and finite, got 0.0");
    }
}
