package org.gan4j.cli;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.gan4j.cli.internal.fault.ExitCode;
import org.gan4j.cli.internal.fault.UserException;
import org.gan4j.cli.internal.image.DataOptions;
import org.gan4j.cli.internal.image.DataSets;
import org.gan4j.cli.internal.image.ImageFiles;
import org.gan4j.cli.internal.image.ImageFormat;
import org.gan4j.cli.internal.option.Checks;
import org.gan4j.cli.internal.terminal.Progress;
import org.gan4j.data.ContactSheet;
import org.gan4j.data.ImageSource;
import org.gan4j.data.faces.ProceduralFaces;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gan4j data export}. */
@Command(
        name = "export",
        sortOptions = false,
        description = "Writes training images as single files 0.png, 1.png, ...",
        footer = {
            "",
            "A set shaped like the Crypko faces, to measure with:",
            "  gan4j data export --count 71314 --size 96 --format jpg --seed 1 \\",
            "    --out drawn"
        })
final class ExportCommand implements Callable<Integer> {
    /** High, so that training on the files is like training on the images themselves. */
    private static final float JPEG_QUALITY = 0.95f;

    @Mixin
    private DataOptions options;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the files go; new or empty.")
    private Path out;

    @Option(names = "--count", paramLabel = "N", description = "How many (default: all).")
    private Integer count;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            defaultValue = "png",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ImageFormat format;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "Seed of the embedded faces; each has as many as you like. By default the 20,000 of the training"
                            + " set.")
    private Long seed;

    @Override
    public Integer call() throws IOException {
        Checks.newDirectory("--out", out, "name another");
        ImageSource images = images();
        int number = count == null ? images.size() : count;
        checkCount(number, images.size());
        Files.createDirectories(out);
        try (Progress progress = new Progress("export", "images", number)) {
            AtomicInteger done = new AtomicInteger();
            IntStream.range(0, number).parallel().forEach(i -> {
                write(images, i);
                synchronized (progress) {
                    progress.at(done.incrementAndGet(), "");
                }
            });
        }
        System.out.println(
                number + " images in " + out + ", " + images.width() + "x" + images.height() + " pixels, " + format);
        return ExitCode.DONE;
    }

    private void checkCount(int number, int most) {
        if (number < 1 || number > most) {
            boolean drawn = options.data.equals(DataSets.FACES) && seed == null;
            throw new UserException("`--count` must lie in [1, " + most + "], got " + number
                    + (drawn && number > 0 ? "; with --seed N there are as many as you like" : ""));
        }
    }

    private ImageSource images() throws IOException {
        options.check();
        if (seed == null) {
            return options.open();
        }
        if (!options.data.equals(DataSets.FACES)) {
            throw new UserException(
                    "`--seed` must come with --data faces, got --data " + options.data + "; leave it out");
        }
        return ProceduralFaces.builder()
                .seed(seed)
                .to(count == null ? ProceduralFaces.TRAINING_FACES : Math.max(1, count))
                .size(options.size)
                .build();
    }

    private void write(ImageSource images, int index) {
        ContactSheet single = new ContactSheet(1, 1, images.width(), 0);
        BufferedImage picture = single.draw(List.of(images.read(index)), images.width(), images.height());
        Path file = out.resolve(index + "." + format);
        try {
            if (format == ImageFormat.JPG) {
                Files.write(file, jpeg(picture));
            } else {
                ImageFiles.save(picture, format, file);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot write " + file, fault);
        }
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam quality = writer.getDefaultWriteParam();
            quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            quality.setCompressionQuality(JPEG_QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), quality);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
