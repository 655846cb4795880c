package org.gan4j.data;

import org.gan4j.data.internal.ImageChecks;

/** Consecutive images of another source. */
final class ImageRange implements ImageSource {
    private final ImageSource source;
    private final int from;
    private final int to;

    ImageRange(ImageSource source, int from, int to) {
        ImageChecks.checkRange(source, source.size(), from, to);
        this.source = source;
        this.from = from;
        this.to = to;
    }

    @Override
    public int size() {
        return to - from;
    }

    @Override
    public int width() {
        return source.width();
    }

    @Override
    public int height() {
        return source.height();
    }

    @Override
    public void read(int index, byte[] rgb) {
        checkRead(index, rgb);
        source.read(from + index, rgb);
    }

    @Override
    public String fingerprint() {
        return source.fingerprint() + "[" + from + ".." + (to - 1) + "]";
    }

    @Override
    public String toString() {
        return fingerprint();
    }
}
