package org.gan4j.data.internal;

/** The argument checks that every source of images makes; {@code source} is named in the messages. */
public final class ImageChecks {
    private ImageChecks() {}

    /** An index below the source's size. */
    public static void checkIndex(Object source, int size, int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(
                    "`index` must lie in [0, " + (size - 1) + "], got " + index + " (" + source + ")");
        }
    }

    /** A buffer that holds an image. */
    public static void checkBuffer(byte[] rgb, int height, int width) {
        int bytes = height * width * 3;
        if (rgb.length < bytes) {
            throw new IllegalArgumentException("`rgb` must hold at least " + height + " x " + width + " x 3 = " + bytes
                    + " bytes, got " + rgb.length);
        }
    }

    /** A range that is not empty, within the source's size. */
    public static void checkRange(Object source, int size, int from, int to) {
        if (from < 0 || to <= from || to > size) {
            throw new IllegalArgumentException("`from` and `to` must satisfy 0 <= from < to <= " + size + ", got "
                    + from + " and " + to + " (" + source + ")");
        }
    }
}
