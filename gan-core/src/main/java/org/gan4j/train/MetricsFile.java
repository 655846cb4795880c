package org.gan4j.train;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes one JSON object a step to a file, flushed line by line; a number that is not finite is written as null. */
public final class MetricsFile implements TrainingListener, AutoCloseable {
    private static final Gson GSON = new GsonBuilder().serializeNulls().create();

    private final Path file;
    private final BufferedWriter writer;

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

    @Override
    public void onStep(GanTrainer trainer, StepReport report) {
        JsonObject line = new JsonObject();
        line.addProperty("step", report.step());
        add(line, "criticLoss", report.criticLoss());
        add(line, "generatorLoss", report.generatorLoss());
        add(line, "realScore", report.realScore());
        add(line, "fakeScore", report.fakeScore());
        report.recorded().forEach((name, value) -> add(line, name, value));
        add(line, "seconds", report.seconds());
        add(line, "imagesPerSecond", report.imagesPerSecond());
        line.addProperty("memory", report.memory());
        try {
            writer.write(GSON.toJson(line));
            writer.newLine();
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
