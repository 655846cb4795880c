package org.gan4j.cli.internal.setting;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.gan4j.cli.internal.fault.Faults;
import org.gan4j.cli.internal.fault.UserException;
import org.gan4j.cli.internal.image.DataSets;
import org.gan4j.cli.internal.machine.KernelOptions;
import org.gan4j.cli.internal.machine.Version;
import org.gan4j.cli.internal.option.Labels;
import org.gan4j.data.ImageSource;
import org.gan4j.data.ShuffledImages;
import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Precision;
import org.gan4j.model.Normalization;
import org.gan4j.train.internal.DurableFiles;

/**
 * Everything a training run is made from, resolved from preset and options. What is null is not used.
 *
 * @param preset where the settings started from
 * @param data {@code faces}
 * @param dataFingerprint identity of the images
 * @param flip whether images are mirrored at random
 * @param seed of weights, latents, order of the images
 * @param imageSize side in pixels
 * @param latent size of the latent
 * @param width channels next to the image
 * @param batchSize images in a batch
 * @param criticSteps critic updates for each generator update
 * @param loss which
 * @param optimizer which, for both networks
 * @param generatorRate learning rate of the generator
 * @param criticRate learning rate of the critic
 * @param beta1 Adam's
 * @param beta2 Adam's
 * @param criticNormalization after the critic's inner convolutions
 * @param clipValue bound of the critic's weights
 * @param clipGradNorm bound of each network's gradient norm
 * @param gpWeight weight of the gradient penalty
 * @param ema decay of the averaged generator
 * @param steps total steps
 * @param epochs total passes over the data
 * @param minutes wall-clock time
 * @param skipBroken whether broken image files are left out
 * @param kernels what was asked for; null, as in runs from before there was a choice, becomes auto
 * @param precision of the heavy arithmetic; null, as in runs from before there was a choice, becomes fp32
 * @param threads of the arithmetic, null for the library's choice
 * @param checkpointEvery steps between checkpoints, null for as many as five minutes take
 * @param keepCheckpoints how many are kept, null for {@link org.gan4j.train.CheckpointFolder#DEFAULT_KEPT}
 * @param version of GAN4J
 */
