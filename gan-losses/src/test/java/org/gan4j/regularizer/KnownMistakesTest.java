package org.gan4j.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.gan4j.kernel.Shape;
import org.gan4j.loss.HingeLoss;
import org.gan4j.loss.LabelSmoothing;
import org.gan4j.loss.LeastSquaresLoss;
import org.gan4j.loss.MinimaxLoss;
import org.gan4j.loss.NoisyLabels;
import org.gan4j.loss.NonSaturatingLoss;
import org.gan4j.loss.RelativisticAverageLoss;
import org.gan4j.loss.RelativisticLoss;
import org.gan4j.loss.TopK;
import org.gan4j.loss.WassersteinLoss;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.AdversarialLoss;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.Phase;
import org.gan4j.train.Regularizer;
import org.gan4j.train.RmsProp;
import org.gan4j.train.TinyGan;
import org.gan4j.train.TrainingStep;
import org.gan4j.train.TrainingSteps;
import org.junit.jupiter.api.Test;

/** Mistakes that have shipped in published GAN code, one test each, which fails where the mistake is made. */
class KnownMistakesTest {
    private static final int COUNT = 400;

    private static Tensor penalty(Regularizer regularizer, TrainingStep step) {
        return regularizer.penalty(step).orElseThrow();
    }

    /** Norms 5 and 1 cost (16 + 0) / 2 = 8; the norm of both images together would be sqrt(26). */
    @Test
    void aNormOverTheWholeBatch() {
        TrainingStep step = TrainingSteps.ofCritic(new SquareCritic(), FourPixels.images(3, 0, 0, 4, 0, 1, 0, 0), null);
        Regularizer penalty =
                GradientPenalty.builder(1).at(PenaltyPoints.reals()).build();
        assertThat(penalty(penalty, step).item()).isCloseTo(8, within(1e-9));
    }

    /** A slope of 2 in each of four pixels is a norm of 4 and costs 9; pixel by pixel it would cost 1. */
    @Test
    void aNormOverTheChannelsOfEachPixel() {
        TrainingStep step = TrainingSteps.ofCritic(
                FourPixels.Linear.of(2, 2, 2, 2), FourPixels.images(1, 2, 3, 4), FourPixels.images(0, 0, 1, 0));
        assertThat(penalty(new GradientPenalty(1), step).item()).isCloseTo(9, within(1e-9));
    }

    /** Between ones and zeros a point is its share of the real image. */
    private static double[] shares() {
        SquareCritic critic = new SquareCritic();
        Shape shape = Shape.of(COUNT, 1, 2, 2);
        TrainingStep step =
                TrainingSteps.ofCritic(critic, FourPixels.TENSORS.ones(shape), FourPixels.TENSORS.zeros(shape));
        penalty(new GradientPenalty(1), step);
        return critic.lastSeen().toDoubles();
    }

    @Test
    void oneShareForTheWholeBatch() {
        assertThat(Arrays.stream(shares()).distinct().count()).isGreaterThan(COUNT / 2);
    }

    @Test
    void oneShareForEachNumber() {
        double[] shares = shares();
        for (int i = 0; i < shares.length; i++) {
            assertThat(shares[i]).isEqualTo(shares[i - i % 4]);
        }
    }

    @Test
    void sharesFromANormalDistribution() {
        double[] shares = shares();
        assertThat(DoubleStream.of(shares)).allMatch(share -> share >= 0 && share < 1);
        assertThat(DoubleStream.of(shares).average().orElseThrow()).isCloseTo(0.5, within(5 / Math.sqrt(12 * COUNT)));
    }

    /** Layer by layer for every penalty: {@link PenaltyGradientTest}. Here d/dw 10 (|w| - 1)^2 = 20 (|w| - 1) w / |w|. */
    @Test
    void aPenaltyWhoseGradientNeverReachesTheWeights() {
        FourPixels.Linear critic = FourPixels.Linear.of(3, 0, 0, 4);
        TrainingStep step =
                TrainingSteps.ofCritic(critic, FourPixels.images(1, 2, 3, 4), FourPixels.images(0, 0, 1, 0));
        Tensor value = penalty(new GradientPenalty(10), step);
        assertThat(Gradients.of(value).withRespectTo(critic.weight()).get(0).toDoubles())
                .containsExactly(new double[] {48, 0, 0, 64}, within(1e-8));
    }

    @Test
    void batchNormalisationInAPenalisedCritic() {
        for (Regularizer penalty : List.of(
                new GradientPenalty(10),
                GradientPenalty.builder(10).at(PenaltyPoints.both()).build(),
                new R1Penalty(10),
                new R2Penalty(10),
                new DraganPenalty(10),
                Lazy.every(16).of(new R1Penalty(10)))) {
            assertThatThrownBy(() -> TinyGan.trainer().regularizer(penalty).build())
                    .as("%s", penalty)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("mixes the batch as batch normalisation does")
                    .hasMessageContaining("normalization(Normalization.INSTANCE)");
        }
    }

