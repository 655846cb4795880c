package org.gan4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.junit.jupiter.api.Test;

class AugmentationTest {
    /** Multiplies by a random number, and counts what it is told. */
    private static final class Dimming implements Augmentation {
        private final List<Tensor> seen = new ArrayList<>();
        private double observed;
        private double mean;

        @Override
        public Tensor apply(Tensor images, RandomStream random) {
            Tensor dimmed = images.mul(0.5 + random.uniform(1)[0] / 2);
            seen.add(dimmed);
            return dimmed;
        }

        @Override
        public void observe(Tensor realScores) {
            observed += realScores.shape().dim(0);
            mean = realScores.mean().item();
        }

        @Override
        public State state() {
            return new State(Map.of("observed", observed));
        }

        @Override
        public void restore(State state) {
            observed = state.get("observed");
        }

        @Override
        public String toString() {
            return "dimming";
        }
    }

    @Test
    void realAndGeneratedImagesPassThroughItInBothUpdates() {
        Dimming dimming = new Dimming();
        List<Tensor> given = new ArrayList<>();
        Regularizer watcher = new Regularizer() {
            @Override
            public Optional<Tensor> penalty(TrainingStep step) {
                if (step.phase() == Phase.CRITIC) {
                    given.add(step.realImages());
                }
                given.add(step.fakeImages());
                return Optional.empty();
            }
        };
        StepReport report = TinyGan.trainer()
                .augmentation(dimming)
                .regularizer(watcher)
                .build()
                .step();
        assertThat(dimming.seen).hasSize(3); // real, fake; then fake
        assertThat(given).containsExactly(dimming.seen.get(0), dimming.seen.get(1), dimming.seen.get(2));
        assertThat(dimming.observed).isEqualTo(TinyGan.BATCH);
        assertThat(dimming.mean).isCloseTo(report.realScore(), within(1e-12));
        assertThat(report.fakeScore()).isNotCloseTo(report.realScore(), within(1e-6));
    }

    @Test
    void theGeneratorLearnsThroughIt() {
        Augmentation blinding = (images, random) -> images.mul(0);
        GanTrainer trainer = TinyGan.trainer().augmentation(blinding).build();
        List<double[]> before = TinyGan.weights(trainer.generator());
        trainer.step();
        assertThat(TinyGan.weights(trainer.generator()))
                .usingRecursiveComparison()
                .isEqualTo(before);
    }

    @Test
    void stateAndRandomNumbersAreInTheCheckpoint() {
        GanTrainer whole = TinyGan.trainer().augmentation(new Dimming()).build();
        whole.train(2);
        Map<String, State> states = whole.state();
        assertThat(states.get("augmentation").values()).containsEntry("observed", 2.0 * TinyGan.BATCH);
        assertThat(states.get("augmentation").get("position")).isEqualTo(6);
        GanTrainer other = TinyGan.trainer().augmentation(new Dimming()).build();
        other.restore(states);
        assertThat(other.state()).isEqualTo(states);
    }

    @Test
    void withoutOneNothingIsAddedToCheckpoints() {
        GanTrainer plain = TinyGan.trainer().build();
        assertThat(plain.state()).doesNotContainKey("augmentation");
        assertThat(plain.configuration()).doesNotContainKey("augmentation");
        GanTrainer augmented = TinyGan.trainer().augmentation(new Dimming()).build();
        assertThat(augmented.configuration()).containsEntry("augmentation", "dimming");
    }

    @Test
    void noneGivesTheImagesBack() {
        Tensor images = TensorFactory.defaults().ones(Shape.of(1, 3, 2, 2));
        RandomStream random = new RandomStream(1, 0);
        assertThat(Augmentation.none().apply(images, random)).isSameAs(images);
        assertThat(random.position()).isZero();
    }
}
