package org.gan4j.benchmark.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.benchmark.side.ChildJvm;

/** One run of {@code gan4j train} for a single step, watched from outside. */
final class FirstStep {
    private static final long MILLISECONDS_BETWEEN_LOOKS = 2;

    private final Path jar;
    private final String preset;
    private final List<String> more;

    FirstStep(Path jar, String preset, List<String> more) {
        this.jar = jar;
        this.preset = preset;
        this.more = more;
    }

    /**
     * Trains one step and waits for the end.
     *
     * @param out the run directory, not there yet
     * @return seconds until the step's line was written
     * @throws IllegalStateException if the run ended without one, with its last words
     */
    double seconds(Path out) throws IOException {
        Path words = out.resolveSibling("output.txt");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command(out))
                .redirectErrorStream(true)
                .redirectOutput(words.toFile())
                .start();
        try {
            while (!hasLine(out.resolve("metrics.jsonl"))) {
                if (!process.isAlive() && !hasLine(out.resolve("metrics.jsonl"))) {
                    throw new IllegalStateException(
                            "gan4j ended with " + process.exitValue() + " before its first step: " + lastLine(words));
                }
                Thread.sleep(MILLISECONDS_BETWEEN_LOOKS);
            }
            double seconds = (System.nanoTime() - start) * 1e-9;
            process.waitFor();
            return seconds;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stop);
        } finally {
            process.destroyForcibly();
        }
    }

    private List<String> command(Path out) {
        List<String> command = new ArrayList<>(List.of(ChildJvm.java(), "-jar", jar.toString(), "train"));
        command.addAll(List.of("--preset", preset, "--data", "faces", "--steps", "1", "--out", out.toString()));
        command.addAll(more);
        return command;
    }

    private static boolean hasLine(Path file) throws IOException {
        return Files.exists(file) && Files.size(file) > 0;
    }

    private static String lastLine(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
    }
}
