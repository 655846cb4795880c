package org.gan4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.gan4j.data.faces.ProceduralFaces;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactSheetTest {
    private static final int WHITE = 0xFFFFFFFF;

    @Test
    void placesImagesRowByRowWithGaps() {
        // Two rows of three cells of 2 x 2 pixels, gap 1; four images of one pixel, the last two cells empty.
        List<byte[]> images = List.of(
                new byte[] {1, 2, 3}, new byte[] {4, 5, 6}, new byte[] {7, 8, 9}, new byte[] {(byte) 250, 0, 127});
        BufferedImage sheet = new ContactSheet(2, 3, 2, 1).draw(images, 1, 1);
        assertThat(sheet.getWidth()).isEqualTo(10);
        assertThat(sheet.getHeight()).isEqualTo(7);
        int[] colours = {0xFF010203, 0xFF040506, 0xFF070809, 0xFFFA007F, WHITE, WHITE};
        for (int y = 0; y < 7; y++) {
            for (int x = 0; x < 10; x++) {
                boolean gap = x % 3 == 0 || y % 3 == 0;
                int expected = gap ? WHITE : colours[y / 3 * 3 + x / 3];
                assertThat(sheet.getRGB(x, y)).as("pixel %d, %d", x, y).isEqualTo(expected);
            }
        }
    }

    @Test
    void copiesPixelsExactlyAtTheImagesOwnSize() {
        ProceduralFaces faces = ProceduralFaces.training(16);
        BufferedImage sheet = new ContactSheet(1, 2, 16, 0).draw(faces);
        byte[] second = faces.read(1);
        for (int i = 0; i < 16 * 16; i++) {
            int colour = (second[3 * i] & 0xFF) << 16 | (second[3 * i + 1] & 0xFF) << 8 | (second[3 * i + 2] & 0xFF);
            assertThat(sheet.getRGB(16 + i % 16, i / 16) & 0xFFFFFF).isEqualTo(colour);
        }
    }

    @Test
    void scalesWideImagesToTheCell() {
        BufferedImage sheet = new ContactSheet(1, 1, 6, 0).draw(new NumberedImages(1)); // 3 wide, 2 high
        assertThat(sheet.getRGB(0, 0)).isEqualTo(0xFF000102);
        assertThat(sheet.getRGB(1, 2)).isEqualTo(0xFF000102);
        assertThat(sheet.getRGB(5, 0)).isEqualTo(0xFF060708);
        assertThat(sheet.getRGB(0, 3)).isEqualTo(0xFF090A0B);
        assertThat(sheet.getRGB(5, 5)).isEqualTo(0xFF0F1011);
    }

    @Test
    void leavesOutWhatFindsNoCell() {
        ContactSheet layout = new ContactSheet(1, 2, 4, ContactSheet.DEFAULT_GAP);
        assertThat(layout.capacity()).isEqualTo(2);
        assertThat(layout.draw(new NumberedImages(50)).getWidth()).isEqualTo(2 * 6 + 2);
    }

    @Test
    void writesPng(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("new/sheet.png");
        BufferedImage sheet = new ContactSheet(1, 2, 4, 1).draw(new NumberedImages(2));
        ContactSheet.write(sheet, file);
        BufferedImage back = ImageIO.read(file.toFile());
        assertThat(back.getWidth()).isEqualTo(11);
        for (int x = 0; x < 11; x++) {
            assertThat(back.getRGB(x, 3)).isEqualTo(sheet.getRGB(x, 3));
        }
    }

    @Test
    void refusesBadLayoutsAndImages() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContactSheet(0, 1, 1, 0))
                .withMessage("`rows` must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContactSheet(1, -1, 1, 0))
                .withMessage("`columns` must be at least 1, got -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContactSheet(1, 1, 0, 0))
                .withMessage("`cell` must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContactSheet(1, 1, 1, -1))
                .withMessage("`gap` must be at least 0, got -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContactSheet(1, 1, 1, 0).draw(List.of(new byte[4]), 2, 3))
                .withMessage("`images` must hold images of 3 x 2 x 3 = 18 bytes, got 4 at 0");
    }

    @Test
    void imagesOfAGeneratorAreClampedAndLaidOutNearlySquare(@TempDir Path folder) throws IOException {
        // Three grey images of one pixel: black, white and far beyond white.
        Tensor images = TensorFactory.defaults().of(new float[] {-1, 1, 7}, Shape.of(3, 1, 1, 1));
        Path file = folder.resolve("new/sheet.png");
        ContactSheet.write(images, file);
        BufferedImage sheet = ImageIO.read(file.toFile());
        assertThat(sheet.getWidth()).isEqualTo(2 * (1 + ContactSheet.DEFAULT_GAP) + ContactSheet.DEFAULT_GAP);
        assertThat(sheet.getHeight()).isEqualTo(sheet.getWidth());
        assertThat(sheet.getRGB(2, 2)).isEqualTo(0xFF000000);
        assertThat(sheet.getRGB(5, 2)).isEqualTo(WHITE);
        assertThat(sheet.getRGB(2, 5)).isEqualTo(WHITE);
    }
}
