package org.gan4j.data;

import org.gan4j.data.internal.ImageChecks;

/**
 * A sized, random-access source of colour images of one size.
 *
 * <p>An image is [height, width, 3] in C order: interleaved RGB, one unsigned byte a channel, 0 black to 255 full.
 * Every read of an index gives the same bytes. Implementations are thread-safe: any number of threads may read at once.
 * {@link ShuffledImages} makes training batches of any of them.
 */
public interface ImageSource {
    /**
     * Images in memory, such as a generator's: {@code ImageSource.of(Pixels.toRgb(generator.sample(100, 0)), 64, 64)}.
     *
     * @param rgb each [height, width, 3] interleaved RGB, at least one; the arrays are kept, do not modify them
     * @param width of every image in pixels
     * @param height of every image in pixels
     * @return the images; the fingerprint is a hash of them
     * @throws IllegalArgumentException if there are none, or one has not height x width x 3 bytes
     */
    static ImageSource of(byte[][] rgb, int width, int height) {
        return new MemoryImages(rgb, width, height);
    }

    /** {@return the number of images; the indexes are 0 to {@code size() - 1}} */
    int size();

    /** {@return the width of every image in pixels} */
    int width();

    /** {@return the height of every image in pixels} */
    int height();

    /**
     * Writes one image.
     *
     * @param index the image, from 0 to {@code size() - 1}
     * @param rgb [height, width, 3] interleaved RGB, overwritten completely; at least {@link #imageBytes()} long, and
     *     what lies beyond that is left alone
     * @throws IndexOutOfBoundsException if {@code index} names no image
     * @throws IllegalArgumentException if {@code rgb} is too short
     */
    void read(int index, byte[] rgb);

    /**
     * The checks that {@link #read(int, byte[])} promises, for implementations to begin with.
     *
     * @param index the image asked for
     * @param rgb where it shall go
     * @throws IndexOutOfBoundsException if {@code index} names no image
     * @throws IllegalArgumentException if {@code rgb} is too short
     */
    default void checkRead(int index, byte[] rgb) {
        ImageChecks.checkIndex(this, size(), index);
        ImageChecks.checkBuffer(rgb, height(), width());
    }

    /**
     * {@return the identity of the data: two sources with the same fingerprint give the same bytes for every index}
     *
     * <p>The command line writes it into a run's {@code config.json}.
     */
    String fingerprint();

    /** {@return the bytes of one image, height x width x 3} */
    default int imageBytes() {
        return height() * width() * 3;
    }

    /**
     * Reads one image into a new array.
     *
     * @param index the image, from 0 to {@code size() - 1}
     * @return [height, width, 3] interleaved RGB
     * @throws IndexOutOfBoundsException if {@code index} names no image
     */
    default byte[] read(int index) {
        byte[] rgb = new byte[imageBytes()];
        read(index, rgb);
        return rgb;
    }

    /**
     * Returns a view of some consecutive images; it copies nothing.
     *
     * @param from the first image of the view, which becomes its index 0
     * @param to one past the last
     * @return a source of {@code to - from} images
     * @throws IllegalArgumentException unless 0 &lt;= from &lt; to &lt;= size()
     */
    default ImageSource range(int from, int to) {
        return new ImageRange(this, from, to);
    }
}
