package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, in a process of its own. */
@Timeout(60)
class InterruptTest {
    private static final long SECONDS_TO_STOP = 15;
    private static final int STEPS = 3;
    private static final int CONTROL_C = 3;

    @TempDir
    private Path folder;

    @Test
    void anInterruptSavesACheckpoint() throws IOException, InterruptedException {
        assumeThat(System.getProperty("os.name")).as("Windows has no signals").doesNotContain("Windows");
        Process process = start(command());
        try {
            waitForSteps(process);
            String signal = ignoresInterrupts() ? "TERM" : "INT"; // they act alike
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertStops(process);
        } finally {
            process.destroyForcibly();
        }
        assertThat(read("err")).contains("stopping after this step").doesNotContain("gan4j:");
        assertSaved();
    }

    /** In a terminal there is a progress bar, and bars may come with signal handlers of their own. */
    @Test
    void controlCInATerminalSavesACheckpoint() throws IOException, InterruptedException {
        assumeThat(System.getProperty("os.name"))
                .as("where script(1) takes these options")
                .isEqualTo("Linux");
        assumeThat(Path.of("/usr/bin/script")).as("makes a terminal").exists();
        assumeThat(ignoresInterrupts()).as("interrupts are ignored here").isFalse();
        String quoted = "'" + String.join("' '", command()) + "'";
        Process script = start(List.of("/usr/bin/script", "-q", "-e", "-c", quoted, "/dev/null"));
        try {
            waitForSteps(script);
            script.getOutputStream().write(CONTROL_C);
            script.getOutputStream().flush();
            assertStops(script);
        } finally {
            script.descendants().forEach(ProcessHandle::destroyForcibly);
            script.destroyForcibly();
        }
        assertThat(read("out")).contains("/1000000 steps", "images/s", "stopping after this step");
        assertThat(read("out").lines().filter(line -> !line.isBlank()).reduce((one, next) -> next))
                .as("the summary is last, no bar drawn once more")
                .hasValueSatisfying(line -> assertThat(line).startsWith("images "));
        assertSaved();
    }

    private static void assertStops(Process process) throws InterruptedException {
        assertThat(process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS))
                .as("ends in seconds")
                .isTrue();
    }

    private void assertSaved() throws IOException {
        Path run = folder.resolve("runs/quick");
        assertThat(read("out")).contains("(stopped early)", "images      not made", "gan4j generate --run");
        assertThat(run.resolve("samples/final.png")).exists();
        assertThat(run.resolve("generated")).doesNotExist();
        assertThat(TrainCommandTest.names(run.resolve("checkpoints")))
                .hasSize(2)
                .startsWith("step-0000000");
        assertThat(read("out")).contains("go on       gan4j train --resume runs/quick");
        assertThat(CliRun.of("generate", "--run", run, "--out", folder.resolve("images"), "--count", 1)
                        .code())
                .isZero();
    }

    private static List<String> command() {
        return CliProcess.command(
                "train --threads 1 --image-size 16 --width 2 --batch-size 4 --steps 1000000 --generate 5");
    }

    private Process start(List<String> command) throws IOException {
        return new CliProcess(folder).start(command);
    }

    private void waitForSteps(Process process) throws IOException, InterruptedException {
        Path metrics = folder.resolve("runs/quick/metrics.jsonl");
        while (!Files.exists(metrics) || Files.readAllLines(metrics).size() < STEPS) {
            assertThat(process.isAlive())
                    .as(() -> "runs; it said: " + read("err") + read("out"))
                    .isTrue();
            Thread.sleep(100);
        }
    }

    private String read(String file) {
        return new CliProcess(folder).read(file);
    }

    /** A process whose parent ignores SIGINT, such as a shell's background job, ignores it too. */
    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        String ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring("SigIgn:".length()).trim())
                .findFirst()
                .orElse("0");
        return (Long.parseUnsignedLong(ignored, 16) & 2) != 0;
    }
}
