package org.gan4j.cli.internal.score;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.gan4j.feature.ExtractorIdentity;
import org.gan4j.metric.FrechetResult;
import org.gan4j.metric.Interval;
import org.gan4j.metric.KernelDistance;
import org.gan4j.metric.PrecisionRecall;
import org.gan4j.metric.Share;

/**
 * Scores as JSON: an object for each, with {@code value}, {@code interval}, {@code n} and the extractor's identity. A score
 * without an interval has null there, and the reason where there is one.
 */
public final class ScoresFile {
    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .serializeNulls()
            .disableHtmlEscaping()
            .create();

    private ScoresFile() {}

    /** Writes the file, replacing one of its name. */
    public static void write(Scores scores, Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Files.writeString(file, GSON.toJson(json(scores)) + "\n");
    }

    static JsonObject json(Scores scores) {
        JsonObject all = new JsonObject();
        all.add("fid", frechet(scores.frechet()));
        scores.kernel().ifPresent(result -> all.add("kid", kernel(result)));
        scores.neighbours().ifPresent(result -> {
            all.add("precision", neighbours(result, result.precision(), result.k()));
            all.add("recall", neighbours(result, result.recall(), result.k()));
            all.add("density", neighbours(result, result.density(), null, result.densityK()));
            all.add("coverage", neighbours(result, result.coverage(), result.densityK()));
        });
        return all;
    }

    private static JsonObject frechet(FrechetResult result) {
        JsonObject score = score(
                result.value(),
                result.interval().orElse(null),
                count(result.realCount()),
                count(result.generatedCount()),
                result.extractor());
        if (result.interval().isEmpty()) {
            score.addProperty("noInterval", result.noInterval());
        }
        score.addProperty("meanTerm", result.meanTerm());
        score.addProperty("covarianceTerm", result.covarianceTerm());
        score.addProperty("clampedEigenvalue", result.clampedEigenvalue());
        score.addProperty("clampedTerm", result.clampedTerm());
        JsonArray warnings = new JsonArray();
        result.warnings().forEach(warnings::add);
        score.add("warnings", warnings);
        return score;
    }

    private static JsonObject kernel(KernelDistance.Result result) {
        JsonObject score = score(
                result.value(),
                result.interval(),
                GSON.toJsonTree(result.realCount()),
                GSON.toJsonTree(result.generatedCount()),
                result.extractor());
        score.addProperty("subsets", result.subsets());
        score.addProperty("subsetSize", result.subsetSize());
        return score;
    }

    private static JsonObject neighbours(PrecisionRecall.Result result, Share share, int k) {
        return neighbours(result, share.value(), share.interval(), k);
    }

    private static JsonObject neighbours(PrecisionRecall.Result result, double value, Interval interval, int k) {
        JsonObject score = score(
                value,
                interval,
                GSON.toJsonTree(result.realCount()),
                GSON.toJsonTree(result.generatedCount()),
                result.extractor());
        score.addProperty("k", k);
        return score;
    }

    private static JsonObject score(
            double value, Interval interval, JsonElement real, JsonElement generated, ExtractorIdentity extractor) {
        JsonObject score = new JsonObject();
        score.addProperty("value", value);
        score.add("interval", interval == null ? JsonNull.INSTANCE : ends(interval));
        JsonObject n = new JsonObject();
        n.add("real", real);
        n.add("generated", generated);
        score.add("n", n);
        score.add("extractor", GSON.toJsonTree(extractor));
        return score;
    }

    private static JsonArray ends(Interval interval) {
        JsonArray ends = new JsonArray();
        ends.add(interval.low());
        ends.add(interval.high());
        return ends;
    }

    private static JsonElement count(OptionalLong count) {
        return count.isPresent() ? GSON.toJsonTree(count.getAsLong()) : JsonNull.INSTANCE;
    }
}
