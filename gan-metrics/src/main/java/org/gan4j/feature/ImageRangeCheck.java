package org.gan4j.feature;

import org.gan4j.data.ImageSource;

/** The check of {@link FeatureExtractor#extract}'s range. */
final class ImageRangeCheck {
    private ImageRangeCheck() {}

    static void check(ImageSource images, int from, int to) {
        if (from < 0 || to <= from || to > images.size()) {
            throw new IllegalArgumentException("`from` and `to` must satisfy 0 <= from < to <= " + images.size()
                    + ", got " + from + " and " + to + " (" + images + ")");
        }
    }
}
