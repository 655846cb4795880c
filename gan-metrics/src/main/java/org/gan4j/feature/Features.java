package org.gan4j.feature;

import org.gan4j.linalg.Matrix;

/**
 * Features of some images, with what made them.
 *
 * @param extractor what made them
 * @param values [n, d], one image a row
 */
public record Features(ExtractorIdentity extractor, Matrix values) {

    /** {@return the number of images, n} */
    public int count() {
        return values.rows();
    }

    /** {@return the number of features of an image, d} */
    public int dimension() {
        return values.columns();
    }
}
