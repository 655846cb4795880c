package org.gan4j.cli.internal.norm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gan4j.model.Normalization;
import org.gan4j.preset.LossName;
import org.gan4j.preset.Preset;
import org.gan4j.preset.Recipe;
import org.junit.jupiter.api.Test;

class CurveTest {
    @Test
    void fourTrainAsTheirPresetsDo() {
        assertThat(Curve.of(false)).containsExactly(Curve.CLIP_1, Curve.CLIP_001, Curve.PENALTY, Curve.GAN);
        assertSame(Curve.CLIP_1, Preset.STRONG);
        assertSame(Curve.CLIP_001, Preset.WGAN);
        assertSame(Curve.PENALTY, Preset.WGAN_GP);
        assertSame(Curve.GAN, Preset.SIMPLE);
    }

    private static void assertSame(Curve curve, Preset preset) {
        assertThat(curve.recipe()).isEqualTo(preset.recipe());
    }

    /** Same critic, optimiser and number of critic updates; only what the report compares differs. */
    @Test
    void theControlDiffersInLossAndBoundOnly() {
        List<Recipe> control = Curve.of(true).stream().map(Curve::recipe).toList();
        assertThat(control).hasSize(3);
        for (Recipe recipe : control) {
            assertThat(recipe)
                    .usingRecursiveComparison()
                    .ignoringFields("loss", "clipValue", "gpWeight")
                    .isEqualTo(control.get(0));
            assertThat(recipe.criticNormalization()).isEqualTo(Normalization.NONE);
        }
        assertThat(control).extracting(Recipe::clipValue).containsExactly(0.01, null, null);
        assertThat(control).extracting(Recipe::gpWeight).containsExactly(null, 10.0, null);
        assertThat(control)
                .extracting(Recipe::loss)
                .containsExactly(LossName.WASSERSTEIN, LossName.WASSERSTEIN, LossName.NON_SATURATING);
    }
}
