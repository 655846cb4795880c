package org.gan4j.feature;

import org.gan4j.data.ImageSource;
import org.gan4j.linalg.LinearAlgebra;
import org.gan4j.linalg.Matrix;
import org.gan4j.tensor.RandomStream;

/**
 * A stand-in for a trained extractor: a fixed random projection of the pixels. It sees colours and coarse shapes, knows
 * nothing of what people look at, and its scores compare with nothing but themselves.
 *
 * <p>The image is averaged to {@value #SIDE} x {@value #SIDE} by area, scaled to [-1, 1], and multiplied by a matrix
 * [d, 3,072] of N(0, 1/3,072) values drawn from the seed, the same on every machine. Immutable and thread-safe.
 */
public final class RandomProjection implements FeatureExtractor {
    /** The side that images are averaged to. */
    public static final int SIDE = 32;

    private static final int PIXELS = SIDE * SIDE * 3;
    private static final long STREAM = 0x70726f6aL;

    private final Matrix projection;
    private final ExtractorIdentity identity;
    private final LinearAlgebra algebra = LinearAlgebra.defaults();

    /**
     * A projection.
     *
     * @param dimension features of an image, d, at least 1
     * @param seed any number; part of the identity by way of the weights
     * @throws IllegalArgumentException if {@code dimension} is below 1
     */
    public RandomProjection(int dimension, long seed) {
        if (dimension < 1) {
            throw new IllegalArgumentException("`dimension` must be at least 1, got " + dimension);
        }
        double[] weights = new RandomStream(seed, STREAM).normal(Math.multiplyExact(dimension, PIXELS));
        projection = new Matrix(dimension, PIXELS, weights).scale(1 / Math.sqrt(PIXELS));
        identity = new ExtractorIdentity(
                "random-projection of pixels, d " + dimension + ", seed " + seed,
                sha256(projection),
                "area average to " + SIDE + "x" + SIDE);
    }

    private static String sha256(Matrix weights) {
        Sha256 sum = new Sha256();
        sum.add(weights.values());
        return sum.hex();
    }

    @Override
    public ExtractorIdentity identity() {
        return identity;
    }

    @Override
    public int dimension() {
        return projection.rows();
    }

    @Override
    public Matrix extract(ImageSource images, int from, int to) {
        ImageRangeCheck.check(images, from, to);
        Matrix pixels = Matrix.zeros(to - from, PIXELS);
        AreaAverage average = new AreaAverage(images.width(), images.height(), SIDE);
        byte[] rgb = new byte[images.imageBytes()];
        for (int i = from; i < to; i++) {
            images.read(i, rgb);
            average.apply(rgb, pixels.values(), (i - from) * PIXELS);
        }
        return algebra.multiplyTransposed(pixels, projection);
    }

    @Override
    public String toString() {
        return identity.toString();
    }
}
