package org.gan4j.data;

/** A source for tests: byte b of image i is 31 i + b, all images 3 pixels wide and 2 high. */
record NumberedImages(int size) implements ImageSource {

    @Override
    public int width() {
        return 3;
    }

    @Override
    public int height() {
        return 2;
    }

    @Override
    public void read(int index, byte[] rgb) {
        checkRead(index, rgb);
        for (int b = 0; b < imageBytes(); b++) {
            rgb[b] = (byte) (31 * index + b);
        }
    }

    @Override
    public String fingerprint() {
        return "numbered:" + size;
    }
}
