package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.gan4j.cli.internal.fault.ExitCode;
import org.gan4j.cli.internal.run.RunClock;
import org.gan4j.preset.Preset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainCommandTest {
    private static final String GENERATOR = "checkpoints/step-0000002/generator.safetensors";

    @TempDir
    private static Path folder;

    private static Path first;
    private static CliRun run;

    @BeforeAll
    static void train() {
        first = folder.resolve("first");
        run = CliRun.tiny(first, "--steps", 2, "--generate", 3, "--seed", 7);
    }

    @Test
    void aRunSucceedsAndSaysWhereEverythingIs() {
        assertThat(run.err()).doesNotContain("gan4j:").contains("Ctrl-C", "2 steps", first.toString());
        assertThat(run.code()).isZero();
        assertThat(run.out().lines().map(line -> line.split("\\s+")[0]))
                .containsExactly("steps", "time", "sheet", "samples", "checkpoint", "images");
        assertThat(run.out()).containsPattern("time +[0-9.]+ s, [0-9]+ images/s");
    }

    @Test
    void theRunDirectoryHoldsWhatTheDesignSays() throws IOException {
        assertThat(names(first))
                .containsExactly(".lock", "checkpoints", "config.json", "generated", "metrics.jsonl", "samples");
        assertThat(names(first.resolve("samples")))
                .containsExactly("final.png", "step-0000000.png", "step-0000001.png", "step-0000002.png");
        assertThat(names(first.resolve("checkpoints/step-0000002")))
                .containsExactly(
                        "SHA256SUMS",
                        "critic.safetensors",
                        "ema.safetensors",
                        "generator.safetensors",
                        "optimizer.safetensors",
                        "state.json");
    }

    @Test
    void theConfigurationIsOneFlatObjectInTheWordsOfTheOptions() throws IOException {
        JsonObject config = JsonParser.parseString(Files.readString(first.resolve("config.json")))
                .getAsJsonObject();
        assertThat(config.entrySet()).allMatch(entry -> entry.getValue().isJsonPrimitive());
        assertThat(config.get("preset").getAsString()).isEqualTo("quick");
        assertThat(config.get("loss").getAsString()).isEqualTo("non-saturating");
        assertThat(config.get("criticNormalization").getAsString()).isEqualTo("batch");
        assertThat(config.get("seed").getAsLong()).isEqualTo(7);
        assertThat(config.get("steps").getAsLong()).isEqualTo(2);
        assertThat(config.get("dataFingerprint").getAsString()).isNotBlank();
        assertThat(config.has("minutes")).as("the preset's length is replaced").isFalse();
    }

    @Test
    void metricsHaveOneObjectAStep() throws IOException {
        List<String> lines = Files.readAllLines(first.resolve("metrics.jsonl"));
        assertThat(lines).hasSize(2);
        for (int i = 0; i < lines.size(); i++) {
            JsonObject line = JsonParser.parseString(lines.get(i)).getAsJsonObject();
            assertThat(line.get("step").getAsInt()).isEqualTo(i + 1);
            assertThat(line.keySet())
                    .contains("criticLoss", "generatorLoss", "realScore", "fakeScore")
                    .contains("seconds", "imagesPerSecond", "memory");
            assertThat(line.get("criticLoss").getAsDouble()).isFinite().isPositive();
        }
    }

    @Test
    void imagesAreSingleFilesOfTheRightSize() throws IOException {
        assertThat(names(first.resolve("generated"))).containsExactly("1.png", "2.png", "3.png");
        BufferedImage image = ImageIO.read(first.resolve("generated/1.png").toFile());
        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(16, 16);
        BufferedImage sheet =
                ImageIO.read(first.resolve("samples/step-0000000.png").toFile());
        assertThat(sheet.getWidth()).isEqualTo(8 * (16 + 2) + 2);
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherDoesNot() throws IOException {
        Path again = folder.resolve("again");
        Path other = folder.resolve("other");
        assertThat(CliRun.tiny(again, "--steps", 2, "--generate", 3, "--seed", 7)
                        .code())
                .isZero();
        assertThat(CliRun.tiny(other, "--steps", 2, "--generate", 3, "--seed", 8)
                        .code())
                .isZero();
        for (String file : List.of(GENERATOR, "generated/1.png", "generated/3.png", "samples/final.png")) {
            assertThat(again.resolve(file)).hasSameBinaryContentAs(first.resolve(file));
            assertThat(Files.mismatch(other.resolve(file), first.resolve(file)))
                    .as(file)
                    .isNotEqualTo(-1);
        }
    }

    /** Within a process even a map of random order looks stable: the order itself is checked. */
    @Test
    void weightFilesDoNotDependOnTheProcess() throws IOException {
        String start = new String(Files.readAllBytes(first.resolve(GENERATOR)), 8, 60, StandardCharsets.UTF_8);
        assertThat(start).startsWith("{\"__metadata__\":{\"activation\":\"Relu\",\"channels\":\"3\",");
    }

    @Test
    void aDryRunPrintsAndWritesNothing() {
        List<String> before = CliRun.tree(folder);
        CliRun dry = CliRun.tiny(folder.resolve("dry"), "--steps", 2, "--generate", 3, "--dry-run");
        assertThat(dry.code()).isZero();
        assertThat(dry.err()).isEmpty();
        assertThat(dry.out()).contains("\"preset\": \"quick\"", "DcganGenerator(", "DcganCritic(");
        assertThat(CliRun.tree(folder)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void everyPresetFitsTogetherAndHasALength(Preset preset) {
        CliRun dry = CliRun.tiny(folder.resolve("dry"), "--preset", preset, "--dry-run");
        assertThat(dry.code()).isZero();
        assertThat(dry.out()).contains("\"preset\": \"" + preset + "\"").containsPattern("\"(epochs|minutes)\": ");
    }

    @Test
    void aGradientPenaltyReplacesClippingAndBatchNormalisation() {
        CliRun dry = CliRun.tiny(folder.resolve("dry"), "--preset", "strong", "--gp-weight", 5, "--dry-run");
        assertThat(dry.out()).contains("\"gpWeight\": 5.0", "\"instance\"").doesNotContain("clipValue");
    }

    @Test
    void clippingReplacesAGradientPenalty() {
        CliRun dry = CliRun.tiny(folder.resolve("dry"), "--preset", "wgan-gp", "--clip-value", 0.1, "--dry-run");
        assertThat(dry.out()).contains("\"clipValue\": 0.1").doesNotContain("gpWeight");
    }

    @Test
    void anUnboundedWassersteinCriticIsWarnedAbout() {
        CliRun dry = CliRun.tiny(folder.resolve("dry"), "--loss", "wasserstein", "--dry-run");
        assertThat(dry.code()).isZero();
        assertThat(dry.errLines())
                .singleElement()
                .asString()
                .startsWith("warning:")
                .contains("--gp-weight");
    }

    @Test
    void aTimedRunEndsInTime() throws IOException {
        Path out = folder.resolve("timed");
        CliRun timed = CliRun.tiny(out, "--minutes", 0.02);
        assertThat(timed.code()).isZero();
        assertThat(Files.readAllLines(out.resolve("metrics.jsonl"))).isNotEmpty();
        assertThat(names(out.resolve("samples"))).hasSizeBetween(3, RunClock.SHEETS + 3);
    }

    @Test
    void divergenceHasItsOwnCodeAndLeavesAnExplanation() throws IOException {
        Path out = folder.resolve("diverged");
        CliRun diverged = CliRun.tiny(out, "--steps", 50, "--lr", 1e30);
        assertThat(diverged.code()).isEqualTo(ExitCode.DIVERGED);
        assertThat(diverged.errLines())
                .last()
                .asString()
                .startsWith("gan4j: training diverged at step")
                .contains("lower", "the last good checkpoint is " + out.resolve("checkpoints/step-0000000"))
                .contains("gan4j generate --run " + out);
        assertThat(names(out.resolve("checkpoints"))).containsExactly("step-0000000");
        assertThat(diverged.err()).doesNotContain("\tat ");
        assertThat(out.resolve("diverged.txt")).content().startsWith("training diverged at step");
    }

    @Test
    void anEmptyOutDirectoryIsFine() throws IOException {
        Path out = Files.createDirectory(folder.resolve("empty"));
        assertThat(CliRun.tiny(out, "--steps", 1).code()).isZero();
    }

    static List<String> names(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
