package org.gan4j.benchmark.side;

import com.google.gson.Gson;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A side in a process of its own, as its parent sees it. Not thread-safe.
 *
 * <p>Why a process: ND4J, oneDNN and libtorch each may bring a runtime of threads. In one process they share or double
 * them, and which of two libraries with the same name is loaded depends on who came first; the memory of one side cannot be
 * told from another's. A process that waits for its next order has no thread that computes, and OpenMP's threads give up
 * spinning within milliseconds of the last parallel loop ({@link #processorTime} lets the parent check that).
 */
public final class ChildSide implements AutoCloseable {
    private static final Gson JSON = new Gson();
    private static final long SECONDS_TO_END = 5;

    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter orders;
    private final Path errors;
    private final Thread reaper;
    private Reply last;

    private ChildSide(Process process, Path errors) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        this.errors = errors;
        this.reaper = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(reaper);
    }

    /**
     * Starts a side and waits until it is ready or refuses.
     *
     * @param contender name of the contender
     * @param form one of its forms
     * @param workload what to do
     * @return the side; {@link #last()} says whether it is ready
     * @throws IOException if no process can be started
     */
    public static ChildSide start(String contender, String form, Workload workload) throws IOException {
        Path errors = Files.createTempFile("gan4j-benchmark", ".txt");
        Process process = ChildJvm.of(Worker.class, workload.threads(), contender, form, JSON.toJson(workload))
                .redirectError(errors.toFile())
                .start();
        ChildSide side = new ChildSide(process, errors);
        side.last = side.read();
        return side;
    }

    /** {@return its latest reply} */
    public Reply last() {
        return last;
    }

    /**
     * Has the work done.
     *
     * @param times how often
     * @return the reply with a time for each; a refusal if the process has ended
     */
    public Reply work(int times) {
        try {
            orders.write(times + "\n");
            orders.flush();
            last = read();
        } catch (IOException ended) {
            last = Reply.refused(lastWords());
        }
        return last;
    }

    private Reply read() throws IOException {
        String line = answers.readLine();
        return line == null ? Reply.refused(lastWords()) : JSON.fromJson(line, Reply.class);
    }

    /** What is known of a process that ended unasked. */
    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(errors, StandardCharsets.ISO_8859_1);
            String word = lines.isEmpty()
                    ? "it said nothing"
                    : lines.get(lines.size() - 1).trim();
            process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
            return "its process ended with " + (process.isAlive() ? "no answer" : process.exitValue()) + ": " + word;
        } catch (IOException unreadable) {
            return "its process ended";
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    /** {@return processor time that the process has used so far, on all cores; zero where the system does not tell} */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Ends the process. */
    @Override
    public void close() {
        try {
            orders.close(); // the end of its input ends it
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Files.deleteIfExists(errors);
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException unwritable) {
            process.destroyForcibly();
            if (Files.exists(errors)) {
                throw new UncheckedIOException(unwritable);
            }
        }
        Runtime.getRuntime().removeShutdownHook(reaper);
    }
}
