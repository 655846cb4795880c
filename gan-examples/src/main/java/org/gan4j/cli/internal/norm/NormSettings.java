package org.gan4j.cli.internal.norm;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.gan4j.cli.internal.fault.UserException;
import org.gan4j.cli.internal.option.Labels;
import org.gan4j.kernel.Precision;
import org.gan4j.model.DcganCritic;
import org.gan4j.model.Normalization;
import org.gan4j.preset.Recipe;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.internal.DurableFiles;

/**
 * What all curves of a report have in common; with these settings the numbers come out the same.
 *
 * @param data {@code faces} or a path
 * @param dataFingerprint identity of the images
 * @param images how many there are
 * @param steps critic steps a curve, before rounding up to whole training steps
 * @param width channels next to the image
 * @param batchSize images in a batch
 * @param seed of weights, latents, order of the images
 * @param weights numbers in the weight of each layer of the critic, from input to output
 * @param precision of the convolutions
 * @param kernels what computes, as it describes itself
 * @param threads of the arithmetic, null for the library's choice
 * @param version of GAN4J
 */
public record NormSettings(
        String data,
        String dataFingerprint,
        int images,
        long steps,
        int width,
        int batchSize,
        long seed,
        List<Integer> weights,
        Precision precision,
        String kernels,
        Integer threads,
        String version) {
    /** Name of the file beside the numbers. */
    public static final String FILE = "settings.json";

    /** The images' side: at 64 pixels the critic has the five convolutions that the report is about. */
    public static final int IMAGE_SIZE = 64;

    /** What changes no more than the last bits, or nothing. */
    private static final Set<String> FREE = Set.of("data", "kernels", "threads", "version");

    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .registerTypeHierarchyAdapter(Enum.class, new Labels())
            .create();

    /**
     * How many numbers the weight of each layer of the critic has.
     *
     * @param width channels next to the image
     * @param tensors what computes
     * @return from input to output
     */
    public static List<Integer> weights(int width, TensorFactory tensors) {
        return DcganCritic.builder()
                .imageSize(IMAGE_SIZE)
                .width(width)
                .normalization(Normalization.NONE)
                .tensors(tensors)
                .build()
                .parameters()
                .stream()
                .map(Tensor::shape)
                .filter(shape -> shape.rank() > 1)
                .map(shape -> Math.toIntExact(shape.size()))
                .toList();
    }

    /** {@return the settings to train a curve by} */
    Recipe recipe(Curve curve) {
        return curve.recipe().toBuilder()
                .imageSize(IMAGE_SIZE)
                .width(width)
                .batchSize(batchSize)
                .build();
    }

    /** {@return training steps of a curve: as many as make at least {@link #steps()} critic updates} */
    long trainingSteps(Recipe recipe) {
        return (steps + recipe.criticSteps() - 1) / recipe.criticSteps();
    }

    void write(Path folder) throws IOException {
        DurableFiles.replace(folder.resolve(FILE), GSON.toJson(this) + "\n");
    }

    /**
     * Refuses to mix numbers of different settings.
     *
     * @param folder that holds settings of an earlier run
     * @throws UserException if they differ, naming what differs, or cannot be read
     */
    void checkSame(Path folder) throws IOException {
        JsonObject before = read(folder.resolve(FILE));
        JsonObject now = GSON.toJsonTree(this).getAsJsonObject();
        List<String> differences = now.keySet().stream()
                .filter(key -> !FREE.contains(key) && !Objects.equals(before.get(key), now.get(key)))
                .map(key -> "`" + key + "` was " + text(before.get(key)) + ", is " + text(now.get(key)))
                .toList();
        if (!differences.isEmpty()) {
            throw new UserException("`--out` must be a new directory or one with the same settings, but in " + folder
                    + " " + String.join("; ", differences) + "; name another, or ask for the same");
        }
    }

    private static String text(JsonElement value) {
        return value == null ? "not set" : value.getAsString();
    }

    private static JsonObject read(Path file) throws IOException {
        try {
            JsonObject settings = GSON.fromJson(Files.readString(file), JsonObject.class);
            if (settings != null) {
                return settings;
            }
        } catch (JsonParseException fault) {
            // refused below
        }
        throw new UserException(file + " must be the settings of a gradient-norm report, but is no JSON object;"
                + " name another --out, or delete it");
    }
}
