package org.gan4j.cli.internal.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.gan4j.cli.internal.terminal.Progress;
import org.gan4j.data.ContactSheet;
import org.gan4j.kernel.Shape;
import org.gan4j.model.Generator;
import org.gan4j.model.Pixels;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorScope;

/** Writes generated images as single files {@code 1.png} to {@code COUNT.png}, and as a sheet. */
public final class ImageFiles {
    private static final int BATCH = 50;
    private static final int SHEET_SIDE = 10;

    private final Generator generator;
    private final Latents latents;
    private final int side;

    /** Where latents come from: called for one part after the other. */
    private interface Latents {
        /**
         * The next latents.
         *
         * @param first how many were given before
         * @param count how many
         * @return [count, latentSize]
         */
        Tensor next(int first, int count);
    }

    private ImageFiles(Generator generator, Latents latents) {
        this.generator = generator;
        this.latents = latents;
        this.side = (int) generator.imageShape().dim(2);
    }

    /** The images that a seed gives, from the first on. */
    public static ImageFiles of(Generator generator, long seed) {
        RandomStream random = new RandomStream(seed, Generator.SAMPLE_STREAM);
        return new ImageFiles(
                generator,
                (first, count) -> generator.tensors().normal(random, Shape.of(count, generator.latentSize())));
    }

    /** The images of given latents, [N, latentSize]. */
    public static ImageFiles of(Generator generator, Tensor latents) {
        return new ImageFiles(
                generator,
                (first, count) -> latents.slice(
                        new long[] {first, 0}, Shape.of(count, latents.shape().dim(1))));
    }

    /** Single files; the folder is created. */
    public void write(Path folder, int count, ImageFormat format) throws IOException {
        ContactSheet single = new ContactSheet(1, 1, side, 0);
        try (Progress progress = new Progress("generate", "images", count)) {
            for (int first = 0; first < count; first += BATCH) {
                byte[][] images = draw(first, Math.min(BATCH, count - first));
                for (int i = 0; i < images.length; i++) {
                    Path file = folder.resolve((first + i + 1) + "." + format);
                    save(single.draw(List.of(images[i]), side, side), format, file);
                }
                progress.at(first + images.length, "");
            }
        }
    }

    /** Single files in place of those that an earlier call has written. */
    public void replace(Path folder, int count, ImageFormat format) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(ImageFiles::isNumbered).toList()) {
                    Files.delete(file);
                }
            }
        }
        write(folder, count, format);
    }

    private static boolean isNumbered(Path file) {
        return file.getFileName().toString().matches("\\d+\\.(png|jpg)");
    }

    /** One PNG of up to 100 images. */
    public void writeSheet(Path file, int count) throws IOException {
        List<byte[]> images = new ArrayList<>();
        int shown = Math.min(count, SHEET_SIDE * SHEET_SIDE);
        while (images.size() < shown) {
            images.addAll(List.of(draw(images.size(), Math.min(BATCH, shown - images.size()))));
        }
        int columns = Math.min(SHEET_SIDE, shown);
        int rows = (shown + columns - 1) / columns;
        ContactSheet sheet = new ContactSheet(rows, columns, side, ContactSheet.DEFAULT_GAP);
        save(sheet.draw(images, side, side), ImageFormat.PNG, file);
    }

    /** One file; missing folders are created. */
    public static void save(BufferedImage picture, ImageFormat format, Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(picture, format.toString(), bytes)) {
            throw new IOException("this Java writes no " + format + " images; choose another --format");
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, bytes.toByteArray());
        } catch (IOException fault) {
            throw new IOException("cannot write " + file, fault);
        }
    }

    @SuppressWarnings("try") // the scope works by being open
    private byte[][] draw(int first, int count) {
        try (TensorScope scope = TensorScope.open()) {
            return Pixels.toRgb(generator.sample(latents.next(first, count)));
        }
    }
}
