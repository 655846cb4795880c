package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.feature.RandomProjection;
import org.gan4j.metric.FeatureStatistics;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
    private static final int REAL = 50;
    private static final int GENERATED = 45;

    @TempDir
    private static Path folder;

    private static Path real;
    private static Path generated;

    @BeforeAll
    static void draw() {
        real = folder.resolve("real");
        generated = folder.resolve("generated");
        export(real, REAL, 16, 1);
        export(generated, GENERATED, 16, 2);
    }

    private static void export(Path out, int count, int size, int seed) {
        CliRun run = CliRun.of("data", "export", "--count", count, "--size", size, "--seed", seed, "--out", out);
        assertThat(run.code()).as(run.err()).isZero();
    }

    private static JsonObject scores(Path file) throws IOException {
        return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }

    private static double value(JsonObject scores, String name) {
        return scores.getAsJsonObject(name).get("value").getAsDouble();
    }

    @Test
    void everyScoreIsPrintedAndWrittenWithItsIdentity() throws IOException {
        Path json = folder.resolve("new/scores.json");
        CliRun run = CliRun.of("evaluate", "--real", real, "--generated", generated, "--json", json);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().lines())
                .hasSize(3)
                .allMatch(line -> line.contains("random-projection of pixels, d 64, seed 0"))
                .allMatch(line -> line.contains("n real 50, generated 45"))
                .anyMatch(line -> line.startsWith("FID "))
                .anyMatch(line -> line.startsWith("KID "))
                .anyMatch(line -> line.startsWith("precision "));
        JsonObject scores = scores(json);
        for (String name : List.of("fid", "kid", "precision", "recall", "coverage")) {
            JsonObject score = scores.getAsJsonObject(name);
            JsonArray interval = score.getAsJsonArray("interval");
            assertThat(score.get("value").getAsDouble())
                    .as(name)
                    .isBetween(interval.get(0).getAsDouble(), interval.get(1).getAsDouble());
            assertThat(score.getAsJsonObject("n").get("real").getAsInt()).isEqualTo(REAL);
            assertThat(score.getAsJsonObject("n").get("generated").getAsInt()).isEqualTo(GENERATED);
            assertThat(score.getAsJsonObject("extractor").get("name").getAsString())
                    .startsWith("random-projection");
        }
        assertThat(value(scores, "fid"))
                .isCloseTo(
                        scores.getAsJsonObject("fid").get("meanTerm").getAsDouble()
                                + scores.getAsJsonObject("fid")
                                        .get("covarianceTerm")
                                        .getAsDouble(),
                        within(1e-9));
    }

    @Test
    void aSetAgainstItselfScoresAsWellAsCanBe() throws IOException {
        Path json = folder.resolve("same.json");
        assertThat(CliRun.of("evaluate", "--real", real, "--generated", real, "--json", json)
                        .code())
                .isZero();
        JsonObject scores = scores(json);
        assertThat(value(scores, "fid")).isCloseTo(0, within(1e-9));
        assertThat(value(scores, "precision")).isEqualTo(1);
        assertThat(value(scores, "recall")).isEqualTo(1);
    }

    @Test
    void statisticsStandForTheRealImages() throws IOException {
        Path statistics = folder.resolve("real.npz");
        CliRun stats = CliRun.of("stats", "--data", real, "--out", statistics);
        assertThat(stats.code()).as(stats.err()).isZero();
        assertThat(stats.out()).contains("real.npz", "n 50", "d 64");
        FeatureStatistics read = FeatureStatistics.read(statistics);
        assertThat(read.count()).hasValue(REAL);
        assertThat(read.extractor()).isEqualTo(new RandomProjection(64, 0).identity());
        Path whole = folder.resolve("whole.json");
        Path fromStatistics = folder.resolve("from-statistics.json");
        CliRun.of("evaluate", "--real", real, "--generated", generated, "--json", whole);
        CliRun run = CliRun.of("evaluate", "--real", statistics, "--generated", generated, "--json", fromStatistics);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().lines()).hasSize(1);
        double expected = value(scores(whole), "fid");
        assertThat(value(scores(fromStatistics), "fid")).isCloseTo(expected, within(1e-9 * expected));
        assertThat(scores(fromStatistics).has("kid")).isFalse();
        assertThat(CliRun.of("stats", "--data", real, "--out", statistics).err())
                .contains("must not exist");
    }

    @Test
    void otherSizesAreSaid() {
        Path large = folder.resolve("large");
        export(large, 41, 24, 3);
        CliRun run = CliRun.of("evaluate", "--real", large, "--generated", generated);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("real images are 24x24, generated ones 16x16");
    }

    @Test
    void aBrokenFileIsRefusedOrLeftOut() throws IOException {
        Path broken = folder.resolve("broken");
        export(broken, 42, 16, 4);
        Files.writeString(broken.resolve("5.png"), "no picture");
        CliRun refused = CliRun.of("evaluate", "--real", real, "--generated", broken);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.errLines()).last().asString().contains("`--generated`", "5.png", "--skip-broken");
        CliRun run = CliRun.of("evaluate", "--real", real, "--generated", broken, "--skip-broken");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("1 broken files of --generated are left out");
        assertThat(run.out()).contains("generated 41");
    }

    @Test
    void picturesOfOtherShapesAreCroppedAndItIsSaid() throws IOException {
        Path mixed = folder.resolve("mixed");
        export(mixed, 41, 16, 5);
        export(folder.resolve("one"), 1, 20, 6);
        Files.copy(folder.resolve("one/0.png"), mixed.resolve("zz.png"));
        CliRun run = CliRun.of("evaluate", "--real", real, "--generated", mixed);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("1 of the 42 images of --generated are not 16x16 as the first");
    }

    @Test
    void tooFewImagesAreRefusedBeforeAnythingIsComputed() {
        Path few = folder.resolve("few");
        export(few, 39, 16, 7);
        assertMistake(
                "`--generated` must have at least 40 images, got 39", "evaluate", "--real", real, "--generated", few);
        assertMistake("`--real` must have at least 40 images, got 39", "evaluate", "--real", few, "--generated", real);
    }

    @Test
    void mistakesCostOneLine() {
        assertMistake("`--generated` must be", "evaluate", "--generated", folder.resolve("none"));
        assertMistake("must be an existing file of statistics", "evaluate", "--real", "none.npz", "--generated", real);
        assertMistake(
                "`--features` must be random-projection, inception",
                "evaluate",
                "--features",
                "fast",
                "--generated",
                real);
        assertMistake(
                "no such file",
                "evaluate",
                "--features",
                "inception:" + folder.resolve("weights.pth"),
                "--generated",
                real);
    }

    private static void assertMistake(String expected, Object... args) {
        CliRun run = CliRun.of(args);
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(expected).doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }
}
