package org.gan4j.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.gan4j.loss.WassersteinLoss;
import org.gan4j.model.Critic;
import org.gan4j.model.Normalization;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.Phase;
import org.gan4j.train.Regularizer;
import org.gan4j.train.RegularizerContractTest;
import org.gan4j.train.TinyGan;
import org.gan4j.train.TrainingStep;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GradientPenaltyTest {
    @Nested
    class Contract extends RegularizerContractTest {
        @Override
        protected Regularizer newRegularizer() {
            return new GradientPenalty(10);
        }

        @Override
        protected Set<Phase> penalizes() {
            return Set.of(Phase.CRITIC);
        }
    }

    private static final double STEP = 1e-6;
    private static final double TOLERANCE = 2e-6;

    @Test
    void aLinearCriticsPenaltyIsKnown() {
        // slope |(2, 2, 2, 2)| = 4 everywhere: (4 - 1)^2 = 9
        Probe.at(Phase.CRITIC, FourPixels.trainer(FourPixels.Linear.of(2, 2, 2, 2)), step -> {
            assertThat(new GradientPenalty(1).penalty(step).orElseThrow().item())
                    .isCloseTo(9, within(1e-9));
            assertThat(new GradientPenalty(10).penalty(step).orElseThrow().item())
                    .isCloseTo(90, within(1e-8));
            assertThat(step.records().get("slope")).isCloseTo(4, within(1e-9));
            assertThat(step.records().get("gradientPenalty")).isCloseTo(90, within(1e-8));
        });
    }

    /** d/dw 10 (|w| - 1)^2 = 20 (|w| - 1) w / |w|. */
    @Test
    void aLinearCriticsPenaltyHasAKnownGradient() {
        FourPixels.Linear critic = FourPixels.Linear.of(1, -2, 0.5, 3);
        double norm = Math.sqrt(1 + 4 + 0.25 + 9);
        Probe.at(Phase.CRITIC, FourPixels.trainer(critic), step -> {
            Tensor penalty = new GradientPenalty(10).penalty(step).orElseThrow();
            double[] gradient =
                    Gradients.of(penalty).withRespectTo(critic.weight()).get(0).toDoubles();
            double factor = 20 * (norm - 1) / norm;
            assertThat(gradient)
                    .containsExactly(new double[] {factor, -2 * factor, 0.5 * factor, 3 * factor}, within(1e-8));
        });
    }

    /** One norm an image: D(x) = sum of squares / 2 has the gradient x, another one for each image. */
    @Test
    void theNormIsEachImagesOwnAndPointsLieBetweenRealAndFake() {
        Critic square = new SquareCritic();
        Probe.at(Phase.CRITIC, FourPixels.trainer(square), step -> {
            long before = step.random().position();
            double penalty = new GradientPenalty(1).penalty(step).orElseThrow().item();
            RandomStream same = step.random();
            same.seek(before);
            double[] mix = same.uniform(3);
            double[] real = step.realImages().toDoubles();
            double[] fake = step.fakeImages().toDoubles();
            double expected = 0;
            for (int n = 0; n < 3; n++) {
                double squares = 0;
                for (int i = 4 * n; i < 4 * n + 4; i++) {
                    double x = mix[n] * real[i] + (1 - mix[n]) * fake[i];
                    squares += x * x;
                }
                expected += Math.pow(Math.sqrt(squares) - 1, 2) / 3;
            }
            assertThat(penalty).isCloseTo(expected, within(1e-9));
            assertThat(DoubleStream.of(mix)).allMatch(a -> a >= 0 && a < 1).doesNotHaveDuplicates();
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Normalization.class,
            names = {"INSTANCE", "INSTANCE_AFFINE", "LAYER", "NONE"})
    void theGradientReachesEveryWeightAsFiniteDifferencesSay(Normalization normalization) {
        GanTrainer.Builder trainer = GanTrainer.builder(
                        TinyGan.generator(), TinyGan.critic(normalization), new WassersteinLoss(), TinyGan.images())
                .batchSize(TinyGan.BATCH);
        Probe.at(Phase.CRITIC, trainer, step -> {
            long position = step.random().position();
            List<Tensor> gradients = Gradients.of(penaltyAt(step, position)).withRespectTo(step.parameters());
            RandomStream random = new RandomStream(3, 3);
            List<String> reached = new ArrayList<>();
            for (int i = 0; i < gradients.size(); i++) {
                Parameter parameter = step.parameters().get(i);
                Tensor direction = TensorFactory.like(parameter).normal(random, parameter.shape());
                double analytic = gradients.get(i).mul(direction).sum().item();
                double numeric = centralDifference(step, position, parameter, direction);
                assertThat(analytic)
                        .as(parameter.name())
                        .isCloseTo(numeric, within(TOLERANCE * Math.max(1, Math.abs(numeric))));
                if (Math.abs(numeric) > 1e-9) {
                    reached.add(parameter.name());
                }
            }
            assertThat(reached).contains("l1.0.weight", "l1.2.0.weight", "l1.3.weight");
        });
    }

    private static Tensor penaltyAt(TrainingStep step, long position) {
        step.random().seek(position);
        return new GradientPenalty(10).penalty(step).orElseThrow();
    }

    private static double centralDifference(TrainingStep step, long position, Parameter parameter, Tensor direction) {
        Tensor original = TensorFactory.like(parameter).of(parameter.toDoubles(), parameter.shape());
        parameter.assign(original.add(direction.mul(STEP)));
        double above = penaltyAt(step, position).item();
        parameter.assign(original.add(direction.mul(-STEP)));
        double below = penaltyAt(step, position).item();
        parameter.assign(original);
        return (above - below) / (2 * STEP);
    }

    @Test
    void aCriticWithoutSlopeGivesFiniteGradients() {
        FourPixels.Linear flat = FourPixels.Linear.of(0, 0, 0, 0);
        Probe.at(Phase.CRITIC, FourPixels.trainer(flat), step -> {
            Tensor penalty = new GradientPenalty(10).penalty(step).orElseThrow();
            assertThat(penalty.item()).isCloseTo(10, within(1e-4));
            assertThat(DoubleStream.of(Gradients.of(penalty)
                            .withRespectTo(flat.weight())
                            .get(0)
                            .toDoubles()))
                    .allMatch(Double::isFinite);
        });
    }

    @Test
    void theGeneratorIsNotPenalised() {
        Probe.at(
                Phase.GENERATOR,
                FourPixels.trainer(FourPixels.Linear.of(1, 1, 1, 1)),
                step -> assertThat(new GradientPenalty(10).penalty(step)).isEmpty());
    }

    @Test
    void batchNormalisationInTheCriticIsRefusedWithTheFix() {
        assertThatThrownBy(() ->
                        TinyGan.trainer().regularizer(new GradientPenalty(10)).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("`critic` must score each image by itself for a gradient penalty, got ")
                .hasMessageEndingWith(", which mixes the batch as batch normalisation does; build it with"
                        + " normalization(Normalization.INSTANCE), LAYER or NONE");
    }

    @Test
    void theWeightMustBePositive() {
        assertThatThrownBy(() -> new GradientPenalty(0)).hasMessage("`weight` must be positive and finite, got 0.0");
    }
}
