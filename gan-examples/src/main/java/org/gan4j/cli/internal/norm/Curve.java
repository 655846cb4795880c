package org.gan4j.cli.internal.norm;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.gan4j.cli.internal.setting.LossName;
import org.gan4j.cli.internal.setting.Preset;
import org.gan4j.cli.internal.setting.TrainConfig;
import org.gan4j.model.Normalization;

/**
 * A way of training the critic. Four are presets, which differ in loss, bound, optimiser, normalisation and number of critic
 * updates at once. Three are a control: one critic without normalisation, one optimiser and one number of critic updates,
 * those of {@code wgan-gp}, so that only the loss and what bounds the critic differ.
 */
public enum Curve {
    /** A Wasserstein loss with a bound that is hardly reached. */
    CLIP_1("clip-1", "WGAN, clip 1 (strong)", false, Preset.STRONG, draft -> {}),
    /** The Wasserstein GAN of its paper. */
    CLIP_001("clip-0.01", "WGAN, clip 0.01 (wgan)", false, Preset.WGAN, draft -> {}),
    /** The Wasserstein GAN with a gradient penalty. */
    PENALTY("penalty", "WGAN-GP (wgan-gp)", false, Preset.WGAN_GP, draft -> {}),
    /** The plain GAN. */
    GAN("gan", "GAN (simple)", false, Preset.SIMPLE, draft -> {}),
    /** Weights clipped to 0.01. */
    CONTROL_CLIP("control-clip-0.01", "WGAN, clip 0.01 (control)", true, Preset.WGAN_GP, draft -> {
        draft.gpWeight = null;
        draft.clipValue = 0.01;
    }),
    /** The gradient penalty. */
    CONTROL_PENALTY("control-penalty", "WGAN-GP (control)", true, Preset.WGAN_GP, draft -> {}),
    /** The plain GAN's loss. */
    CONTROL_GAN("control-gan", "GAN (control)", true, Preset.WGAN_GP, draft -> {
        draft.gpWeight = null;
        draft.loss = LossName.NON_SATURATING;
    });

    private final String label;
    private final String title;
    private final boolean control;
    private final Preset preset;
    private final Consumer<TrainConfig.Draft> changes;

    Curve(String label, String title, boolean control, Preset preset, Consumer<TrainConfig.Draft> changes) {
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

    /** {@return the settings that sizes and seed are still to be put into} */
    TrainConfig.Draft draft() {
        TrainConfig.Draft draft = preset.draft();
        changes.accept(draft);
        if (control) {
            draft.criticNormalization = Normalization.NONE;
        }
        return draft;
    }
}
