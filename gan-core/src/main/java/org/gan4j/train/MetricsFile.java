package org.gan4j.train;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.gan4j.train.internal.DurableFiles;

/**
 * Writes one JSON object a step to a file, flushed line by line; a number that is not finite is written as null.
 * Confined to one thread.
 */
public final class MetricsFile implements TrainingListener, AutoCloseable {
    private static final Gson GSON = new GsonBuilder().serializeNulls().create();
    private static final String STEP = "step";
    private static final String SECONDS = "seconds";

    private final Path file;
    private final BufferedWriter writer;

    /**
     * What {@link #rewind} has left.
     *
     * @param lines how many
     * @param seconds the time their steps took
     */
    public record Kept(long lines, double seconds) {}

    /**
     * Opens a metrics file; lines are appended to an existing one.
     *
     * @param file usually {@code metrics.jsonl} in the run directory
     * @throws IOException if it cannot be opened
     */
    public MetricsFile(Path file) throws IOException {
        this.file = file;
        this.writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /**
     * Drops the lines after a step, and torn ones, so that a run which goes on from there writes each step once.
     *
     * @param file a metrics file; none counts as empty
     * @param step the last step whose line stays
     * @return what is left: fewer lines than {@code step} if some are missing or torn
     * @throws IOException if the file cannot be read or replaced
     */
    public static Kept rewind(Path file, long step) throws IOException {
        if (!Files.exists(file)) {
            return new Kept(0, 0);
        }
        StringBuilder kept = new StringBuilder();
        long lines = 0;
        long last = 0;
        double seconds = 0;
        for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n")) {
            Optional<JsonObject> object = parse(line);
            long of = object.map(found -> found.get(STEP).getAsLong()).orElse(-1L);
            if (of > last && of <= step) {
                kept.append(line).append('\n');
                seconds += object.get().get(SECONDS).getAsDouble();
                lines++;
                last = of;
            }
        }
        if (kept.length() != Files.size(file)) {
            DurableFiles.replace(file, kept.toString());
        }
        return new Kept(lines, seconds);
    }

    /** A line of this format, or nothing if it is none. */
    private static Optional<JsonObject> parse(String line) {
        try {
            JsonObject object = JsonParser.parseString(line).getAsJsonObject();
            boolean whole =
                    object.get(STEP).getAsLong() >= 0 && object.get(SECONDS).getAsDouble() >= 0;
            return whole ? Optional.of(object) : Optional.empty();
        } catch (JsonParseException | IllegalStateException | NullPointerException | NumberFormatException torn) {
            return Optional.empty();
        }
    }

    @Override
    public void onStep(GanTrainer trainer, StepReport report) {
        JsonObject line = new JsonObject();
        line.addProperty(STEP, report.step());
        add(line, "criticLoss", report.criticLoss());
        add(line, "generatorLoss", report.generatorLoss());
        add(line, "realScore", report.realScore());
        add(line, "fakeScore", report.fakeScore());
        report.recorded().forEach((name, value) -> add(line, name, value));
        add(line, SECONDS, report.seconds());
        add(line, "imagesPerSecond", report.imagesPerSecond());
        line.addProperty("memory", report.memory());
        try {
            writer.write(GSON.toJson(line) + "\n");
            writer.flush();
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot write " + file, fault);
        }
    }

    /** JSON knows no NaN and no infinity: null stands for them. */
    private static void add(JsonObject line, String name, double value) {
        line.add(name, Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
