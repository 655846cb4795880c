package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gan4j.preset.Preset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {
    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of(
                        "",
                        List.of(
                                "train",
                                "generate",
                                "data",
                                "evaluate",
                                "stats",
                                "gradient-norms",
                                "doctor",
                                "--help",
                                "--version")),
                Arguments.of(
                        "train",
                        List.of(
                                "--preset",
                                "--data",
                                "--skip-broken",
                                "--flip",
                                "--out",
                                "--steps",
                                "--epochs",
                                "--minutes",
                                "--generate",
                                "--batch-size",
                                "--latent",
                                "--width",
                                "--image-size",
                                "--lr",
                                "--critic-steps",
                                "--loss",
                                "--clip-value",
                                "--gp-weight",
                                "--clip-grad-norm",
                                "--seed",
                                "--kernels",
                                "--precision",
                                "auto, nd4j, onednn",
                                "fp32, bf16",
                                "--threads",
                                "--dry-run",
                                "non-saturating, wasserstein",
                                "Ctrl-C",
                                "20 sheets")),
                Arguments.of(
                        "generate",
                        List.of(
                                "--run",
                                "--out",
                                "--count",
                                "--seed",
                                "--format",
                                "--grid",
                                "--kernels",
                                "--precision",
                                "auto, nd4j, onednn",
                                "fp32, bf16",
                                "--threads",
                                "png, jpg",
                                "1000")),
                Arguments.of("data", List.of("preview", "export", "pack", "verify")),
                Arguments.of("data preview", List.of("--data", "--out", "--count", "--size", "--skip-broken")),
                Arguments.of("data export", List.of("--data", "--out", "--count", "--size", "--format", "--seed")),
                Arguments.of("data pack", List.of("--data", "--out", "--size", "--skip-broken", ".gan4j")),
                Arguments.of("data verify", List.of("--data", "exit code")),
                Arguments.of(
                        "gradient-norms",
                        List.of(
                                "--out",
                                "--data",
                                "--skip-broken",
                                "--steps",
                                "--width",
                                "--batch-size",
                                "--seed",
                                "--kernels",
                                "--precision",
                                "--threads",
                                "norms.csv",
                                "Ctrl-C")),
                Arguments.of(
                        "evaluate",
                        List.of(
                                "--real",
                                "--generated",
                                "--features",
                                "--json",
                                "--skip-broken",
                                "random-projection",
                                "inception")),
                Arguments.of("stats", List.of("--data", "--features", "--out", "--skip-broken")),
                Arguments.of("doctor", List.of("exit code is 1")));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpMentionsWhatTheCommandTakes(String command, List<String> expected) {
        List<String> args = new ArrayList<>(command.isEmpty() ? List.of() : List.of(command.split(" ")));
        args.add("--help");
        CliRun run = CliRun.of(args.toArray());
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("Usage: gan4j").contains(expected).doesNotContain("${", "null");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @ParameterizedTest
    @MethodSource("presets")
    void helpSaysWhatAPresetIs(Preset preset) {
        assertThat(CliRun.of("train", "--help").out())
                .containsPattern("  " + preset + " +" + Pattern.quote(preset.summary()) + "\\R");
    }

    static Stream<Preset> presets() {
        return Stream.of(Preset.values());
    }
}
