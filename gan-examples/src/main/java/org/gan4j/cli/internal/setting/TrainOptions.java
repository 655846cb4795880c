package org.gan4j.cli.internal.setting;

import java.util.function.Consumer;
import org.gan4j.cli.internal.fault.UserException;
import org.gan4j.cli.internal.option.Checks;
import org.gan4j.model.Normalization;
import org.gan4j.preset.LossName;
import org.gan4j.preset.Preset;
import org.gan4j.preset.Recipe;
import org.gan4j.train.CheckpointFolder;
import picocli.CommandLine.Option;

/** The options that override a preset. */
public final class TrainOptions {
    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "Settings to start from, see below (default: quick).")
    private Preset preset;

    @Option(
            names = "--data",
            paramLabel = "faces|PATH",
            description = "Training images: faces, the 20,000 drawn faces that come with this program, or a folder, zip"
                    + " file or packed file (default: faces).")
    private String data;

    @Option(names = "--skip-broken", description = "Leave broken image files out and count them, instead of refusing.")
    private boolean skipBroken;

    @Option(
            names = "--flip",
            description = "Mirror half of the images, drawn anew in each epoch; for sets without a side that matters.")
    private boolean flip;

    @Option(names = "--steps", paramLabel = "N", description = "Steps in all; a step is one generator update.")
    private Long steps;

    @Option(names = "--epochs", paramLabel = "N", description = "Passes of the critic over the images in all.")
    private Long epochs;

    @Option(names = "--minutes", paramLabel = "M", description = "Minutes of training, such as 3 or 0.5.")
    private Double minutes;

    @Option(names = "--batch-size", paramLabel = "N", description = "Images in a batch, at least 2.")
    private Integer batchSize;

    @Option(names = "--latent", paramLabel = "N", description = "Random numbers that an image is made from.")
    private Integer latent;

    @Option(
            names = "--width",
            paramLabel = "N",
            description = "Channels of the layers next to the image, at most 1024.")
    private Integer width;

    @Option(names = "--image-size", paramLabel = "PX", description = "Side of the images: 16, 32, 64, 128 or 256.")
    private Integer imageSize;

    @Option(names = "--lr", paramLabel = "RATE", description = "Learning rate of both networks.")
    private Double rate;

    @Option(names = "--critic-steps", paramLabel = "N", description = "Critic updates for each generator update.")
    private Integer criticSteps;

    @Option(names = "--loss", paramLabel = "NAME", description = "${COMPLETION-CANDIDATES}.")
    private LossName loss;

    @Option(
            names = "--clip-value",
            paramLabel = "C",
            description = "Clip the critic's weights to [-C, C]; replaces the preset's gradient penalty.")
    private Double clipValue;

    @Option(
            names = "--gp-weight",
            paramLabel = "W",
            description = "Weight of the gradient penalty; replaces the preset's weight clipping, and the critic gets"
                    + " instance normalisation.")
    private Double gpWeight;

    @Option(names = "--clip-grad-norm", paramLabel = "C", description = "Bound of each network's gradient norm.")
    private Double clipGradNorm;

    @Option(
            names = "--ema",
            paramLabel = "DECAY",
            description = "Make images with an exponential moving average of the generator, 0.99 for example;"
                    + " 0 switches the preset's off.")
    private Double ema;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "N",
            description = "Steps between checkpoints (default: as many as five minutes take).")
    private Long checkpointEvery;

    @Option(
            names = "--keep-checkpoints",
            paramLabel = "K",
            description = "Checkpoints to keep, the newest (default: " + CheckpointFolder.DEFAULT_KEPT + ").")
    private Integer keepCheckpoints;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of weights, latents and order (default: 0).")
    private Long seed;

    /** Preset and options together, checked as far as they can be without images and networks. */
    public Draft draft() {
        return override(new Draft(preset == null ? Preset.QUICK : preset));
    }

    /** A saved run's settings with what these options say otherwise. */
    public Draft draft(TrainConfig saved) {
        Draft draft = new Draft(saved);
        ifGiven(preset, value -> draft.preset = value.toString());
        return override(draft);
    }

    private Draft override(Draft draft) {
        ifGiven(data, value -> draft.data = value);
        draft.skipBroken = skipBroken ? Boolean.TRUE : draft.skipBroken;
        draft.flip |= flip;
        ifGiven(seed, value -> draft.seed = value);
        applyLength(draft);
        applyCheckpoints(draft);
        Recipe.Builder recipe = draft.recipe.toBuilder();
        applySizes(recipe);
        applyGame(recipe);
        draft.recipe = recipe.build();
        check(draft.recipe);
        return draft;
    }

    /** The user's length replaces the preset's; the first of several that is reached ends the run. */
    private void applyLength(Draft draft) {
        if (steps != null || epochs != null || minutes != null) {
            draft.steps = steps;
            draft.epochs = epochs;
            draft.minutes = minutes;
        }
        ifGiven(draft.steps, value -> Checks.atLeast("--steps", value, 1));
        ifGiven(draft.epochs, value -> Checks.atLeast("--epochs", value, 1));
        ifGiven(draft.minutes, value -> Checks.positive("--minutes", value));
    }

    private void applyCheckpoints(Draft draft) {
        ifGiven(checkpointEvery, value -> draft.checkpointEvery = value);
        ifGiven(keepCheckpoints, value -> draft.keepCheckpoints = value);
        ifGiven(draft.checkpointEvery, value -> Checks.atLeast("--checkpoint-every", value, 1));
        ifGiven(draft.keepCheckpoints, value -> Checks.within("--keep-checkpoints", value, 1, 1_000_000));
    }

    private void applySizes(Recipe.Builder recipe) {
        ifGiven(batchSize, recipe::batchSize);
        ifGiven(imageSize, recipe::imageSize);
        ifGiven(latent, recipe::latent);
        ifGiven(width, recipe::width);
        ifGiven(criticSteps, recipe::criticSteps);
    }

    private void applyGame(Recipe.Builder recipe) {
        ifGiven(rate, value -> Checks.positive("--lr", value));
        ifGiven(clipValue, value -> Checks.positive("--clip-value", value));
        ifGiven(gpWeight, value -> Checks.positive("--gp-weight", value));
        ifGiven(clipGradNorm, value -> Checks.positive("--clip-grad-norm", value));
        ifGiven(ema, value -> Checks.share("--ema", value));
        ifGiven(rate, recipe::rate);
        ifGiven(loss, recipe::loss);
        ifGiven(ema, value -> recipe.ema(value == 0 ? null : value));
        ifGiven(clipGradNorm, recipe::clipGradNorm);
        if (clipValue != null || gpWeight != null) { // two ways to bound the critic's slope: one replaces the other
            recipe.clipValue(clipValue).gpWeight(gpWeight);
        }
        ifGiven(gpWeight, value -> recipe.criticNormalization(Normalization.INSTANCE));
    }

    private static void check(Recipe recipe) {
        int size = recipe.imageSize();
        if (size < 16 || size > 256 || Integer.bitCount(size) != 1) {
            throw new UserException("`--image-size` must be 16, 32, 64, 128 or 256, got " + size);
        }
        Checks.within("--latent", recipe.latent(), 1, 65_536);
        Checks.within("--width", recipe.width(), 1, 1024);
        Checks.within("--critic-steps", recipe.criticSteps(), 1, 1000);
    }

    private static <T> void ifGiven(T value, Consumer<T> action) {
        if (value != null) {
            action.accept(value);
        }
    }
}
