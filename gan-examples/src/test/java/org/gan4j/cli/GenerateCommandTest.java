package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {
    @TempDir
    private static Path folder;

    private static Path run;

    @BeforeAll
    static void train() {
        run = folder.resolve("run");
        assertThat(CliRun.tiny(run, "--steps", 1, "--generate", 4).code()).isZero();
    }

    private static Path generate(String name, Object... more) {
        Path out = folder.resolve(name);
        Object[] args = new Object[5 + more.length];
        System.arraycopy(new Object[] {"generate", "--run", run, "--out", out}, 0, args, 0, 5);
        System.arraycopy(more, 0, args, 5, more.length);
        CliRun generated = CliRun.of(args);
        assertThat(generated.err()).isEmpty();
        assertThat(generated.code()).isZero();
        assertThat(generated.out()).contains("images in " + out);
        return out;
    }

    @Test
    void theDefaultSeedGivesTheImagesThatTrainingGave() {
        Path out = generate("default", "--count", 4);
        for (int i = 1; i <= 4; i++) {
            assertThat(out.resolve(i + ".png")).hasSameBinaryContentAs(run.resolve("generated/" + i + ".png"));
        }
        assertThat(out.resolve("5.png")).doesNotExist();
    }

    @Test
    void aSeedIsReproducibleAndAnotherDiffers() throws IOException {
        Path first = generate("seed-3", "--count", 2, "--seed", 3);
        Path again = generate("seed-3-again", "--count", 2, "--seed", 3);
        Path other = generate("seed-4", "--count", 2, "--seed", 4);
        assertThat(again.resolve("2.png")).hasSameBinaryContentAs(first.resolve("2.png"));
        assertThat(Files.mismatch(other.resolve("2.png"), first.resolve("2.png")))
                .isNotEqualTo(-1);
    }

    @Test
    void moreThanABatchIsNumberedThrough() throws IOException {
        Path out = generate("many", "--count", 51);
        assertThat(TrainCommandTest.names(out)).hasSize(51).contains("1.png", "50.png", "51.png");
    }

    @Test
    void aGridAndJpegFiles() throws IOException {
        Path out = generate("jpg", "--count", 12, "--format", "jpg", "--grid");
        assertThat(TrainCommandTest.names(out)).hasSize(13).contains("1.jpg", "12.jpg", "grid.png");
        byte[] bytes = Files.readAllBytes(out.resolve("1.jpg"));
        assertThat(bytes).startsWith(0xFF, 0xD8);
        BufferedImage image = ImageIO.read(out.resolve("1.jpg").toFile());
        assertThat(image.getWidth()).isEqualTo(16);
        BufferedImage grid = ImageIO.read(out.resolve("grid.png").toFile());
        assertThat(grid.getWidth()).isEqualTo(10 * 18 + 2);
        assertThat(grid.getHeight()).isEqualTo(2 * 18 + 2);
    }

    @Test
    void rawWeightsGiveOtherImagesThanTheAverage() throws IOException {
        Path raw = generate("raw", "--count", 1, "--weights", "raw");
        Path average = generate("average", "--count", 1, "--weights", "ema");
        assertThat(average.resolve("1.png")).hasSameBinaryContentAs(run.resolve("generated/1.png"));
        assertThat(Files.mismatch(raw.resolve("1.png"), average.resolve("1.png")))
                .isNotEqualTo(-1);
    }

    @Test
    void averagedWeightsOfARunWithoutThemAreRefused() {
        Path plain = folder.resolve("plain");
        assertThat(CliRun.tiny(plain, "--steps", 1, "--ema", 0).code()).isZero();
        CliRun refused = CliRun.of(
                "generate", "--run", plain, "--out", folder.resolve("none"), "--count", 1, "--weights", "ema");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("`--weights` must be raw for this run, got ema");
    }
}
