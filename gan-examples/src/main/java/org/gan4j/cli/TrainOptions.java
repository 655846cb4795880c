package org.gan4j.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gan4j.data.ProceduralFaces;
import org.gan4j.model.Normalization;
import picocli.CommandLine.Option;

/** The options that override a preset. */
final class TrainOptions {
    @Option(
            names = "--preset",
            paramLabel = "NAME",
            defaultValue = "quick",
            description = "Settings to start from: quick, simple, medium, strong, wgan, wgan-gp (default: ${DEFAULT-VALUE}).")
    private String preset;

    @Option(names = "--data", paramLabel = "faces", defaultValue = "faces", description = "Training images.")
    private String data;

    @Option(names = "--steps", paramLabel = "N", description = "Steps in all.")
    private Long steps;

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the images in all.")
    private Long epochs;

    @Option(names = "--minutes", paramLabel = "M", description = "Minutes of training.")
    private Double minutes;

    @Option(names = "--batch-size", paramLabel = "N", description = "Images in a batch.")
    private Integer batchSize;

    @Option(names = "--latent", paramLabel = "N", description = "Size of the latent.")
    private Integer latent;

    @Option(names = "--width", paramLabel = "N", description = "Channels of the layers next to the image.")
    private Integer width;

    @Option(names = "--image-size", paramLabel = "PX", description = "Side of the images: 16, 32, 64, 128 or 256.")
    private Integer imageSize;

    @Option(names = "--lr", paramLabel = "RATE", description = "Learning rate of both networks.")
    private Double rate;

    @Option(names = "--critic-steps", paramLabel = "N", description = "Critic updates for each generator update.")
    private Integer criticSteps;

    @Option(names = "--loss", paramLabel = "NAME", description = "non-saturating or wasserstein.")
    private String loss;

    @Option(names = "--clip-value", paramLabel = "C", description = "Clip the critic's weights to [-C, C].")
    private Double clipValue;

    @Option(
            names = "--gp-weight",
            paramLabel = "W",
            description = "Weight of the gradient penalty; the critic then gets instance normalisation.")
    private Double gpWeight;

    @Option(names = "--clip-grad-norm", paramLabel = "C", description = "Bound of each network's gradient norm.")
    private Double clipGradNorm;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of weights, latents and order (default: 0).")
    private Long seed;

    /** Preset and options together, checked as far as they can be without building networks. */
    TrainConfig resolve() {
        TrainConfig.Builder config = Preset.of(preset).config();
        applyLength(config);
        applySizes(config);
        applyGame(config);
        if (seed != null) {
            config.seed(seed);
        }
        String fingerprint = DataSets.training(data, checkedImageSize(config.imageSize())).fingerprint();
        return config.data(data, fingerprint).build();
    }

    /** The user's length replaces the preset's; the first of several that is reached ends the run. */
    private void applyLength(TrainConfig.Builder config) {
        if (steps != null || epochs != null || minutes != null) {
            config.steps(positive("--steps", steps))
                    .epochs(positive("--epochs", epochs))
                    .minutes(positive("--minutes", minutes));
        }
    }

    private void applySizes(TrainConfig.Builder config) {
        if (batchSize != null) {
            int faces = ProceduralFaces.TRAINING_FACES;
            if (batchSize < 2 || batchSize > faces) {
                throw new UserException("`--batch-size` must lie in [2, " + faces + "], got " + batchSize);
            }
            config.batchSize(batchSize);
        }
        if (latent != null) {
            config.latent(Math.toIntExact(positive("--latent", latent.longValue())));
        }
        if (width != null) {
            config.width(Math.toIntExact(positive("--width", width.longValue())));
        }
        if (imageSize != null) {
            config.imageSize(imageSize);
        }
        if (criticSteps != null) {
            config.criticSteps(Math.toIntExact(positive("--critic-steps", criticSteps.longValue())));
        }
    }

    private void applyGame(TrainConfig.Builder config) {
        if (rate != null) {
            config.rate(positive("--lr", rate));
        }
        if (loss != null) {
            config.loss(lossNamed(loss));
        }
        if (clipValue != null) {
            config.clipValue(positive("--clip-value", clipValue));
        }
        if (clipGradNorm != null) {
            config.clipGradNorm(positive("--clip-grad-norm", clipGradNorm));
        }
        if (gpWeight != null) {
            config.gpWeight(positive("--gp-weight", gpWeight)).criticNormalization(Normalization.INSTANCE);
        }
    }

    private static int checkedImageSize(int size) {
        if (size < 16 || size > 256 || Integer.bitCount(size) != 1) {
            throw new UserException("`--image-size` must be 16, 32, 64, 128 or 256, got " + size);
        }
        return size;
    }

    private static LossName lossNamed(String name) {
        return Arrays.stream(LossName.values())
                .filter(value -> label(value).equals(name))
                .findFirst()
                .orElseThrow(() -> new UserException("`--loss` must be one of "
                        + Arrays.stream(LossName.values()).map(TrainOptions::label).collect(Collectors.joining(", "))
                        + ", got `" + name + "`"));
    }

    private static String label(LossName loss) {
        return loss.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Long positive(String option, Long value) {
        if (value != null && value < 1) {
            throw new UserException("`" + option + "` must be at least 1, got " + value);
        }
        return value;
    }

    private static Double positive(String option, Double value) {
        if (value != null && (!(value > 0) || value.isInfinite())) {
            throw new UserException("`" + option + "` must be positive and finite, got " + value);
        }
        return value;
    }
}
