package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, in a process of its own. */
@Timeout(60)
class InterruptTest {
    private static final long SECONDS_TO_STOP = 15;

    @TempDir
    private Path folder;

    @Test
    void controlCSavesACheckpoint() throws IOException, InterruptedException {
        assumeThat(System.getProperty("os.name")).as("Windows has no signals").doesNotContain("Windows");
        Process process = start();
        try {
            waitForSteps(process, 3);
            new ProcessBuilder("kill", "-" + signal(), Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertThat(process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS))
                    .as("ends in seconds")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        String out = Files.readString(folder.resolve("out"));
        Path run = folder.resolve("runs/quick");
        Path generator = checkpoint(run).resolve("generator.safetensors");
        assertThat(Files.readString(folder.resolve("err")))
                .contains("stopping after this step")
                .doesNotContain("gan4j:");
        assertThat(out).contains("(stopped early)", "images      not made", "gan4j generate --run");
        assertThat(run.resolve("samples/final.png")).exists();
        assertThat(run.resolve("generated")).doesNotExist();
        assertThat(generator).exists();
        assertThat(CliRun.of("generate", "--run", run, "--out", folder.resolve("images"), "--count", 1)
                        .code())
                .isZero();
    }

    private Process start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command =
                List.of(java, "-Xmx512m", "-cp", System.getProperty("java.class.path"), Gan4jMain.class.getName());
        List<String> args = List.of(
                "train",
                "--threads",
                "1",
                "--image-size",
                "16",
                "--width",
                "2",
                "--batch-size",
                "4",
                "--steps",
                "1000000",
                "--generate",
                "5");
        return new ProcessBuilder(Stream.concat(command.stream(), args.stream()).toList())
                .directory(folder.toFile())
                .redirectInput(Redirect.PIPE)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private void waitForSteps(Process process, int steps) throws IOException, InterruptedException {
        Path metrics = folder.resolve("runs/quick/metrics.jsonl");
        while (!Files.exists(metrics) || Files.readAllLines(metrics).size() < steps) {
            assertThat(process.isAlive()).as(() -> "runs; it said: " + said()).isTrue();
            Thread.sleep(100);
        }
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("err"));
        } catch (IOException fault) {
            return fault.toString();
        }
    }

    /** A process whose parent ignores SIGINT, such as a shell's background job, ignores it too: SIGTERM acts alike. */
    private static String signal() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "INT";
        }
        String ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring("SigIgn:".length()).trim())
                .findFirst()
                .orElse("0");
        return (Long.parseUnsignedLong(ignored, 16) & 2) == 0 ? "INT" : "TERM";
    }

    private static Path checkpoint(Path run) throws IOException {
        try (Stream<Path> entries = Files.list(run.resolve("checkpoints"))) {
            return entries.reduce((one, other) -> {
                        throw new AssertionError("one checkpoint, got " + one + " and " + other);
                    })
                    .orElseThrow();
        }
    }
}
