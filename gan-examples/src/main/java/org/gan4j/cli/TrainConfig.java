package org.gan4j.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.model.Normalization;

/**
 * Everything a training run is made from, resolved from preset and options. What is null is not used.
 *
 * @param preset where the settings started from
 * @param data {@code faces}
 * @param dataFingerprint identity of the images
 * @param seed of weights, latents, order of the images
 * @param imageSize side in pixels
 * @param latent size of the latent
 * @param width channels next to the image
 * @param batchSize images in a batch
 * @param criticSteps critic updates for each generator update
 * @param loss which
 * @param optimizer which, for both networks
 * @param rate learning rate
 * @param beta1 Adam's
 * @param beta2 Adam's
 * @param criticNormalization after the critic's inner convolutions
 * @param clipValue bound of the critic's weights
 * @param clipGradNorm bound of each network's gradient norm
 * @param gpWeight weight of the gradient penalty
 * @param steps total steps
 * @param epochs total passes over the data
 * @param minutes wall-clock time
 * @param version of GAN4J
 */
record TrainConfig(
        String preset,
        String data,
        String dataFingerprint,
        long seed,
        int imageSize,
        int latent,
        int width,
        int batchSize,
        int criticSteps,
        LossName loss,
        OptimizerName optimizer,
        double rate,
        double beta1,
        double beta2,
        Normalization criticNormalization,
        Double clipValue,
        Double clipGradNorm,
        Double gpWeight,
        Long steps,
        Long epochs,
        Double minutes,
        String version) {

    /** Name of the file in a run directory. */
    static final String FILE = "config.json";

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    void write(Path file) throws IOException {
        Files.writeString(file, GSON.toJson(this) + System.lineSeparator());
    }

    String toJson() {
        return GSON.toJson(this);
    }

    static TrainConfig read(Path file) throws IOException {
        try {
            TrainConfig config = GSON.fromJson(Files.readString(file), TrainConfig.class);
            if (config == null || config.loss == null || config.imageSize == 0) {
                throw new UserException(file + " is not a run's configuration: settings are missing");
            }
            return config;
        } catch (JsonParseException fault) {
            throw new UserException(file + " is not the JSON it should be: " + fault.getMessage());
        }
    }

    /** Settings while they are being resolved; they start as the reference task's. */
    static final class Builder {
        private String preset;
        private String data = "faces";
        private String dataFingerprint;
        private long seed;
        private int imageSize = 64;
        private int latent = 100;
        private int width = 64;
        private int batchSize = 64;
        private int criticSteps = 1;
        private LossName loss = LossName.NON_SATURATING;
        private OptimizerName optimizer = OptimizerName.ADAM;
        private double rate = 1e-4;
        private double beta1 = 0.5;
        private double beta2 = 0.999;
        private Normalization criticNormalization = Normalization.BATCH;
        private Double clipValue;
        private Double clipGradNorm;
        private Double gpWeight;
        private Long steps;
        private Long epochs;
        private Double minutes;

        Builder preset(String value) {
            preset = value;
            return this;
        }

        Builder data(String value, String fingerprint) {
            data = value;
            dataFingerprint = fingerprint;
            return this;
        }

        Builder seed(long value) {
            seed = value;
            return this;
        }

        Builder imageSize(int value) {
            imageSize = value;
            return this;
        }

        Builder latent(int value) {
            latent = value;
            return this;
        }

        Builder width(int value) {
            width = value;
            return this;
        }

        Builder batchSize(int value) {
            batchSize = value;
            return this;
        }

        Builder criticSteps(int value) {
            criticSteps = value;
            return this;
        }

        Builder loss(LossName value) {
            loss = value;
            return this;
        }

        Builder optimizer(OptimizerName value) {
            optimizer = value;
            return this;
        }

        Builder rate(double value) {
            rate = value;
            return this;
        }

        Builder beta1(double value) {
            beta1 = value;
            return this;
        }

        Builder beta2(double value) {
            beta2 = value;
            return this;
        }

        Builder criticNormalization(Normalization value) {
            criticNormalization = value;
            return this;
        }

        Builder clipValue(Double value) {
            clipValue = value;
            return this;
        }

        Builder clipGradNorm(Double value) {
            clipGradNorm = value;
            return this;
        }

        Builder gpWeight(Double value) {
            gpWeight = value;
            return this;
        }

        Builder steps(Long value) {
            steps = value;
            return this;
        }

        Builder epochs(Long value) {
            epochs = value;
            return this;
        }

        Builder minutes(Double value) {
            minutes = value;
            return this;
        }

        int imageSize() {
            return imageSize;
        }

        TrainConfig build() {
            return new TrainConfig(
                    preset,
                    data,
                    dataFingerprint,
                    seed,
                    imageSize,
                    latent,
                    width,
                    batchSize,
                    criticSteps,
                    loss,
                    optimizer,
                    rate,
                    beta1,
                    beta2,
                    criticNormalization,
                    clipValue,
                    clipGradNorm,
                    gpWeight,
                    steps,
                    epochs,
                    minutes,
                    Version.text());
        }
    }
}
