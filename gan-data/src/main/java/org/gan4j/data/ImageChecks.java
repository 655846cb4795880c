package org.gan4j.data;

/** The argument checks every {@link ImageSource} of this package makes. */
final class ImageChecks {
    private ImageChecks() {}

    static void checkIndex(ImageSource source, int index) {
        if (index < 0 || index >= source.size()) {
            throw new IndexOutOfBoundsException(
                    "index must be from 0 to " + (source.size() - 1) + ", got " + index + " (" + source + ")");
        }
    }

    static void checkRead(ImageSource source, int index, byte[] rgb) {
        checkIndex(source, index);
        if (rgb.length < source.imageBytes()) {
            throw new IllegalArgumentException("rgb must hold at least " + source.height() + " x " + source.width()
                    + " x 3 = " + source.imageBytes() + " bytes, got " + rgb.length);
        }
    }

    static void checkRange(ImageSource source, int from, int to) {
        if (from < 0 || to <= from || to > source.size()) {
            throw new IllegalArgumentException("range must satisfy 0 <= from < to <= " + source.size() + ", got from "
                    + from + " to " + to + " (" + source + ")");
        }
    }
}
