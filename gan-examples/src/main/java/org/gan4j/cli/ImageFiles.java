package org.gan4j.cli;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.gan4j.data.ContactSheet;
import org.gan4j.kernel.Shape;
import org.gan4j.model.Generator;
import org.gan4j.model.Pixels;
import org.gan4j.nn.Mode;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.TensorScope;

/** Writes generated images as single files {@code 1.png} to {@code COUNT.png}, and as a sheet. */
final class ImageFiles {
    private static final int BATCH = 50;
    private static final int SHEET_SIDE = 10;
    private static final long LATENT_STREAM = 301;

    private final Generator generator;
    private final RandomStream random;
    private final int side;

    private ImageFiles(Generator generator, long seed) {
        this.generator = generator;
        this.random = new RandomStream(seed, LATENT_STREAM);
        this.side = (int) generator.imageShape().dim(2);
    }

    /** The images that a seed gives, from the first on. */
    static ImageFiles of(Generator generator, long seed) {
        return new ImageFiles(generator, seed);
    }

    /** Single files; the folder is created. */
    void write(Path folder, int count, ImageFormat format) throws IOException {
        ContactSheet single = new ContactSheet(1, 1, side, 0);
        try (Progress progress = new Progress("generate", "images", count)) {
            for (int first = 0; first < count; first += BATCH) {
                byte[][] images = draw(Math.min(BATCH, count - first));
                for (int i = 0; i < images.length; i++) {
                    Path file = folder.resolve((first + i + 1) + "." + format);
                    save(single.draw(List.of(images[i]), side, side), format, file);
                }
                progress.at(first + images.length, "");
            }
        }
    }

    /** One PNG of up to 100 images. */
    void writeSheet(Path file, int count) throws IOException {
        List<byte[]> images = new ArrayList<>();
        int shown = Math.min(count, SHEET_SIDE * SHEET_SIDE);
        while (images.size() < shown) {
            images.addAll(List.of(draw(Math.min(BATCH, shown - images.size()))));
        }
        int columns = Math.min(SHEET_SIDE, shown);
        int rows = (shown + columns - 1) / columns;
        ContactSheet sheet = new ContactSheet(rows, columns, side, ContactSheet.DEFAULT_GAP);
        save(sheet.draw(images, side, side), ImageFormat.PNG, file);
    }

    /** One file; missing folders are created. */
    static void save(BufferedImage picture, ImageFormat format, Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(picture, format.toString(), bytes)) {
            throw new IOException("this Java writes no " + format + " images");
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, bytes.toByteArray());
        } catch (IOException fault) {
            throw new IOException("cannot write " + file, fault);
        }
    }

    @SuppressWarnings("try") // the scope works by being open
    private byte[][] draw(int count) {
        try (TensorScope scope = TensorScope.open()) {
            Shape latents = Shape.of(count, generator.latentSize());
            return Gradients.withoutRecording(() ->
                    Pixels.toRgb(generator.generate(generator.tensors().normal(random, latents), Mode.EVALUATION)));
        }
    }
}
