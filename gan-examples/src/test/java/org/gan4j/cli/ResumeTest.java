package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.cli.internal.run.RunLock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that go on: to the same bytes, with the same settings, from a checkpoint that is whole. */
class ResumeTest {
    @TempDir
    private static Path folder;

    private static Path whole;

    @BeforeAll
    static void train() {
        whole = folder.resolve("whole");
        assertThat(CliRun.tiny(whole, "--steps", 6, "--checkpoint-every", 2).code())
                .isZero();
    }

    private static Path started(String name, int steps) {
        Path run = folder.resolve(name);
        assertThat(CliRun.tiny(run, "--steps", steps, "--checkpoint-every", 2).code())
                .isZero();
        return run;
    }

    private static CliRun resume(Path run, Object... more) {
        List<Object> args = new ArrayList<>(List.of("train", "--threads", 1, "--checkpoint-every", 2, "--resume", run));
        args.addAll(List.of(more));
        return CliRun.of(args.toArray());
    }

    private static void alter(Path checkpoint) throws IOException {
        Path file = checkpoint.resolve("critic.safetensors");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void aLongerRunEqualsOneInOneGo() throws IOException {
        Path run = started("longer", 4);
        Files.delete(run.resolve("samples/step-0000004.png"));
        CliRun resumed = resume(run, "--steps", 6);
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("going on after step 4 from " + run.resolve("checkpoints/step-0000004"));
        for (String file : List.of("config.json", "samples/step-0000006.png", "samples/final.png")) {
            assertThat(run.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
        }
        for (String file : TrainCommandTest.names(whole.resolve("checkpoints/step-0000006"))) {
            assertThat(run.resolve("checkpoints/step-0000006").resolve(file))
                    .hasSameBinaryContentAs(
                            whole.resolve("checkpoints/step-0000006").resolve(file));
        }
        assertThat(Files.readAllLines(run.resolve("metrics.jsonl"))).hasSize(6);
    }

    @Test
    void aFinishedRunMakesItsImagesAndStays() throws IOException {
        Path run = started("finished", 6);
        CliRun resumed = resume(run, "--generate", 2);
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(TrainCommandTest.names(run.resolve("generated"))).containsExactly("1.png", "2.png");
        assertThat(Files.readAllLines(run.resolve("metrics.jsonl"))).hasSize(6);
    }

    @Test
    void otherSettingsAreRefusedByKey() {
        CliRun refused = resume(
                whole,
                "--preset",
                "simple",
                "--lr",
                1e-3,
                "--width",
                3,
                "--seed",
                9,
                "--ema",
                0,
                "--clip-grad-norm",
                1);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.errLines())
                .singleElement()
                .asString()
                .startsWith("gan4j: `--resume` must go on with the settings of " + whole)
                .contains(
                        "`preset` was quick, is simple",
                        "`generatorRate` was 5.0E-4, is 0.001",
                        "`criticRate` was 1.0E-4, is 0.001",
                        "`width` was 2, is 3",
                        "`seed` was 0, is 9",
                        "`ema` was 0.99, is not set",
                        "`clipGradNorm` was not set, is 1.0",
                        "start a new run");
    }

    @Test
    void theSameSettingsSaidAgainAreFine() {
        assertThat(resume(whole, "--width", 2, "--preset", "quick", "--dry-run").code())
                .isZero();
    }

    @Test
    void otherDataAreRefused() throws IOException {
        Path run = started("data", 2);
        Path config = run.resolve("config.json");
        Files.writeString(config, Files.readString(config).replace("faces:seed", "others:seed"));
        CliRun refused = resume(run, "--steps", 3);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("`dataFingerprint` was others:seed", ", is faces:seed");
    }

    @Test
    void aDamagedCheckpointIsRefusedAndTheOneBeforeItTaken() throws IOException {
        Path run = started("damaged", 6);
        Path damaged = run.resolve("checkpoints/step-0000006");
        Path before = run.resolve("checkpoints/step-0000004");
        alter(damaged);
        CliRun refused = resume(run);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.errLines())
                .singleElement()
                .asString()
                .startsWith(
                        "gan4j: `--resume` cannot be read: " + damaged.resolve("critic.safetensors") + " is damaged")
                .endsWith("the one before it is whole: `--resume " + before + "` takes that");
        CliRun resumed = resume(before);
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.err())
                .contains("a later checkpoint is now " + run.resolve("checkpoints/aside-step-0000006"));
        assertThat(damaged.resolve("critic.safetensors"))
                .hasSameBinaryContentAs(whole.resolve("checkpoints/step-0000006/critic.safetensors"));
    }

    @Test
    void imagesCanBeMadeFromTheCheckpointBefore() throws IOException {
        Path run = started("damaged-images", 4);
        alter(run.resolve("checkpoints/step-0000004"));
        CliRun refused = CliRun.of("generate", "--run", run, "--out", folder.resolve("i"), "--count", 1);
        assertThat(refused.code()).isEqualTo(2);
        Path before = run.resolve("checkpoints/step-0000002");
        assertThat(refused.err()).contains("is damaged", "`--run " + before + "` takes that");
        assertThat(CliRun.of("generate", "--run", before, "--out", folder.resolve("i"), "--count", 1)
                        .code())
                .isZero();
    }

    @Test
    void withoutACheckpointItStartsAgain() throws IOException {
        Path run = folder.resolve("none");
        Files.createDirectories(run);
        Files.copy(whole.resolve("config.json"), run.resolve("config.json"));
        CliRun resumed = resume(run);
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("has no checkpoint yet; it starts at step 0");
        RunFiles.assertSame(run, whole);
    }

    @Test
    void aRunInUseIsRefused() throws IOException {
        try (RunLock lock = RunLock.of(whole)) {
            CliRun refused = resume(whole);
            assertThat(lock).isNotNull();
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.errLines())
                    .singleElement()
                    .asString()
                    .contains(
                            whole + " is in use by process "
                                    + ProcessHandle.current().pid(),
                            "wait for it");
        }
        assertThat(resume(whole).code()).isZero();
    }

    @Test
    void missingMetricsAreWarnedAbout() throws IOException {
        Path run = started("metrics", 4);
        Files.writeString(run.resolve("metrics.jsonl"), "torn");
        CliRun resumed = resume(run, "--steps", 5);
        assertThat(resumed.code()).isZero();
        assertThat(resumed.err()).contains("lacks good lines for 4 of the 4 steps");
        assertThat(Files.readAllLines(run.resolve("metrics.jsonl"))).hasSize(1);
    }

    /** A run of minutes counts the minutes before. */
    @Test
    void aTimedRunIsOverWhenItsTimeIs() throws IOException {
        Path run = folder.resolve("timed");
        assertThat(CliRun.tiny(run, "--minutes", 0.01).code()).isZero();
        int lines = Files.readAllLines(run.resolve("metrics.jsonl")).size();
        Files.writeString(
                run.resolve("metrics.jsonl"),
                Files.readString(run.resolve("metrics.jsonl")).replaceFirst("\"seconds\":[^,]*", "\"seconds\":60.0"));
        assertThat(resume(run).code()).isZero();
        assertThat(Files.readAllLines(run.resolve("metrics.jsonl"))).hasSize(lines);
    }

    /** Checkpoints that are gone are no reason to begin again over what is left. */
    @Test
    void aRunWithoutItsCheckpointsIsLeftAlone() throws IOException {
        Path run = started("lost", 4);
        Files.move(run.resolve("checkpoints"), folder.resolve("elsewhere"));
        List<String> before = CliRun.tree(run);
        CliRun refused = resume(run);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("has none, though", "metrics.jsonl says that training has begun");
        assertThat(CliRun.tree(run)).isEqualTo(before);
    }

    /** What is refused has changed nothing: not even what comes after an earlier checkpoint. */
    @Test
    void whatIsRefusedHasChangedNothing() throws IOException {
        Path run = started("unchanged", 6);
        Files.writeString(
                run.resolve("config.json"),
                Files.readString(run.resolve("config.json")).replace("\"width\": 2", "\"width\": 3"));
        Files.move(run.resolve("checkpoints/step-0000004"), run.resolve("checkpoints/step-0000040"));
        List<String> before = CliRun.tree(run);
        CliRun otherWidth = resume(run.resolve("checkpoints/step-0000002"));
        assertThat(otherWidth.code()).isEqualTo(2);
        assertThat(otherWidth.err()).contains("`--resume` cannot go on", "`generator` was", "width 2", "width 3");
        assertThat(CliRun.tree(run)).isEqualTo(before);
    }

    @Test
    void aRenamedCheckpointIsRefused() throws IOException {
        Path run = started("renamed", 4);
        Files.move(run.resolve("checkpoints/step-0000004"), run.resolve("checkpoints/step-0000040"));
        List<String> before = CliRun.tree(run);
        CliRun refused = resume(run);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("was saved at step 4; rename it to step-0000004");
        assertThat(CliRun.tree(run)).isEqualTo(before);
    }

    @Test
    void fewerStepsThanMadeAreRefused() throws IOException {
        CliRun refused = resume(whole, "--steps", 5);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("`--steps` is the total and must be at least the 6 already made, got 5");
        assertThat(Files.readString(whole.resolve("config.json"))).contains("\"steps\": 6");
    }

    @Test
    void whatTheRunWasToldItStillKnows() throws IOException {
        Path run = folder.resolve("told");
        assertThat(CliRun.tiny(run, "--steps", 5, "--checkpoint-every", 1, "--keep-checkpoints", 5)
                        .code())
                .isZero();
        assertThat(CliRun.of("train", "--resume", run, "--steps", 7).code()).isZero();
        assertThat(TrainCommandTest.names(run.resolve("checkpoints")))
                .containsExactly("step-0000003", "step-0000004", "step-0000005", "step-0000006", "step-0000007");
        assertThat(Files.readString(run.resolve("config.json"))).contains("\"threads\": 1", "\"keepCheckpoints\": 5");
    }

    /** Sums in another number of threads differ in their last bits. */
    @Test
    void anotherNumberOfThreadsIsWarnedAbout() throws IOException {
        Path run = started("threads", 2);
        CliRun resumed = CliRun.of("train", "--resume", run, "--steps", 3, "--threads", 2);
        assertThat(resumed.code()).isZero();
        assertThat(resumed.err()).containsPattern("last bits .*`kernels` was .* 1 threads, is .* 2 threads");
        assertThat(CliRun.of("train", "--resume", run, "--steps", 4, "--threads", 2)
                        .err())
                .doesNotContain("warning");
    }

    /** Images of one state are never mixed with those of another. */
    @Test
    void imagesOfAnEarlierStateAreSetAside() throws IOException {
        Path run = folder.resolve("images");
        assertThat(CliRun.tiny(run, "--steps", 2, "--generate", 4).code()).isZero();
        CliRun resumed = resume(run, "--steps", 3, "--generate", 2);
        assertThat(resumed.code()).isZero();
        assertThat(resumed.err())
                .contains("the images of step 2 are now in " + run.resolve("generated-before-step-0000003"));
        assertThat(TrainCommandTest.names(run.resolve("generated"))).containsExactly("1.png", "2.png");
        assertThat(TrainCommandTest.names(run.resolve("generated-before-step-0000003")))
                .hasSize(4);
        assertThat(resume(run, "--generate", 1).code()).isZero();
        assertThat(TrainCommandTest.names(run.resolve("generated"))).containsExactly("1.png");
    }

    @Test
    void imagesNeedNoConfiguration() throws IOException {
        Path run = started("torn", 2);
        Files.writeString(run.resolve("config.json"), "{");
        assertThat(CliRun.of("generate", "--run", run, "--out", folder.resolve("t"), "--count", 1)
                        .code())
                .isZero();
    }

    /** What a kill leaves while a checkpoint is replaced: the only copy under a hidden name. */
    @Test
    void aHiddenCheckpointIsFoundAgain() throws IOException {
        Path run = started("hidden", 6);
        Path checkpoints = run.resolve("checkpoints");
        Files.move(checkpoints.resolve("step-0000006"), checkpoints.resolve(".step-0000006.replaced"));
        CliRun resumed = resume(run);
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("going on after step 6");
        assertThat(checkpoints.resolve("step-0000006/state.json")).exists();
    }
}
