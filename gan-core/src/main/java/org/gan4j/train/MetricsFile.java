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
import java.util.OptionalDouble;
import org.gan4j.train.internal.DurableFiles;

/** Writes one JSON object a step to a file, flushed line by line; a number that is not finite is written as null. */
public final class MetricsFile implements TrainingListener, AutoCloseable {
    private static final Gson GSON = new GsonBuilder().serializeNulls().create();
    private static final String STEP = "step";
    private static final String SECONDS = "seconds";

    private final Path file;
    private final BufferedWriter writer;

    /**
     * What {@link #rewind} has left.
     *
     * @param steps lines that are left: those of steps 1 to {@code steps}
     * @param seconds the time these steps took
     */
    public record Kept(long steps, double seconds) {}

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
     * Drops the lines after a step, a torn one too, so that a run which goes on from there writes each step once.
     *
     * @param file a metrics file; none counts as empty
     * @param step the last step whose line stays
     * @return what is left: fewer steps than asked for if lines are missing or are no lines of this format
     * @throws IOException if the file cannot be read or replaced
     */
    public static Kept rewind(Path file, long step) throws IOException {
        if (!Files.exists(file)) {
            return new Kept(0, 0);
        }
        String[] lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n");
        StringBuilder kept = new StringBuilder();
        int count = 0;
        double seconds = 0;
        while (count < Math.min(step, lines.length)) {
            OptionalDouble took = secondsOf(lines[count], count + 1L);
            if (took.isEmpty()) {
                break;
            }
            kept.append(lines[count]).append('\n');
            seconds += took.getAsDouble();
            count++;
        }
        if (kept.length() != Files.size(file)) {
            DurableFiles.replace(file, kept.toString());
        }
        return new Kept(count, seconds);
    }

    /** The time of a step, or nothing if the line is not that step's. */
    private static OptionalDouble secondsOf(String line, long step) {
        try {
            JsonObject object = JsonParser.parseString(line).getAsJsonObject();
            return object.get(STEP).getAsLong() == step
                    ? OptionalDouble.of(object.get(SECONDS).getAsDouble())
                    : OptionalDouble.empty();
        } catch (JsonParseException | IllegalStateException | NullPointerException | NumberFormatException torn) {
            return OptionalDouble.empty();
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
