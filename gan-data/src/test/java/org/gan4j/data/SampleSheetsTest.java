package org.gan4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.gan4j.model.DcganGenerator;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.TinyGan;
import org.gan4j.train.TrainingListener;
import org.gan4j.train.TrainingListenerContractTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleSheetsTest {
    @Nested
    class Contract extends TrainingListenerContractTest {
        @Override
        protected TrainingListener newListener(Path place) {
            return new SampleSheets(place, 1, 0);
        }
    }

    @TempDir
    Path folder;

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void sheetsAreDrawnAtTheStartEverySoOftenAndAtTheEnd() throws IOException {
        Path samples = folder.resolve("run/samples");
        GanTrainer trainer =
                TinyGan.trainer().listener(new SampleSheets(samples, 2, 1)).build();
        trainer.train(5);
        assertThat(names(samples))
                .containsExactly("step-0000000.png", "step-0000002.png", "step-0000004.png", "step-0000005.png");
        BufferedImage sheet = ImageIO.read(samples.resolve("step-0000000.png").toFile());
        int side = 8 * (16 + ContactSheet.DEFAULT_GAP) + ContactSheet.DEFAULT_GAP;
        assertThat(sheet.getWidth()).isEqualTo(side);
        assertThat(sheet.getHeight()).isEqualTo(side);
        assertThat(samples.resolve("step-0000004.png"))
                .satisfies(file -> assertThat(Files.readAllBytes(file))
                        .isNotEqualTo(Files.readAllBytes(samples.resolve("step-0000000.png"))));
    }

    @Test
    void aRuleMaySayWhenSheetsAreDue() throws IOException {
        TinyGan.trainer()
                .listener(new SampleSheets(folder, step -> step == 3, 1))
                .build()
                .train(4);
        assertThat(names(folder)).containsExactly("step-0000000.png", "step-0000003.png", "step-0000004.png");
    }

    /** The latents are fixed, and drawing neither trains nor draws from the trainer's random numbers. */
    @Test
    void drawingChangesNothing() {
        GanTrainer with =
                TinyGan.trainer().listener(new SampleSheets(folder, 1, 1)).build();
        GanTrainer without = TinyGan.trainer().build();
        with.train(3);
        without.train(3);
        assertThat(TinyGan.values(with.generator()))
                .usingRecursiveComparison()
                .isEqualTo(TinyGan.values(without.generator()));
    }

    @Test
    void theSeedDecidesTheLatents() throws IOException {
        DcganGenerator generator = TinyGan.generator();
        Path first = folder.resolve("a.png");
        Path again = folder.resolve("b.png");
        Path other = folder.resolve("c.png");
        new SampleSheets(folder, 1, 1).draw(generator, first);
        new SampleSheets(folder, 1, 1).draw(generator, again);
        new SampleSheets(folder, 1, 2).draw(generator, other);
        assertThat(again).hasSameBinaryContentAs(first);
        assertThat(Files.readAllBytes(other)).isNotEqualTo(Files.readAllBytes(first));
    }

    @Test
    void theAverageIsDrawnWhereThereIsOne() throws IOException {
        DcganGenerator average = TinyGan.generator();
        TinyGan.trainer()
                .average(average, 0.999)
                .listener(new SampleSheets(folder.resolve("run"), 100, 1))
                .build()
                .train(2);
        Path expected = folder.resolve("expected.png");
        new SampleSheets(folder, 1, 1).draw(average, expected);
        assertThat(folder.resolve("run/step-0000002.png")).hasSameBinaryContentAs(expected);
    }

    @Test
    void greyImagesAreDrawnToo() throws IOException {
        DcganGenerator grey =
                DcganGenerator.builder().imageSize(16).channels(1).width(2).build();
        Path file = folder.resolve("grey.png");
        new SampleSheets(folder, 1, 1).draw(grey, file);
        int pixel = ImageIO.read(file.toFile()).getRGB(10, 10);
        assertThat(pixel >> 16 & 0xFF).isEqualTo(pixel >> 8 & 0xFF).isEqualTo(pixel & 0xFF);
    }

    @Test
    void badIntervalsAndFoldersAreRefused() throws IOException {
        assertThatThrownBy(() -> new SampleSheets(folder, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`every` must be at least 1, got 0");
        Path file = Files.writeString(folder.resolve("file"), "");
        GanTrainer trainer =
                TinyGan.trainer().listener(new SampleSheets(file, 1, 1)).build();
        assertThatThrownBy(() -> trainer.train(1))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot write")
                .hasMessageContaining("step-0000000.png");
    }
}
