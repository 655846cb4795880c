package com.example.extension;

import org.gan4j.data.ImageSource;

/** Pictures of vertical stripes: image i has period 2 + i % 5 and a colour of its own. */
record Stripes(int size, int width, int height) implements ImageSource {
    @Override
    public void read(int index, byte[] rgb) {
        checkRead(index, rgb);
        for (int at = 0; at < imageBytes(); at++) {
            int column = at / 3 % width;
            boolean bright = column / (2 + index % 5) % 2 == 0;
            rgb[at] = (byte) (bright ? 255 - 40 * (at % 3) : 7 * index);
        }
    }

    @Override
    public String fingerprint() {
        return "stripes:" + size + "x" + width + "x" + height;
    }
}
