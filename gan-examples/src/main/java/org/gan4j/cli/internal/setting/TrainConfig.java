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
import org.gan4j.cli.internal.option.Labels;
import org.gan4j.data.ImageSource;
import org.gan4j.data.ShuffledImages;
import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Precision;
import org.gan4j.preset.Recipe;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.RealImages;
import org.gan4j.train.internal.DurableFiles;

/**
 * Everything a training run is made from, resolved from preset and options. What is null is not used.
 *
 * @param preset where the settings started from
 * @param data {@code faces}
 * @param dataFingerprint identity of the images
 * @param flip whether images are mirrored at random
 * @param seed of weights, latents, order of the images
 * @param recipe networks, loss, optimisers, regularisers; in JSON its keys stand beside the others
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
        Recipe recipe,
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

    private static final String RECIPE = "recipe";

    /** What no run is without. */
    private static final Set<String> REQUIRED = required();

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

    private static Set<String> required() {
        Set<String> keys = new LinkedHashSet<>(List.of("data", "flip", "seed"));
        keys.addAll(GSON.toJsonTree(Recipe.builder().build()).getAsJsonObject().keySet());
        return keys;
    }

    public void write(Path file) throws IOException {
        DurableFiles.replace(file, toJson() + "\n");
    }

    /** The settings that another configuration has otherwise, each with both values; lengths of the run do not count. */
    public List<String> differences(TrainConfig other) {
        JsonObject ours = toTree();
        JsonObject theirs = other.toTree();
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

    /** Training batches of the images in this configuration's order. */
    public ShuffledImages batches(ImageSource images) {
        return new ShuffledImages(images, seed, flip ? FLIP_PROBABILITY : 0);
    }

    /** A trainer of fresh networks, without listeners. */
    public GanTrainer.Builder trainer(RealImages images, TensorFactory tensors) {
        return recipe.trainer(images, tensors, seed);
    }

    public String toJson() {
        return GSON.toJson(toTree());
    }

    /** The recipe's keys stand where it would. */
    private JsonObject toTree() {
        JsonObject tree = new JsonObject();
        GSON.toJsonTree(this).getAsJsonObject().asMap().forEach((key, value) -> {
            if (key.equals(RECIPE)) {
                value.getAsJsonObject().asMap().forEach(tree::add);
            } else {
                tree.add(key, value);
            }
        });
        return tree;
    }

    public static TrainConfig read(Path file) {
        try {
            JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            List<String> missing = REQUIRED.stream()
                    .filter(key -> !json.has(key) || json.get(key).isJsonNull())
                    .toList();
            if (!missing.isEmpty()) {
                throw new UserException(file + " is not a run's configuration: it must have " + missing + " too");
            }
            json.add(RECIPE, json.deepCopy());
            return GSON.fromJson(
                    json.toString(), TrainConfig.class); // from a tree, fractions would become whole numbers
        } catch (JsonParseException | IllegalStateException fault) {
            String reason =
                    String.valueOf(fault.getMessage()).lines().findFirst().orElse("");
            throw new UserException(file + " is not a run's configuration: it must be a JSON object of settings, got: "
                    + JAVA_CLASS.matcher(reason).replaceAll(""));
        } catch (IOException fault) {
            throw new UserException("a run's configuration cannot be read: " + Faults.ofFiles(fault));
        }
    }
}
