package org.gan4j.data.internal.decode;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.gan4j.data.internal.BrokenImageException;
import org.gan4j.data.internal.PrintableText;

/**
 * From the bytes of an image file to a square RGB image of the wanted side: checked, decoded, turned upright as its EXIF data
 * says, cropped to the middle, resized without aliasing.
 *
 * <p>A decoder's warning (a file that ends early, say) counts as broken. Not thread-safe; each thread has its own.
 */
public final class ImageDecoder {
    /** Shortest side that is read, in pixels. */
    static final int SMALLEST_SIDE = 16;

    /** Most pixels that are read. */
    static final long MOST_PIXELS = 50_000_000;

    /** Pictures above this many pixels are decoded one after the other, so that they fit into memory. */
    private static final long LARGE_PIXELS = 8_000_000;

    /** The decoded picture, the square of it, and the square once more where it is turned. */
    private static final long BYTES_A_PIXEL = 9;

    private static final Object LARGE = new Object();

    private final int size;
    private final ImageReader jpeg = reader("jpeg", "com.sun.imageio");
    private final ImageReader anyJpeg = reader("jpeg", "com.twelvemonkeys");
    private final ImageReader png = reader("png", "com.sun.imageio");
    private Resampler resampler;

    public ImageDecoder(int size) {
        this.size = size;
        this.resampler = new Resampler(size, size);
    }

    private static ImageReader reader(String format, String origin) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        ImageReader found = null;
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (found == null || reader.getClass().getName().startsWith(origin)) {
                found = reader;
            }
        }
        if (found == null) {
            throw new IllegalStateException("this Java reads no " + format + " images");
        }
        return found;
    }

    /**
     * A decoded image.
     *
     * @param rgb [size, size, 3]
     * @param width the picture's before it was cropped and resized
     * @param height the picture's
     */
    public record Decoded(byte[] rgb, int width, int height) {}

    /**
     * Decodes a file.
     *
     * @param data its bytes, not modified
     * @return the image
     * @throws BrokenImageException if it is damaged, too small or too large, or of another format
     */
    public Decoded decode(byte[] data) throws BrokenImageException {
        try {
            return byFormat(data);
        } catch (BrokenImageException fault) {
            throw fault;
        } catch (IOException | RuntimeException fault) { // decoders fail on damaged data in every way
            throw new BrokenImageException("cannot be decoded (" + reason(fault) + ")", fault);
        }
    }

    private static String reason(Exception fault) {
        String message = fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
        return PrintableText.of(message);
    }

    private Decoded byFormat(byte[] data) throws IOException {
        if (starts(data, 0xFF, 0xD8, 0xFF)) {
            JpegFile file = new JpegFile(data);
            checkSize(file.width(), file.height());
            return file.isPlain()
                    ? read(jpeg, file.essential(), file.orientation())
                    : read(anyJpeg, data, file.orientation());
        }
        if (starts(data, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            PngFile file = new PngFile(data);
            checkSize(file.width(), file.height());
            return read(png, file.essential(), file.orientation());
        }
        if (starts(data, 'G', 'I', 'F', '8')) {
            return read(reader("gif", "com.sun.imageio"), data, Orientation.UPRIGHT);
        }
        if (starts(data, 'B', 'M')) {
            return read(reader("bmp", "com.sun.imageio"), data, Orientation.UPRIGHT);
        }
        throw new BrokenImageException(data.length == 0 ? "empty file" : "neither JPEG, PNG, GIF nor BMP inside");
    }

    private static boolean starts(byte[] data, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (i >= data.length || (data[i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static void checkSize(long width, long height) throws BrokenImageException {
        if (width < SMALLEST_SIDE || height < SMALLEST_SIDE) {
            throw new BrokenImageException(
                    "sides must be at least " + SMALLEST_SIDE + " pixels, are " + width + "x" + height);
        }
        if (width * height > MOST_PIXELS) {
            throw new BrokenImageException(
                    "must have at most " + MOST_PIXELS / 1_000_000 + " megapixels, has " + width + "x" + height);
        }
    }

    private Decoded read(ImageReader reader, byte[] data, int orientation) throws IOException {
        Warnings warnings = new Warnings();
        long width = 0;
        long height = 0;
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(data))) {
            reader.setInput(in, true, true);
            reader.addIIOReadWarningListener(warnings);
            width = reader.getWidth(0);
            height = reader.getHeight(0);
            checkSize(width, height);
            byte[] square;
            if (width * height > LARGE_PIXELS) {
                synchronized (LARGE) {
                    square = square(reader, warnings, orientation);
                }
            } else {
                square = square(reader, warnings, orientation);
            }
            return new Decoded(fit(square, (int) Math.min(width, height)), (int) width, (int) height);
        } catch (OutOfMemoryError fault) {
            throw BrokenImageException.passing(outOfMemory((int) width, (int) height, data.length), fault);
        } finally {
            reader.removeAllIIOReadWarningListeners();
            reader.setInput(null);
        }
    }

    private static byte[] square(ImageReader reader, Warnings warnings, int orientation) throws IOException {
        BufferedImage picture = reader.read(0);
        warnings.check();
        return SquareCrop.of(picture, orientation);
    }

    private static String outOfMemory(int width, int height, int bytes) {
        long needed = BYTES_A_PIXEL * width * height + bytes;
        return width + "x" + height + " pixels need about " + ((needed >> 20) + 1)
                + " MB of free memory, more than there is; give Java more with -Xmx, or make the picture smaller";
    }

    private byte[] fit(byte[] square, int side) {
        if (resampler.from() != side) {
            resampler = new Resampler(side, size);
        }
        return resampler.resize(square);
    }

    /** What a decoder complains of while it goes on; colour profiles are not its business here. */
    private static final class Warnings implements IIOReadWarningListener {
        private String first;

        @Override
        public void warningOccurred(ImageReader source, String warning) {
            if (first == null && warning != null && !warning.contains("ICC")) {
                first = PrintableText.of(warning);
                source.abort(); // what follows is not wanted and may take long
            }
        }

        void check() throws BrokenImageException {
            if (first != null) {
                throw new BrokenImageException("damaged (" + first + ")");
            }
        }
    }
}
