package org.gan4j.feature;

import org.gan4j.data.ImageSource;
import org.gan4j.linalg.Matrix;

/**
 * Maps images to features, [N, d].
 *
 * <p>The features of an image depend on its pixels alone: not on the images beside it, their order, or how many are
 * extracted at once (to rounding in 32 bits). Implementations are deterministic and say whether they are thread-safe; {@code
 * images.range(from, to)} makes the checks that {@link #extract} promises.
 */
public interface FeatureExtractor {

    /** {@return what every score that uses these features carries} */
    ExtractorIdentity identity();

    /** {@return the number of features of an image, d} */
    int dimension();

    /** {@return whether the features are logits of classes, which the Inception Score needs} */
    default boolean givesLogits() {
        return false;
    }

    /**
     * The features of consecutive images. Images of any size are taken; the resize rule is part of the identity.
     *
     * @param images where they are read from
     * @param from the first
     * @param to one past the last
     * @return [to - from, d], finite
     * @throws IllegalArgumentException unless 0 &lt;= from &lt; to &lt;= the number of images
     */
    Matrix extract(ImageSource images, int from, int to);
}
