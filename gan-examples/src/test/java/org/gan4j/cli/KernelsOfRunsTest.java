package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.gan4j.cli.internal.fault.ExitCode;
import org.gan4j.kernel.onednn.OneDnnKernels;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs made on one set of kernels, and what becomes of them on another. */
class KernelsOfRunsTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void bothAreHere() {
        assumeThat(OneDnnKernels.unavailable()).as("oneDNN can be loaded").isEmpty();
    }

    private Path run(String name, Object... more) {
        Path run = folder.resolve(name);
        assertThat(CliRun.tiny(run, more).code()).isZero();
        return run;
    }

    private static String kernelsIn(Path run, int step) throws IOException {
        return JsonParser.parseString(Files.readString(run.resolve("checkpoints/step-000000" + step + "/state.json")))
                .getAsJsonObject()
                .getAsJsonObject("environment")
                .get("kernels")
                .getAsString();
    }

    @ParameterizedTest
    @CsvSource({"nd4j, onednn", "onednn, nd4j"})
    void aRunGoesOnOnOtherKernelsWithAWarning(String first, String second) throws IOException {
        Path run = run("run", "--steps", 1, "--kernels", first);
        assertThat(kernelsIn(run, 1)).startsWith(first);
        CliRun resumed = CliRun.of("train", "--resume", run, "--steps", 2, "--kernels", second);
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.err().lines().filter(line -> line.startsWith("warning")))
                .singleElement()
                .asString()
                .contains("last bits", "`kernels` was " + first, ", is " + second);
        assertThat(kernelsIn(run, 2)).startsWith(second);
        assertThat(Files.readString(run.resolve("config.json"))).contains("\"kernels\": \"" + second + "\"");
    }

    @ParameterizedTest
    @CsvSource({"nd4j, fp32, nd4j", "onednn, fp32, onednn 3", "onednn, bf16, onednn 3"})
    void aRunGoesOnOnItsOwnKernels(String kernels, String precision, String described) throws IOException {
        Path run = run("run", "--steps", 1, "--kernels", kernels, "--precision", precision);
        CliRun resumed = CliRun.of("train", "--resume", run, "--steps", 2);
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.err()).doesNotContain("warning");
        assertThat(kernelsIn(run, 2)).startsWith(described).isEqualTo(kernelsIn(run, 1));
        assertThat(kernelsIn(run, 2).contains("BF16")).isEqualTo(precision.equals("bf16"));
    }

    /** Runs from before there was a choice: their weights are 32 bits. */
    @Test
    void aConfigurationWithoutKernelsIsOneOfAutoIn32Bits() throws IOException {
        Path run = run("run", "--steps", 1);
        Path config = run.resolve("config.json");
        JsonObject settings = JsonParser.parseString(Files.readString(config)).getAsJsonObject();
        assertThat(settings.remove("kernels").getAsString()).isEqualTo("auto");
        assertThat(settings.remove("precision").getAsString()).isEqualTo("fp32");
        Files.writeString(config, settings.toString());
        assertThat(CliRun.of("train", "--resume", run, "--steps", 2).code()).isZero();
        assertThat(Files.readString(config)).contains("\"kernels\": \"auto\"", "\"precision\": \"fp32\"");
        CliRun refused = CliRun.of("train", "--resume", run, "--steps", 3, "--precision", "bf16");
        assertThat(refused.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.err()).contains("`precision` was fp32, is bf16");
    }

    @Test
    void aDryRunShowsThem() {
        CliRun run = CliRun.of("train", "--width", 2, "--kernels", "onednn", "--precision", "bf16", "--dry-run");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("\"kernels\": \"onednn\"", "\"precision\": \"bf16\"")
                .containsPattern("kernels +onednn 3\\.\\d+\\.\\d+ BF16");
    }

    /**
     * Rounding moves a value of 0 to 255 by 1 in 32 bits; layers in bfloat16, 8 bits of mantissa, by a few. Layers of fewer than
     * 16 channels would not be.
     */
    @ParameterizedTest
    @CsvSource({"onednn, fp32, 1", "onednn, bf16, 8"})
    void imagesAreTheSameOnAnyKernels(String kernels, String precision, int tolerance) throws IOException {
        Path run = folder.resolve("run");
        String tiny =
                "train --image-size 16 --width 16 --batch-size 2 --threads 1 --steps 4 --lr 0.01 --kernels nd4j --out "
                        + run;
        assertThat(CliRun.of((Object[]) tiny.split(" ")).code()).isZero();
        BufferedImage expected = image(run, "nd4j", "fp32");
        BufferedImage actual = image(run, kernels, precision);
        int moved = 0;
        for (int i = 0; i < 16 * 16 * 3; i++) {
            int value = actual.getRaster().getSample(i / 3 % 16, i / 48, i % 3);
            int other = expected.getRaster().getSample(i / 3 % 16, i / 48, i % 3);
            assertThat(value).isCloseTo(other, within(tolerance));
            moved += value == other ? 0 : 1;
        }
        assertThat(moved > 16).as("%d values differ", moved).isEqualTo(precision.equals("bf16"));
    }

    private BufferedImage image(Path run, String kernels, String precision) throws IOException {
        Path out = folder.resolve(kernels + precision);
        CliRun generated = CliRun.of(
                "generate", "--count", 1, "--kernels", kernels, "--precision", precision, "--run", run, "--out", out);
        assertThat(generated.code()).as(generated.err()).isZero();
        return ImageIO.read(out.resolve("1.png").toFile());
    }
}
