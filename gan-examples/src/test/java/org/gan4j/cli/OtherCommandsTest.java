package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                .containsPattern("convolution +works, \\d+ GFLOPS");
        assertThat(run.code()).isZero();
    }

    @Test
    void aWrongConvolutionIsFound() {
        assertThat(ConvolutionCheck.run(
                        (images, weights) -> images.conv2d(weights.mul(1.01), ConvolutionCheck.GEOMETRY)))
                .satisfies(finding -> assertThat(finding.works()).isFalse())
                .satisfies(finding ->
                        assertThat(finding.text()).startsWith("BROKEN").contains("wrong by"));
    }

    @Test
    void anUndefinedConvolutionIsFound() {
        assertThat(ConvolutionCheck.run(
                                (images, weights) -> images.conv2d(weights.mul(Double.NaN), ConvolutionCheck.GEOMETRY))
                        .works())
                .isFalse();
    }

    @Test
    void aBrokenConvolutionIsAFailureOfDoctor() {
        assertThat(doctor(() -> new ConvolutionCheck.Finding(false, "BROKEN")).code())
                .isEqualTo(Gan4jMain.FAILED);
    }

    @Test
    void missingNativesAreAFailureOfDoctorWithoutAStackTrace() {
        CliRun run = doctor(() -> {
            throw new UnsatisfiedLinkError("no jnind4jcpu");
        });
        assertThat(run.code()).isEqualTo(Gan4jMain.FAILED);
        assertThat(run.out()).contains("BROKEN", "no jnind4jcpu").doesNotContain("\tat ");
    }

    private static CliRun doctor(Supplier<ConvolutionCheck.Finding> arithmetic) {
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
