package org.gan4j.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.gan4j.model.Critic;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.Phase;
import org.gan4j.train.Regularizer;
import org.gan4j.train.RmsProp;
import org.gan4j.train.TinyGan;
import org.gan4j.train.TrainingStep;
import org.junit.jupiter.api.Test;

class ClippingTest {
    @Test
    void weightClippingBoundsTheCriticsWeightsAndNothingElse() {
        FourPixels.Linear critic = FourPixels.Linear.of(2, -2, 0.05, -0.05);
        GanTrainer trainer = FourPixels.trainer(critic)
                .optimizer(RmsProp.of(1e-9))
                .regularizer(new WeightClipping(0.1))
                .build();
        trainer.step();
        assertThat(critic.weight().toDoubles()).containsExactly(new double[] {0.1, -0.1, 0.05, -0.05}, within(1e-6));
        assertThat(DoubleStream.of(trainer.generator().parameters().get(0).toDoubles()))
                .allMatch(u -> Math.abs(u - 7) < 1e-6);
        assertThat(trainer.generator().buffers().get(0).toDoubles()).containsExactly(9);
    }

    /** Running variances start at 1, far outside the bound. */
    @Test
    void weightClippingLeavesRunningStatisticsAlone() {
        GanTrainer trainer =
                TinyGan.trainer().regularizer(new WeightClipping(0.01)).build();
        trainer.step();
        Critic critic = trainer.critic();
        critic.parameters()
                .forEach(p ->
                        assertThat(DoubleStream.of(p.toDoubles())).as(p.name()).allMatch(w -> Math.abs(w) <= 0.01));
        assertThat(critic.buffers())
                .anySatisfy(buffer ->
                        assertThat(DoubleStream.of(buffer.toDoubles())).allMatch(v -> v > 0.5));
    }

    /** Looks at the gradients before and after the clipping under test. */
    private static final class Watch implements Regularizer {
        private final List<Double> norms = new ArrayList<>();
        private final List<Phase> phases = new ArrayList<>();

        @Override
        public void afterBackward(TrainingStep step) {
            norms.add(step.gradientNorm());
            phases.add(step.phase());
        }
    }

    @Test
    void gradientNormClippingScalesEachNetworkByItsOwnNorm() {
        Watch before = new Watch();
        Watch after = new Watch();
        GanTrainer trainer = TinyGan.trainer()
                .regularizer(before)
                .regularizer(new GradientNormClipping(0.01))
                .regularizer(after)
                .build();
        double recordedCritic = trainer.step().recorded().get("criticGradientNorm");
        assertThat(before.phases).containsExactly(Phase.CRITIC, Phase.GENERATOR);
        for (int i = 0; i < 2; i++) {
            double norm = before.norms.get(i);
            assertThat(norm).isGreaterThan(0.01);
            assertThat(after.norms.get(i)).isCloseTo(norm * 0.01 / (norm + 1e-6), within(1e-12));
        }
        assertThat(recordedCritic).isCloseTo(before.norms.get(0), within(1e-12));
    }

    @Test
    void gradientsBelowTheBoundStayAsTheyAre() {
        Watch before = new Watch();
        Watch after = new Watch();
        TinyGan.trainer()
                .regularizer(before)
                .regularizer(new GradientNormClipping(1e6))
                .regularizer(after)
                .build()
                .step();
        assertThat(after.norms).isEqualTo(before.norms);
    }

    @Test
    void boundsMustBePositive() {
        assertThatThrownBy(() -> new WeightClipping(-1)).hasMessage("`bound` must be positive and finite, got -1.0");
        assertThatThrownBy(() -> new GradientNormClipping(Double.NaN))
                .hasMessage("`bound` must be positive and finite, got NaN");
    }
}
