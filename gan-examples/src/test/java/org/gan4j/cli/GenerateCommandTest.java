package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.gan4j.kernel.Shape;
import org.gan4j.model.Generator;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.TensorFactory;
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

    /** The latents of seed 0 in a file give the images of seed 0. */
    @Test
    void latentsFromAFile() throws IOException {
        float[] latents = TensorFactory.defaults()
                .normal(new RandomStream(0, Generator.SAMPLE_STREAM), Shape.of(3, 100))
                .toFloats();
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 100), }" + " ".repeat(56) + "\n";
        ByteBuffer bytes = ByteBuffer.allocate(10 + header.length() + 1200).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length());
        bytes.put(header.getBytes(StandardCharsets.US_ASCII)).asFloatBuffer().put(latents);
        Path file = Files.write(folder.resolve("latents.npy"), bytes.array());
        Path out = generate("latents", "--latents", file, "--grid");
        assertThat(TrainCommandTest.names(out)).containsExactly("1.png", "2.png", "3.png", "grid.png");
        for (int i = 1; i <= 3; i++) {
            assertThat(out.resolve(i + ".png")).hasSameBinaryContentAs(run.resolve("generated/" + i + ".png"));
        }
        assertThat(TrainCommandTest.names(generate("first", "--latents", file, "--count", 1)))
                .containsExactly("1.png");
    }
}
