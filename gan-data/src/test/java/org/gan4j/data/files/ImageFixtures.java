package org.gan4j.data.files;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Folders and archives of small pictures for tests. */
final class ImageFixtures {
    private ImageFixtures() {}

    /** A picture of one colour that the number decides. */
    static byte[] image(int number, String format) {
        BufferedImage picture = new BufferedImage(24, 20, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 24 * 20; i++) {
            picture.setRGB(i % 24, i / 24, colour(number));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static int colour(int number) {
        return (number * 20 + 10) % 256 << 16 | (number * 50 + 3) % 256 << 8 | 200 - number;
    }

    /** The number of the picture that an image was made from. */
    static int number(byte[] rgb) {
        return 200 - (rgb[2] & 0xFF);
    }

    /** Files 0.png to COUNT-1.png. */
    static Map<String, byte[]> numbered(int count) {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            files.put(i + ".png", image(i, "png"));
        }
        return files;
    }

    static Path folder(Path folder, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return folder;
    }

    /** An archive, its files stored or deflated. */
    static Path zip(Path path, Map<String, byte[]> files, boolean deflated) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                if (!deflated) {
                    CRC32 crc = new CRC32();
                    crc.update(file.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(file.getValue().length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return path;
    }
}
