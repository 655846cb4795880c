package org.gan4j.cli.internal.norm;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gan4j.model.Normalization;
import org.gan4j.preset.LossName;
import org.gan4j.preset.Preset;
import org.gan4j.preset.Recipe;
import org.gan4j.regularizer.WeightClipping;

/**
 * A way of training the critic. Four are presets, which differ in loss, bound, optimiser, normalisation and number of critic
 * updates at once. Three are a control: one critic without normalisation, one optimiser and one number of critic updates,
 * those of {@code wgan-gp}, so that only the loss and what bounds the critic differ.
 */
public enum Curve {
    /** A Wasserstein loss with a bound that is hardly reached. */
    CLIP_1("clip-1", "WGAN, clip 1 (strong)", false, Preset.STRONG, recipe -> recipe),
    /** The Wasserstein GAN of its paper. */
    CLIP_001("clip-0.01", "WGAN, clip 0.01 (wgan)", false, Preset.WGAN, recipe -> recipe),
    /** The Wasserstein GAN with a gradient penalty. */
    PENALTY("penalty", "WGAN-GP (wgan-gp)", false, Preset.WGAN_GP, recipe -> recipe),
    /** The plain GAN. */
    GAN("gan", "GAN (simple)", false, Preset.SIMPLE, recipe -> recipe),
    /** Weights clipped to 0.01. */
    CONTROL_CLIP(
            "control-clip-0.01",
            "WGAN, clip 0.01 (control)",
            true,
            Preset.WGAN_GP,
            recipe -> recipe.gpWeight(null).clipValue(WeightClipping.PAPER_BOUND)),
    /** The gradient penalty. */
    CONTROL_PENALTY("control-penalty", "WGAN-GP (control)", true, Preset.WGAN_GP, recipe -> recipe),
    /** The plain GAN's loss. */
    CONTROL_GAN(
            "control-gan",
            "GAN (control)",
            true,
            Preset.WGAN_GP,
            recipe -> recipe.gpWeight(null).loss(LossName.NON_SATURATING));

    private final String label;
    private final String title;
    private final boolean control;
    private final Preset preset;
    private final UnaryOperator<Recipe.Builder> changes;

    Curve(String label, String title, boolean control, Preset preset, UnaryOperator<Recipe.Builder> changes) {
        this.label = label;
        this.title = title;
        this.control = control;
        this.preset = preset;
        this.changes = changes;
    }

    /** {@return those that train as presets do, or those of the control} */
    static List<Curve> of(boolean ofControl) {
        return Arrays.stream(values())
                .filter(curve -> curve.control == ofControl)
                .toList();
    }

    /** {@return the name in files} */
    public String label() {
        return label;
    }

    /** {@return the name in figures} */
    String title() {
        return title;
    }

    /** {@return the settings, with the preset's sizes} */
    Recipe recipe() {
        Recipe.Builder recipe = changes.apply(preset.recipe().toBuilder());
        return (control ? recipe.criticNormalization(Normalization.NONE) : recipe).build();
    }
}
