package org.gan4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gan4j.model.DcganGenerator;
import org.gan4j.model.Normalization;
import org.junit.jupiter.api.Test;

class WeightAverageTest {
    private static final double DECAY = 0.4;

    /** Shares of the old average in steps 1, 2, 3: 2/11, 3/12, 4/13 in the warm-up; 0.4 from step 6 on. */
    @Test
    void theAverageFollowsTheWeightsOnceAStep() {
        DcganGenerator second = TinyGan.generator();
        GanTrainer trainer =
                TinyGan.trainer().criticSteps(2).average(second, DECAY).build();
        List<double[]> expected = TinyGan.values(trainer.generator());
        assertThat(TinyGan.values(second)).usingRecursiveComparison().isEqualTo(expected);
        for (int step = 1; step <= 8; step++) {
            trainer.train(step);
            double share = Math.min(DECAY, (1.0 + step) / (10.0 + step));
            List<double[]> now = TinyGan.values(trainer.generator());
            for (int p = 0; p < expected.size(); p++) {
                for (int i = 0; i < expected.get(p).length; i++) {
                    expected.get(p)[i] = share * expected.get(p)[i] + (1 - share) * now.get(p)[i];
                }
                assertThat(TinyGan.values(second).get(p)).containsExactly(expected.get(p), within(1e-12));
            }
        }
        assertThat(trainer.sampler()).isSameAs(second);
    }

    @Test
    void theAverageDoesNotChangeTheTraining() {
        GanTrainer with = TinyGan.trainer().average(TinyGan.generator(), DECAY).build();
        GanTrainer without = TinyGan.trainer().build();
        with.train(3);
        without.train(3);
        assertThat(TinyGan.values(with.generator()))
                .usingRecursiveComparison()
                .isEqualTo(TinyGan.values(without.generator()));
        assertThat(without.sampler()).isSameAs(without.generator());
    }

    @Test
    void anotherKindOfGeneratorIsRefused() {
        DcganGenerator wider =
                DcganGenerator.builder().imageSize(16).width(3).latentSize(5).build();
        assertThatThrownBy(() -> TinyGan.trainer().average(wider, DECAY).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("`average` must be a second generator")
                .hasMessageContaining("width 2")
                .hasMessageContaining("width 3");
        DcganGenerator itself = TinyGan.generator();
        assertThatThrownBy(() -> GanTrainer.builder(
                                itself, TinyGan.critic(Normalization.BATCH), TinyGan.loss(), TinyGan.images())
                        .batchSize(TinyGan.BATCH)
                        .average(itself, DECAY)
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
    }
}
