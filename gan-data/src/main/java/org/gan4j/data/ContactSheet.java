package org.gan4j.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.gan4j.model.Pixels;
import org.gan4j.tensor.Tensor;

/**
 * Puts images side by side, row by row, into one picture.
 *
 * <p>Cells are enlarged or reduced copies of the images (nearest pixel; exact where the cell is a multiple of the
 * image), with a gap between them and around. Cells without an image stay in the gap's colour. Immutable and
 * thread-safe.
 */
public final class ContactSheet {
    /** Pixels between cells where none is given. */
    public static final int DEFAULT_GAP = 2;

    private static final int PAPER = 0xFFFFFF;

    private final int rows;
    private final int columns;
    private final int cell;
    private final int gap;

    /**
     * Makes the layout of a sheet.
     *
     * @param rows rows of cells, at least 1
     * @param columns cells in a row, at least 1
     * @param cell side of a cell in pixels, at least 1
     * @param gap pixels between cells and around the sheet, at least 0
     * @throws IllegalArgumentException if a number is too small
     */
    public ContactSheet(int rows, int columns, int cell, int gap) {
        this.rows = atLeast("rows", rows, 1);
        this.columns = atLeast("columns", columns, 1);
        this.cell = atLeast("cell", cell, 1);
        this.gap = atLeast("gap", gap, 0);
    }

    /** {@return the number of cells, rows x columns} */
    public int capacity() {
        return rows * columns;
    }

    /**
     * Draws the first images of a source; those that find no cell are left out.
     *
     * @param source the images, at least one
     * @return a picture of (rows x (cell + gap) + gap) x (columns x (cell + gap) + gap) pixels, opaque RGB
     */
    public BufferedImage draw(ImageSource source) {
        BufferedImage sheet = blank();
        byte[] rgb = new byte[source.imageBytes()];
        for (int i = 0; i < Math.min(capacity(), source.size()); i++) {
            source.read(i, rgb);
            place(sheet, i, rgb, source.width(), source.height());
        }
        return sheet;
    }

    /**
     * Draws a list of images; those that find no cell are left out.
     *
     * @param images each [height, width, 3] interleaved RGB, not modified
     * @param width width of every image in pixels
     * @param height height of every image in pixels
     * @return a picture of (rows x (cell + gap) + gap) x (columns x (cell + gap) + gap) pixels, opaque RGB
     * @throws IllegalArgumentException if an image is not height x width x 3 bytes long
     */
    public BufferedImage draw(List<byte[]> images, int width, int height) {
        BufferedImage sheet = blank();
        for (int i = 0; i < Math.min(capacity(), images.size()); i++) {
            byte[] rgb = images.get(i);
            if (rgb.length != width * height * 3) {
                throw new IllegalArgumentException("`images` must hold images of " + height + " x " + width + " x 3 = "
                        + width * height * 3 + " bytes, got " + rgb.length + " at " + i);
            }
            place(sheet, i, rgb, width, height);
        }
        return sheet;
    }

    /**
     * Writes a picture as PNG; parent folders are made, an existing file is replaced.
     *
     * @param picture the picture, not modified
     * @param file where to write it
     * @throws IOException if the file cannot be written
     */
    public static void write(BufferedImage picture, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (var out = Files.newOutputStream(file)) {
            ImageIO.write(picture, "png", out);
        }
    }

    /**
     * Writes images of a generator as one PNG, as nearly square as their number allows.
     *
     * @param images [N, 3, H, W], or [N, 1, H, W] for grey; in [-1, 1], clamped where they are not
     * @param file where to write it; parent folders are made, an existing file is replaced
     * @throws IllegalArgumentException if the shape is another, or a value is NaN
     * @throws IOException if the file cannot be written
     */
    public static void write(Tensor images, Path file) throws IOException {
        List<byte[]> rgb = List.of(Pixels.toRgb(images));
        int columns = (int) Math.ceil(Math.sqrt(rgb.size()));
        int rows = (rgb.size() + columns - 1) / columns;
        int width = (int) images.shape().dim(3);
        int height = (int) images.shape().dim(2);
        write(new ContactSheet(rows, columns, width, DEFAULT_GAP).draw(rgb, width, height), file);
    }

    private BufferedImage blank() {
        int width = columns * (cell + gap) + gap;
        int height = rows * (cell + gap) + gap;
        BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                sheet.setRGB(x, y, PAPER);
            }
        }
        return sheet;
    }

    private void place(BufferedImage sheet, int i, byte[] rgb, int width, int height) {
        int left = gap + i % columns * (cell + gap);
        int top = gap + i / columns * (cell + gap);
        for (int y = 0; y < cell; y++) {
            for (int x = 0; x < cell; x++) {
                int at = (y * height / cell * width + x * width / cell) * 3;
                int colour = (rgb[at] & 0xFF) << 16 | (rgb[at + 1] & 0xFF) << 8 | (rgb[at + 2] & 0xFF);
                sheet.setRGB(left + x, top + y, colour);
            }
        }
    }

    private static int atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException("`" + name + "` must be at least " + least + ", got " + value);
        }
        return value;
    }
}
