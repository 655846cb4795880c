package org.gan4j.cli.internal.score;

import org.gan4j.data.ImageSource;

/**
 * Some of a source's images, spread evenly over it.
 *
 * @param images all of them
 * @param size how many are taken, from 1 to all
 */
record SpacedImages(ImageSource images, int size) implements ImageSource {
    @Override
    public int width() {
        return images.width();
    }

    @Override
    public int height() {
        return images.height();
    }

    @Override
    public void read(int index, byte[] rgb) {
        images.read((int) ((long) index * images.size() / size), rgb);
    }

    @Override
    public String fingerprint() {
        return images.fingerprint() + ",spaced=" + size;
    }
}
