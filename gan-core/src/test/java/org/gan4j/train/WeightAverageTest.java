package org.gan4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.model.DcganGenerator;
import org.gan4j.model.Normalization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The averaged generator against the recurrence computed by hand from the trained weights of each step. */
class WeightAverageTest {
    private static final double DECAY = 0.3;

    @Test
    void averageFollowsTheRecurrenceWithItsWarmUp() {
        GanTrainer trainer = TinyGan.trainer()
                .criticSteps(2) // once a step, not once an update
                .average(TinyGan.generator(), DECAY)
                .build();
        List<double[]> expected = TinyGan.values(trainer.generator());
        for (int step = 1; step <= 4; step++) {
            trainer.step();
            // (1 + step) / (10 + step) is 2/11, 3/12, 4/13 = 0.3077, ...: the decay binds from step 3 on
            double share = Math.min(DECAY, (1.0 + step) / (10 + step));
            List<double[]> weights = TinyGan.values(trainer.generator());
            for (int i = 0; i < expected.size(); i++) {
                for (int j = 0; j < expected.get(i).length; j++) {
                    expected.get(i)[j] = share * expected.get(i)[j] + (1 - share) * weights.get(i)[j];
                }
            }
        }
        List<double[]> actual = TinyGan.values(trainer.sampler());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i)).containsExactly(expected.get(i), within(1e-12));
        }
        assertThat(trainer.sampler()).isNotSameAs(trainer.generator());
    }

    @Test
    void averagingDoesNotChangeTraining() {
        GanTrainer plain = TinyGan.trainer().build();
        GanTrainer averaged =
                TinyGan.trainer().average(TinyGan.generator(), 0.99).build();
        plain.train(3);
        averaged.train(3);
        List<double[]> expected = TinyGan.values(plain.generator());
        List<double[]> actual = TinyGan.values(averaged.generator());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i)).isEqualTo(expected.get(i));
        }
        assertThat(plain.sampler()).isSameAs(plain.generator());
    }

    @Test
    void theAverageIsPartOfACheckpoint(@TempDir Path folder) throws IOException {
        GanTrainer trainer = TinyGan.trainer().average(TinyGan.generator(), 0.9).build();
        trainer.train(2);
        Checkpoint checkpoint = new Checkpoint(folder.resolve("c"));
        checkpoint.save(trainer);
        trainer.train(4);

        GanTrainer resumed = TinyGan.trainer().average(TinyGan.generator(), 0.9).build();
        checkpoint.restore(resumed);
        resumed.train(4);
        List<double[]> expected = TinyGan.values(trainer.sampler());
        List<double[]> actual = TinyGan.values(resumed.sampler());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i)).isEqualTo(expected.get(i));
        }

        assertThat(checkpoint.hasAverage()).isTrue();
        DcganGenerator loaded = TinyGan.generator();
        checkpoint.loadGenerator(loaded);
        assertThat(loaded.parameters().get(0).toDoubles())
                .isNotEqualTo(TinyGan.generator().parameters().get(0).toDoubles());
        new Checkpoint(folder.resolve("plain")).save(TinyGan.trainer().build());
        assertThat(new Checkpoint(folder.resolve("plain")).hasAverage()).isFalse();
    }

    @Test
    void aGeneratorOfAnotherShapeOrTheTrainedOneItselfIsRefused() {
        DcganGenerator other = DcganGenerator.builder()
                .imageSize(16)
                .width(3)
                .latentSize(5)
                .tensors(TinyGan.generator().tensors())
                .build();
        assertThatThrownBy(() -> TinyGan.trainer().average(other, 0.9).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("`average` must be a second generator")
                .hasMessageContaining("width 3");
        DcganGenerator same = TinyGan.generator();
        GanTrainer.Builder builder = GanTrainer.builder(
                        same, TinyGan.critic(Normalization.BATCH), TinyGan.loss(), TinyGan.images())
                .batchSize(TinyGan.BATCH)
                .average(same, 0.9);
        assertThatThrownBy(builder::build).hasMessageContaining("`average`");
        assertThatThrownBy(
                        () -> TinyGan.trainer().average(TinyGan.generator(), 1).build())
                .hasMessageContaining("`decay` must lie in [0, 1), got 1.0");
    }
}
