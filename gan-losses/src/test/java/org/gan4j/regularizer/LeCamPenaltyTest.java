package org.gan4j.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Set;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.Phase;
import org.gan4j.train.Regularizer;
import org.gan4j.train.RegularizerContractTest;
import org.gan4j.train.State;
import org.gan4j.train.TrainingStep;
import org.gan4j.train.TrainingSteps;
import org.junit.jupiter.api.Test;

class LeCamPenaltyTest extends RegularizerContractTest {
    @Override
    protected Regularizer newRegularizer() {
        return new LeCamPenalty(0.3, 0.5);
    }

    @Override
    protected Set<Phase> penalizes() {
        return Set.of(Phase.CRITIC);
    }

    private static Tensor scores(double... values) {
        return SmallCritic.TENSORS.of(values, Shape.of(values.length)).variable();
    }

    private static TrainingStep step(Tensor real, Tensor fake) {
        return TrainingSteps.scored(TrainingSteps.ofCritic(null, null, null), real, fake);
    }

    /** With averages 2 (real) and -1 (fake): (3^2 + 0^2) / 2 + (1^2 + 4^2) / 2 = 4.5 + 8.5. */
    @Test
    void scoresPayForTheirDistanceFromTheOthersAverage() {
        LeCamPenalty penalty = new LeCamPenalty(0.3, 0.9);
        penalty.restore(new State(Map.of("real", 2.0, "fake", -1.0)));
        Tensor real = scores(2, -3);
        Tensor fake = scores(1, -2);
        TrainingStep step = step(real, fake);
        Tensor value = penalty.penalty(step).orElseThrow();
        assertThat(value.item()).isCloseTo(0.3 * 13, within(1e-12));
        assertThat(step.records().get("lecamPenalty")).isCloseTo(0.3 * 13, within(1e-12));
        var gradients = Gradients.of(value).withRespectTo(real, fake);
        assertThat(gradients.get(0).toDoubles()).containsExactly(new double[] {0.3 * 3, 0}, within(1e-12));
        assertThat(gradients.get(1).toDoubles()).containsExactly(new double[] {-0.3, -0.3 * 4}, within(1e-12));
    }

    /** A batch sets the averages, the next moves them by a tenth, after it was compared. */
    @Test
    void averagesMoveAfterTheComparison() {
        LeCamPenalty penalty = new LeCamPenalty(1, 0.9);
        assertThat(penalty.penalty(step(scores(1, 3), scores(-4, 2)))).isEmpty();
        assertThat(penalty.state().values()).isEqualTo(Map.of("real", 2.0, "fake", -1.0));
        assertThat(penalty.penalty(step(scores(2, -3), scores(1, -2)))
                        .orElseThrow()
                        .item())
                .isCloseTo(13, within(1e-12));
        assertThat(penalty.state().get("real")).isCloseTo(0.9 * 2 - 0.1 * 0.5, within(1e-12));
        assertThat(penalty.state().get("fake")).isCloseTo(-0.9 - 0.1 * 0.5, within(1e-12));
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> new LeCamPenalty(0)).hasMessage("`weight` must be positive and finite, got 0.0");
        assertThatThrownBy(() -> new LeCamPenalty(1, 1)).hasMessage("`decay` must lie in [0, 1), got 1.0");
    }
}