public record TrainConfig(
        String preset,
        String data,
        String dataFingerprint,
        boolean flip,
        long seed,
        int imageSize,
        int latent,
        int width,
        int batchSize,
        int criticSteps,
        LossName loss,
        OptimizerName optimizer,
        double generatorRate,
        double criticRate,
        double beta1,
        double beta2,
        Normalization criticNormalization,
        Double clipValue,
        Double clipGradNorm,
        Double gpWeight,
        Double ema,
        Long steps,
        Long epochs,
        Double minutes,
        Boolean skipBroken,
        KernelChoice kernels,
        Precision precision,
        Integer threads,
        Long checkpointEvery,
        Integer keepCheckpoints,
        String version) {

    public TrainConfig {
        kernels = kernels == null ? KernelChoice.AUTO : kernels;
        precision = precision == null ? Precision.FP32 : precision;
    }

    /** Name of the file in a run directory. */
    public static final String FILE = "config.json";

    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .registerTypeHierarchyAdapter(Enum.class, new Labels())
            .create();

    private static final double FLIP_PROBABILITY = 0.5;

    private static final Pattern JAVA_CLASS = Pattern.compile("java\\.[\\w.]+: ");

    /**
     * The keys that may change when a run is resumed: what the arithmetic does not depend on; and kernels and threads, on which
     * only the last bits depend, with a warning by the checkpoint. Precision is not among them: bf16 is another arithmetic.
     */
    private static final Set<String> FREE = Set.of(
            "steps",
            "epochs",
            "minutes",
            "data",
            "skipBroken",
            "kernels",
            "threads",
            "checkpointEvery",
            "keepCheckpoints",
            "version");

    public void write(Path file) throws IOException {
        DurableFiles.replace(file, toJson() + "\n");
    }

    /** The settings that another configuration has otherwise, each with both values; lengths of the run do not count. */
    public List<String> differences(TrainConfig other) {
        JsonObject ours = GSON.toJsonTree(this).getAsJsonObject();
        JsonObject theirs = GSON.toJsonTree(other).getAsJsonObject();
        Set<String> keys = new LinkedHashSet<>(ours.keySet());
        keys.addAll(theirs.keySet());
        return keys.stream()
                .filter(key -> !FREE.contains(key) && !Objects.equals(ours.get(key), theirs.get(key)))
                .map(key -> "`" + key + "` was " + text(ours.get(key)) + ", is " + text(theirs.get(key)))
                .toList();
    }

    private static String text(JsonElement value) {
        return value == null ? "not set" : value.getAsString();
    }

    /** The same settings, to be changed. */
    Draft draft() {
        return GSON.fromJson(GSON.toJsonTree(this), Draft.class);
    }

    /** Training batches of the images in this configuration's order. */
    public ShuffledImages batches(ImageSource images) {
        return new ShuffledImages(images, seed, flip ? FLIP_PROBABILITY : 0);
    }

    public String toJson() {
        return GSON.toJson(this);
    }

    public static TrainConfig read(Path file) {
        try {
            String text = Files.readString(file);
            JsonObject json = JsonParser.parseString(text).getAsJsonObject();
            List<String> missing = GSON.toJsonTree(new Draft()).getAsJsonObject().keySet().stream()
                    .filter(key -> !json.has(key) || json.get(key).isJsonNull())
                    .toList();
            if (!missing.isEmpty()) {
                throw new UserException(file + " is not a run's configuration: it must have " + missing + " too");
            }
            return GSON.fromJson(text, TrainConfig.class);
        } catch (JsonParseException | IllegalStateException fault) {
            String reason =
                    String.valueOf(fault.getMessage()).lines().findFirst().orElse("");
            throw new UserException(file + " is not a run's configuration: it must be a JSON object of settings, got: "
                    + JAVA_CLASS.matcher(reason).replaceAll(""));
        } catch (IOException fault) {
            throw new UserException("a run's configuration cannot be read: " + Faults.ofFiles(fault));
        }
    }

    /** Settings while they are being resolved: a record's names with values to set; they start as the reference task's. */
    public static final class Draft {
        public String preset;
        public String data = DataSets.FACES;
        public String dataFingerprint;
        public boolean flip;
        public long seed;
        public int imageSize = 64;
        public int latent = 100;
        public int width = 64;
        public int batchSize = 64;
        public int criticSteps = 1;
        public LossName loss = LossName.NON_SATURATING;
        public OptimizerName optimizer = OptimizerName.ADAM;
        public double generatorRate = 1e-4;
        public double criticRate = 1e-4;
        public double beta1 = 0.5;
        public double beta2 = 0.999;
        public Normalization criticNormalization = Normalization.BATCH;
        public Double clipValue;
        public Double clipGradNorm;
        public Double gpWeight;
        public Double ema;
        public Long steps;
        public Long epochs;
        public Double minutes;
        public Boolean skipBroken;
        public KernelChoice kernels;
        public Precision precision;
        public Integer threads;
        public Long checkpointEvery;
        public Integer keepCheckpoints;
        public String version;

        /** One learning rate for both networks. */
        void setRate(double rate) {
            generatorRate = rate;
            criticRate = rate;
        }

        /** Replaces what the user asks for. */
        public void computeWith(KernelOptions options) {
            kernels = options.kernelsOr(kernels);
            precision = options.precisionOr(precision);
            threads = options.threadsOr(threads);
        }

        /** Batch normalisation needs two images. */
        private void checkBatchSize(int images) {
            if (images < 2) {
                throw new UserException("`--data` must have at least 2 images to train on, got " + images
                        + "; add images to the data set");
            }
            if (batchSize < 2) {
                throw new UserException("`--batch-size` must be at least 2, got " + batchSize);
            }
            if (batchSize > images) {
                throw new UserException("`--batch-size` must be at most the number of images, got " + batchSize
                        + ": the data set has " + images + " images; lower --batch-size to " + images
                        + " or less, or add images");
            }
        }

        /** The settings for these images. */
        public TrainConfig freeze(ImageSource images) {
            checkBatchSize(images.size());
            dataFingerprint = images.fingerprint();
            version = Version.text();
            return GSON.fromJson(GSON.toJsonTree(this), TrainConfig.class);
        }
    }
}
