package org.gan4j.data;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.gan4j.data.internal.Sha256;

/** Images in memory. Immutable and thread-safe. */
final class MemoryImages implements ImageSource {
    private static final int FINGERPRINT_BYTES = 16;

    private final byte[][] images;
    private final int width;
    private final int height;
    private final String fingerprint;

    MemoryImages(byte[][] rgb, int width, int height) {
        if (rgb.length == 0) {
            throw new IllegalArgumentException("`rgb` must hold at least one image, got none");
        }
        this.images = rgb.clone();
        this.width = width;
        this.height = height;
        MessageDigest content = Sha256.digest();
        for (int i = 0; i < images.length; i++) {
            checkSize(i);
            content.update(images[i]);
        }
        fingerprint = "images:sha256=" + HexFormat.of().formatHex(content.digest(), 0, FINGERPRINT_BYTES) + ",count="
                + images.length + ",size=" + width + "x" + height;
    }

    private void checkSize(int index) {
        if (images[index].length == 0 || images[index].length != imageBytes()) {
            throw new IllegalArgumentException("`rgb` must hold images of " + height + " x " + width + " x 3 = "
                    + imageBytes() + " bytes, got " + images[index].length + " at " + index);
        }
    }

    @Override
    public int size() {
        return images.length;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public void read(int index, byte[] rgb) {
        checkRead(index, rgb);
        System.arraycopy(images[index], 0, rgb, 0, imageBytes());
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public String toString() {
        return fingerprint;
    }
}
