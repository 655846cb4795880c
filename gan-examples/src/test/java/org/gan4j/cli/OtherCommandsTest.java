package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.BiFunction;
import javax.imageio.ImageIO;
import org.gan4j.cli.internal.fault.ExitCode;
import org.gan4j.cli.internal.machine.ConvolutionCheck;
import org.gan4j.cli.internal.machine.Version;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.onednn.OneDnnKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code data preview}, {@code doctor}, and no command at all. */
class OtherCommandsTest {
    @TempDir
    private Path folder;

    @Test
    void previewDrawsASheet() throws IOException {
        Path file = folder.resolve("new/sheet.png");
        CliRun run = CliRun.of("data", "preview", "--count", 5, "--size", 16, "--out", file);
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains(file.toString(), "5 of 20000");
        BufferedImage sheet = ImageIO.read(file.toFile());
        assertThat(sheet.getWidth()).isEqualTo(3 * 18 + 2);
        assertThat(sheet.getHeight()).isEqualTo(2 * 18 + 2);
    }

    @Test
    void doctorNamesWhatComputesAndWhetherItWorks() {
        CliRun run = CliRun.of("doctor");
        assertThat(run.out())
                .contains("gan4j ", "java ", "processor ", "memory ", "kernels ")
                .containsPattern("convolution +nd4j fp32 works, \\d+ GFLOPS")
                .doesNotContain("BROKEN");
        if (OneDnnKernels.unavailable().isEmpty()) {
            assertThat(run.out())
                    .containsPattern("kernels +auto is onednn\\R")
                    .containsPattern("onednn +3\\.\\d+\\.\\d+, bf16 (in hardware|without instructions)")
                    .containsPattern("convolution +onednn fp32 works, \\d+ GFLOPS")
                    .containsPattern("convolution +onednn bf16 works, \\d+ GFLOPS");
        }
        assertThat(run.code()).isZero();
    }

    /** An error of 1 % is found in 32 bits, one of 3 % in bfloat16 too: that is 1 of a deviation of 32. */
    @ParameterizedTest
    @CsvSource({"FP32, 1.01", "BF16, 1.03"})
    void aWrongConvolutionIsFound(Precision precision, double wrong) {
        assertThat(ConvolutionCheck.run(
                        Kernels.defaults(),
                        precision,
                        (images, weights) -> images.conv2d(weights.mul(wrong), ConvolutionCheck.GEOMETRY)))
                .satisfies(finding -> assertThat(finding.works()).isFalse())
                .satisfies(finding ->
                        assertThat(finding.text()).startsWith("BROKEN").contains("wrong by"));
    }

    @Test
    void anUndefinedConvolutionIsFound() {
        assertThat(ConvolutionCheck.run(
                                Kernels.defaults(),
                                Precision.BF16,
                                (images, weights) -> images.conv2d(weights.mul(Double.NaN), ConvolutionCheck.GEOMETRY))
                        .works())
                .isFalse();
    }

    @Test
    void aBrokenConvolutionIsAFailureOfDoctor() {
        assertThat(doctor((kernels, precision) -> new ConvolutionCheck.Finding(false, "BROKEN"))
                        .code())
                .isEqualTo(ExitCode.FAILED);
    }

    @Test
    void missingNativesAreAFailureOfDoctorWithoutAStackTrace() {
        CliRun run = doctor((kernels, precision) -> {
            throw new UnsatisfiedLinkError("no jnind4jcpu");
        });
        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).contains("BROKEN", "no jnind4jcpu").doesNotContain("\tat ");
    }

    private static CliRun doctor(BiFunction<Kernels, Precision, ConvolutionCheck.Finding> arithmetic) {
        PrintStream out = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            return new CliRun(new DoctorCommand(arithmetic).call(), bytes.toString(StandardCharsets.UTF_8), "");
        } finally {
            System.setOut(out);
        }
    }

    @Test
    void nothingAtAllPrintsTheHelp() {
        CliRun run = CliRun.of();
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Usage: gan4j", "train", "generate", "data", "doctor");
    }

    @Test
    void versionIsPrinted() {
        CliRun run = CliRun.of("--version");
        assertThat(run.code()).isZero();
        assertThat(run.out().trim()).isEqualTo("gan4j " + Version.text());
    }
}