    /** The root's derivative at 0 is infinite, and 0 times that is no number. */
    @Test
    void anEpsilonOutsideTheRoot() {
        for (Regularizer penalty : List.of(
                new GradientPenalty(10),
                GradientPenalty.builder(10).rule(SlopeRule.oneSided(1)).build(),
                new DraganPenalty(10))) {
            FourPixels.Linear flat = FourPixels.Linear.of(0, 0, 0, 0);
            TrainingStep step =
                    TrainingSteps.ofCritic(flat, FourPixels.images(1, 2, 3, 4), FourPixels.images(0, 0, 1, 0));
            finite(penalty, step);
        }
    }

    @Test
    void anEpsilonOutsideTheRootOfThePathLength() {
        StyledPixels generator = new StyledPixels(Shape.of(1, 2, 2));
        generator.parameters().forEach(weight -> weight.assign(weight.detach().mul(0)));
        TrainingStep step = TrainingSteps.ofGenerator(generator, null, FourPixels.images(1, 2, 3, 4));
        PathLengthPenalty penalty = new PathLengthPenalty(2);
        penalty.penalty(step);
        finite(penalty, step);
    }

    private static void finite(Regularizer regularizer, TrainingStep step) {
        Tensor value = penalty(regularizer, step);
        assertThat(value.item()).isFinite();
        for (Tensor gradient : Gradients.of(value).withRespectTo(step.parameters())) {
            assertThat(DoubleStream.of(gradient.toDoubles()))
                    .as("%s", regularizer)
                    .allMatch(Double::isFinite);
        }
    }

    /** After an update of full size no weight is outside the bound. */
    @Test
    void clippingBeforeTheUpdate() {
        GanTrainer trainer = TinyGan.trainer()
                .optimizer(RmsProp.of(0.5))
                .regularizer(new WeightClipping(0.01))
                .build();
        trainer.step();
        for (double[] weights : TinyGan.weights(trainer.critic())) {
            assertThat(DoubleStream.of(weights)).allMatch(weight -> Math.abs(weight) <= 0.01);
        }
    }

    /** Running variances begin at 1. */
    @Test
    void clippingOfRunningStatistics() {
        GanTrainer trainer =
                TinyGan.trainer().regularizer(new WeightClipping(0.01)).build();
        trainer.step();
        assertThat(trainer.critic().buffers())
                .filteredOn(buffer -> buffer.name().endsWith("running_var"))
                .isNotEmpty()
                .allSatisfy(buffer ->
                        assertThat(DoubleStream.of(buffer.toDoubles())).allMatch(value -> value > 0.5));
    }

    private static Tensor scores(double... values) {
        return FourPixels.TENSORS.of(values, Shape.of(values.length)).variable();
    }

    /** Where the player errs by 10,000, the loss is 10,000 and the slope 1: log(sigmoid + epsilon) has 28 and 0. */
    @Test
    void aLogarithmOfASigmoidPlusAnEpsilon() {
        for (AdversarialLoss loss : List.of(new NonSaturatingLoss(), new MinimaxLoss())) {
            Tensor real = scores(-1e4);
            Tensor fake = scores(1e4);
            Tensor critic = loss.criticLoss(real, fake);
            assertThat(critic.item()).isEqualTo(2e4);
            var gradients = Gradients.of(critic).withRespectTo(real, fake);
            assertThat(gradients.get(0).item()).isEqualTo(-1);
            assertThat(gradients.get(1).item()).isEqualTo(1);
        }
        Tensor hopeless = scores(-1e4);
        Tensor generator = new NonSaturatingLoss().generatorLoss(null, hopeless);
        assertThat(generator.item()).isEqualTo(1e4);
        assertThat(Gradients.of(generator).withRespectTo(hopeless).get(0).item())
                .isEqualTo(-1);
    }

    private static List<AdversarialLoss> losses() {
        return List.of(
                new NonSaturatingLoss(),
                new MinimaxLoss(),
                new LeastSquaresLoss(),
                new WassersteinLoss(),
                new HingeLoss(),
                new RelativisticLoss(new NonSaturatingLoss()),
                new RelativisticAverageLoss(new HingeLoss()),
                new LabelSmoothing(new NonSaturatingLoss(), 0.9),
                new NoisyLabels(new HingeLoss(), 0.1).forUpdate(1, new RandomStream(1, 0)),
                new TopK(new HingeLoss(), 0.5),
                new HingeLoss().scaled(2));
    }

    /** Real comes first and is high, in every loss: a critic that is right pays less, a generator that fools it pays less. */
    @Test
    void realAndFakeInAnotherOrder() {
        Tensor high = scores(0.9, 0.8, 0.7, 0.6);
        Tensor low = scores(-0.5, -0.6, -0.7, -0.8);
        for (AdversarialLoss loss : losses()) {
            assertThat(loss.criticLoss(high, low).item())
                    .as("the critic of %s", loss)
                    .isLessThan(loss.criticLoss(low, high).item());
            assertThat(loss.generatorLoss(low, high).item())
                    .as("the generator of %s", loss)
                    .isLessThan(loss.generatorLoss(high, low).item());
        }
    }

    @Test
    void fakesThatAreNotDetachedInTheCriticsUpdate() {
        List<Boolean> tracked = new ArrayList<>();
        Probe.at(Phase.CRITIC, TinyGan.trainer(), step -> {
            tracked.add(step.fakeImages().isTracked());
            tracked.add(step.realImages().isTracked());
        });
        assertThat(tracked).containsExactly(false, false);
    }
}
