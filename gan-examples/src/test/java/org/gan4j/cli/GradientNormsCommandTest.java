package org.gan4j.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole report, from nets of width 4 and three critic steps. */
class GradientNormsCommandTest {
    private static final List<String> CURVES =
            List.of("clip-1", "clip-0.01", "penalty", "gan", "control-clip-0.01", "control-penalty", "control-gan");

    @TempDir
    private static Path shared;

    private static Path whole;
    private static CliRun first;

    private static CliRun run(Path out) {
        return run(out, 3, 4, 4, 0);
    }

    private static CliRun run(Path out, int steps, int width, int batch, int seed) {
        return CliRun.of(
                "gradient-norms",
                "--threads",
                1,
                "--out",
                out,
                "--steps",
                steps,
                "--width",
                width,
                "--batch-size",
                batch,
                "--seed",
                seed);
    }

    @BeforeAll
    static void trainOnce() {
        whole = shared.resolve("whole");
        first = run(whole);
    }

    private static Map<String, String> bytes(Path folder) throws IOException {
        Map<String, String> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> !path.endsWith(".lock")).toList()) {
                bytes.put(file.getFileName().toString(), new String(Files.readAllBytes(file), ISO_8859_1));
            }
        }
        return bytes;
    }

    @Test
    void everyCurveHasItsFiveLayersInTheTable() throws IOException {
        assertThat(first.code()).as(first.err()).isZero();
        List<String> expected = new ArrayList<>();
        for (String curve : CURVES) {
            for (int layer = 1; layer <= 5; layer++) {
                expected.add(curve + "," + layer);
            }
        }
        List<String> lines = Files.readAllLines(whole.resolve("norms.csv"));
        assertThat(lines.get(0)).isEqualTo("curve,layer,median,q25,q75");
        assertThat(lines.subList(1, lines.size()))
                .extracting(line -> line.substring(0, line.indexOf(',', line.indexOf(',') + 1)))
                .isEqualTo(expected);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            double median = Double.parseDouble(cells[2]);
            assertThat(median).isPositive();
            assertThat(Double.parseDouble(cells[3])).isLessThanOrEqualTo(median);
            assertThat(Double.parseDouble(cells[4])).isGreaterThanOrEqualTo(median);
        }
    }

    /** Three critic steps are three, four or five, in whole training steps of one, two or five. */
    @Test
    void everyCriticStepIsWrittenDown() throws IOException {
        List<String> lines = Files.readAllLines(whole.resolve("norms-over-time.csv"));
        assertThat(lines.get(0)).isEqualTo("curve,step,layer,norm,share-at-bound");
        assertThat(lines).hasSize(1 + 5 * (4 + 5 + 4 + 3 + 4 + 4 + 4));
        assertThat(lines).filteredOn(line -> line.startsWith("gan,")).allMatch(line -> line.endsWith(","));
        assertThat(lines)
                .filteredOn(line -> line.startsWith("clip-0.01,5,"))
                .hasSize(5)
                .allSatisfy(line -> assertThat(Double.parseDouble(line.substring(line.lastIndexOf(',') + 1)))
                        .isBetween(0.01, 0.9));
    }

    @Test
    void resultsAreOnStandardOutputAndProgressIsNot() {
        assertThat(first.out()).contains("decades a layer", "report.html").hasLineCount(CURVES.size() + 1);
        assertThat(first.err())
                .contains("clip-1 (1 of 7): 4 critic steps, batch 4, width 4")
                .doesNotContain("warning");
    }

    @Test
    void whatIsFinishedIsNotTrainedAgain() throws IOException {
        Map<String, String> before = bytes(whole);
        CliRun again = run(whole);
        assertThat(again.code()).isZero();
        assertThat(again.err().lines()).hasSize(CURVES.size()).allMatch(line -> line.endsWith("finished before"));
        assertThat(bytes(whole)).isEqualTo(before);
    }

    /** Killed in the fifth curve: its rows and those after it are missing, the last line is torn. */
    @Test
    void aKilledReportEndsWithTheSameBytes() throws IOException {
        Path killed = Files.createDirectories(shared.resolve("killed"));
        for (String name : List.of("settings.json", "scores-over-time.csv", "loss-norms-over-time.csv")) {
            Files.copy(whole.resolve(name), killed.resolve(name));
        }
        String norms = Files.readString(whole.resolve("norms-over-time.csv"));
        int fifth = norms.indexOf("control-clip-0.01,2,3,");
        Files.writeString(killed.resolve("norms-over-time.csv"), norms.substring(0, fifth + 24));
        CliRun on = run(killed);
        assertThat(on.code()).as(on.err()).isZero();
        assertThat(on.err()).contains("gan (4 of 7): finished before", "control-clip-0.01 (5 of 7): 4 critic steps");
        assertThat(bytes(killed)).isEqualTo(bytes(whole));
    }

    @Test
    void numbersOfOtherSettingsAreNotMixed() throws IOException {
        Map<String, String> before = bytes(whole);
        CliRun other = run(whole, 3, 4, 5, 1);
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.errLines())
                .containsExactly("gan4j: `--out` must be a new directory or one with the same settings, but in " + whole
                        + " `batchSize` was 4, is 5; `seed` was 0, is 1; name another, or ask for the same");
        assertThat(bytes(whole)).isEqualTo(before);
    }

    @Test
    void mistakesAreToldBeforeAnythingIsWritten(@TempDir Path folder) throws IOException {
        Files.createFile(folder.resolve("mine.txt"));
        assertThat(run(folder).err()).contains("`--out` must be new or empty, but " + folder + " is not");
        Path fresh = folder.resolve("fresh");
        assertThat(run(fresh, 0, 4, 4, 0).err()).contains("`--steps` must be at least 1, got 0");
        assertThat(run(fresh, 3, 0, 4, 0).err()).contains("`--width` must lie in [1, 1024], got 0");
        assertThat(run(fresh, 3, 4, 1, 0).err()).contains("`--batch-size` must be at least 2, got 1");
        assertThat(CliRun.of("gradient-norms").err()).contains("--out");
        assertThat(fresh).doesNotExist();
        Path broken = Files.createDirectories(folder.resolve("broken"));
        Files.writeString(broken.resolve("settings.json"), "[");
        assertThat(run(broken).err()).contains("must be the settings of a gradient-norm report");
    }

    @Test
    @Timeout(120)
    void anInterruptKeepsWhatIsThere(@TempDir Path folder) throws IOException, InterruptedException {
        assumeThat(System.getProperty("os.name")).as("Windows has no signals").doesNotContain("Windows");
        Process process = new CliProcess(folder)
                .start("gradient-norms --threads 1 --width 2 --batch-size 2 --steps 1000000 --out norms");
        Path norms = folder.resolve("norms/norms-over-time.csv");
        try {
            while (!Files.exists(norms) || Files.readAllLines(norms).size() < 30) {
                assertThat(process.isAlive())
                        .as(() -> new CliProcess(folder).read("err"))
                        .isTrue();
                Thread.sleep(100);
            }
            process.destroy(); // SIGTERM, which acts as Ctrl-C does
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(folder.resolve("norms/norms.csv"))
                .content()
                .contains("clip-1,5,")
                .doesNotContain("clip-0.01,");
        assertThat(folder.resolve("norms/report.md"))
                .content()
                .contains("Not complete: cut short WGAN, clip 1 (strong)");
        assertThat(new CliProcess(folder).read("err")).doesNotContain("gan4j:");
    }
}
