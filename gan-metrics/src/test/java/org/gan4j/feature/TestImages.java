package org.gan4j.feature;

import org.gan4j.data.ImageSource;

/** Images for tests: smooth colours that differ from image to image, and change from corner to corner. */
public record TestImages(int size, int width, int height) implements ImageSource {

    @Override
    public void read(int index, byte[] rgb) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < 3; c++) {
                    rgb[(y * width + x) * 3 + c] =
                            (byte) ((37 * index + 200 * x / width * (c + 1) + 90 * y / height) % 256);
                }
            }
        }
    }

    @Override
    public String fingerprint() {
        return "test images " + size + " " + width + " " + height;
    }
}
