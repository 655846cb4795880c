package org.gan4j.train;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes one JSON object a step to a file, flushed line by line. */
public final class MetricsFile implements TrainingListener, AutoCloseable {
    private static final Gson GSON = new Gson();

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
        line.addProperty("criticLoss", report.criticLoss());
        line.addProperty("generatorLoss", report.generatorLoss());
        line.addProperty("realScore", report.realScore());
        line.addProperty("fakeScore", report.fakeScore());
        report.recorded().forEach(line::addProperty);
        line.addProperty("seconds", report.seconds());
        line.addProperty("imagesPerSecond", report.imagesPerSecond());
        line.addProperty("memory", report.memory());
        try {
            writer.write(GSON.toJson(line));
            writer.newLine();
            writer.flush();
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot write " + file, fault);
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
