package com.example.extension;

import org.gan4j.data.ImageSource;
import org.gan4j.feature.ExtractorIdentity;
import org.gan4j.feature.FeatureExtractor;
import org.gan4j.linalg.Matrix;

/** An image's mean red, green and blue, in [0, 1]. */
final class MeanColours implements FeatureExtractor {
    @Override
    public ExtractorIdentity identity() {
        return ExtractorIdentity.of("mean colours", new byte[0], "no resizing");
    }

    @Override
    public int dimension() {
        return 3;
    }

    @Override
    public Matrix extract(ImageSource images, int from, int to) {
        ImageSource range = images.range(from, to);
        Matrix means = Matrix.zeros(range.size(), 3);
        for (int i = 0; i < range.size(); i++) {
            byte[] rgb = range.read(i);
            for (int at = 0; at < rgb.length; at++) {
                means.values()[3 * i + at % 3] += (rgb[at] & 0xFF) / (85.0 * rgb.length); // 255 for each pixel
            }
        }
        return means;
    }
}
