package org.gan4j.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.AdversarialLoss;
import org.gan4j.train.Checkpoint;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.TinyGan;
import org.gan4j.train.TrainedState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Golden values by PyTorch: loss_goldens.py, with the labels that this stream flips. */
class NoisyLabelsTest extends AdversarialLossContractTest {
    @Override
    protected AdversarialLoss loss() {
        return new NoisyLabels(new NonSaturatingLoss(), 0.3).forUpdate(1, new RandomStream(10, 0));
    }

    @Override
    protected double criticValue() {
        return 5.758865892;
    }

    @Override
    protected double generatorValue() {
        return 1.385820880;
    }

    @Override
    protected Symmetry symmetry() {
        return Symmetry.NONE;
    }

    /** Where the flips are; the script has them too. */
    @Test
    void theFlipsOfTheGoldenValues() {
        AdversarialLoss flips = new NoisyLabels(new WassersteinLoss(), 0.3).forUpdate(1, new RandomStream(10, 0));
        Tensor real = scores(REAL, 4).variable();
        Tensor fake = scores(FAKE, 4).variable();
        var gradients = Gradients.of(flips.criticLoss(real, fake)).withRespectTo(real, fake);
        assertThat(gradients.get(0).toDoubles()).containsExactly(-0.25, 0.25, -0.25, 0.25);
        assertThat(gradients.get(1).toDoubles()).containsExactly(0.25, -0.25, 0.25, 0.25);
    }

    /** mean of -1 where right and 1 where wrong, so (1 + mean) / 2 is the share of wrong labels. */
    @Test
    void eachLabelIsWrongWithTheProbability() {
        int count = 20_000;
        AdversarialLoss loss = new NoisyLabels(new WassersteinLoss(), 0.2).forUpdate(1, new RandomStream(5, 0));
        Tensor ones = scores(new double[] {1}, 1).broadcastTo(Shape.of(count));
        Tensor zeros = ones.mul(0);
        double fiveStandardErrors = 5 * Math.sqrt(0.2 * 0.8 / count);
        assertThat((1 + loss.criticLoss(ones, zeros).item()) / 2).isCloseTo(0.2, within(fiveStandardErrors));
        assertThat((1 - loss.criticLoss(zeros, ones).item()) / 2).isCloseTo(0.2, within(fiveStandardErrors));
    }

    @Test
    void eachUpdateHasFlipsOfItsOwnAndEachPositionTheSame() {
        NoisyLabels loss = new NoisyLabels(new NonSaturatingLoss(), 0.3);
        RandomStream random = new RandomStream(10, 0);
        Set<Double> values = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            values.add(loss.forUpdate(1, random)
                    .criticLoss(scores(REAL, 4), scores(FAKE, 4))
                    .item());
        }
        assertThat(values).hasSizeGreaterThan(5);
        assertThat(random.position()).isEqualTo(20);
        random.seek(0);
        assertThat(loss.forUpdate(7, random)
                        .criticLoss(scores(REAL, 4), scores(FAKE, 4))
                        .item())
                .isEqualTo(loss().criticLoss(scores(REAL, 4), scores(FAKE, 4)).item());
    }

    /** Whoever wraps it passes the draw on. */
    @Test
    void wrappersDrawToo() {
        NoisyLabels noisy = new NoisyLabels(new NonSaturatingLoss(), 0.3);
        for (AdversarialLoss wrapper : List.of(
                noisy.scaled(2),
                new TopK(noisy, 0.5),
                TopK.shrinking(noisy, 0.5, 0.9, 1),
                new RelativisticLoss(noisy),
                new RelativisticAverageLoss(noisy).scaled(0.5, 1))) {
            AdversarialLoss now = wrapper.forUpdate(1, new RandomStream(10, 0));
            assertThat(now.criticLoss(scores(REAL, 4), scores(FAKE, 4)).item()).isFinite();
            assertThat(now).hasToString(wrapper.toString());
            assertThatThrownBy(() -> wrapper.criticLoss(scores(REAL, 4), scores(FAKE, 4)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("call forUpdate(step, random)")
                    .hasMessageContaining("has to pass the call on");
        }
    }

    @Test
    void aCheckpointContinuesBitForBit(@TempDir Path folder) throws IOException {
        GanTrainer through =
                TinyGan.trainer(new NoisyLabels(new NonSaturatingLoss(), 0.3)).build();
        through.train(2);
        Checkpoint saved = new Checkpoint(folder.resolve("saved"));
        saved.save(through);
        through.step();
        GanTrainer other =
                TinyGan.trainer(new NoisyLabels(new NonSaturatingLoss(), 0.3)).build();
        saved.restore(other);
        other.step();
        assertThat(TrainedState.of(other)).usingRecursiveComparison().isEqualTo(TrainedState.of(through));
        GanTrainer plain = TinyGan.trainer(new NonSaturatingLoss()).build();
        plain.train(3);
        assertThat(TrainedState.of(plain)).usingRecursiveComparison().isNotEqualTo(TrainedState.of(through));
    }

    @Test
    void scoresMeanWhatTheBasesDo() {
        assertThat(loss().hasMeaningfulZero()).isTrue();
        assertThat(new NoisyLabels(new WassersteinLoss(), 0.3).hasMeaningfulZero())
                .isFalse();
    }

    @Test
    void theProbabilityMustLieInItsRange() {
        assertThatThrownBy(() -> new NoisyLabels(new HingeLoss(), 0.5))
                .hasMessage("`flipProbability` must lie in (0, 0.5), got 0.5");
        assertThatThrownBy(() -> new NoisyLabels(new HingeLoss(), Double.NaN))
                .hasMessage("`flipProbability` must lie in (0, 0.5), got NaN");
    }
}
