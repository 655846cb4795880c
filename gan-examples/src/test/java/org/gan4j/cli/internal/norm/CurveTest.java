package org.gan4j.cli.internal.norm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gan4j.cli.internal.setting.LossName;
import org.gan4j.cli.internal.setting.Preset;
import org.gan4j.cli.internal.setting.TrainConfig;
import org.gan4j.model.Normalization;
import org.junit.jupiter.api.Test;

class CurveTest {
    @Test
    void fourTrainAsTheirPresetsDo() {
        assertThat(Curve.of(false))
                .containsExactly(Curve.CLIP_1, Curve.CLIP_001, Curve.PENALTY, Curve.GAN);
        assertSame(Curve.CLIP_1, Preset.STRONG);
        assertSame(Curve.CLIP_001, Preset.WGAN);
        assertSame(Curve.PENALTY, Preset.WGAN_GP);
        assertSame(Curve.GAN, Preset.SIMPLE);
    }

    private static void assertSame(Curve curve, Preset preset) {
        assertThat(curve.draft()).usingRecursiveComparison().isEqualTo(preset.draft());
    }

    /** Same critic, optimiser and number of critic updates; only what the report compares differs. */
    @Test
    void theControlDiffersInLossAndBoundOnly() {
        List<TrainConfig.Draft> control = Curve.of(true).stream().map(Curve::draft).toList();
        assertThat(control).hasSize(3);
        for (TrainConfig.Draft draft : control) {
            assertThat(draft)
                    .usingRecursiveComparison()
                    .ignoringFields("loss", "clipValue", "gpWeight")
                    .isEqualTo(control.get(0));
            assertThat(draft.criticNormalization).isEqualTo(Normalization.NONE);
        }
        assertThat(control).extracting(draft -> draft.clipValue).containsExactly(0.01, null, null);
        assertThat(control).extracting(draft -> draft.gpWeight).containsExactly(null, 10.0, null);
        assertThat(control)
                .extracting(draft -> draft.loss)
                .containsExactly(LossName.WASSERSTEIN, LossName.WASSERSTEIN, LossName.NON_SATURATING);
    }
}
