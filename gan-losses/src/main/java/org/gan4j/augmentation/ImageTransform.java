package org.gan4j.augmentation;

import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;

/**
 * A random change of images, each image's drawn by itself, differentiable in the pixels. It draws the same count of random
 * numbers whatever happens to an image. Implementations are immutable and thread-safe; {@code toString} tells the settings,
 * which a checkpoint compares.
 */
@FunctionalInterface
public interface ImageTransform {
    /** Zhao et al. 2020: images are shifted by up to this share of their side. */
    double TRANSLATION = 0.125;
    /** Zhao et al. 2020: side of the square that is cut out, as a share of the image's. */
    double CUTOUT = 0.5;
    /** Zhao et al. 2020, for images in [-1, 1]. */
    double BRIGHTNESS = 0.5;
    /** What stands where an image was shifted away or cut out: the middle of [-1, 1]. */
    double FILL = 0;

    /**
     * Changes each image of a batch with a probability.
     *
     * @param images [N, C, H, W] in [-1, 1]; not modified
     * @param random draws what happens to each image
     * @param probability with which an image is changed at all, in [0, 1]
     * @return [N, C, H, W]
     */
    Tensor apply(Tensor images, RandomStream random, double probability);

    /** {@return a shift of brightness by up to {@value #BRIGHTNESS}, {@link #brightness(double)}} */
    static ImageTransform brightness() {
        return brightness(BRIGHTNESS);
    }

    /**
     * {@code x + b} with b uniform in [-range, range).
     *
     * @param range half the width, for images in [-1, 1]
     * @return the transform
     */
    static ImageTransform brightness(double range) {
        return new NamedTransform(
                "brightness(" + range + ")",
                (images, random, probability) ->
                        images.add(Draws.orElse(random, images, probability, u -> range * (2 * u - 1), 0)));
    }

    /** {@return {@code (x - m) s + m} with m the mean over a pixel's channels and s uniform in [0, 2)} */
    static ImageTransform saturation() {
        return new NamedTransform("saturation", (images, random, probability) -> {
            Tensor grey = images.mean(1);
            Tensor factor = Draws.orElse(random, images, probability, u -> 2 * u, 1);
            return images.sub(grey).mul(factor).add(grey);
        });
    }

    /** {@return {@code (x - m) c + m} with m the mean over the image and c uniform in [0.5, 1.5)} */
    static ImageTransform contrast() {
        return new NamedTransform("contrast", (images, random, probability) -> {
            Tensor mean = images.mean(1, 2, 3);
            Tensor factor = Draws.orElse(random, images, probability, u -> u + 0.5, 1);
            return images.sub(mean).mul(factor).add(mean);
        });
    }

    /** {@return a shift by up to {@value #TRANSLATION} of the side, {@link #translation(double, double)}} */
    static ImageTransform translation() {
        return translation(TRANSLATION, FILL);
    }

    /**
     * A shift by whole pixels along both sides, uniform among all of at most {@code round(share * side)}.
     *
     * @param share largest shift, as a share of the side, in (0, 1)
     * @param fill value of the pixels that come in
     * @return the transform
     * @throws IllegalArgumentException if the share is out of its range
     */
    static ImageTransform translation(double share, double fill) {
        return new Translation(share, fill);
    }

    /** {@return a square of {@value #CUTOUT} of the side cut out, {@link #cutout(double, double)}} */
    static ImageTransform cutout() {
        return cutout(CUTOUT, FILL);
    }

    /**
     * A square cut out, its middle uniform in the image, so that parts of it may lie outside.
     *
     * @param share side of the square, as a share of the image's, in (0, 1)
     * @param fill value of the pixels in the square
     * @return the transform
     * @throws IllegalArgumentException if the share is out of its range
     */
    static ImageTransform cutout(double share, double fill) {
        return new Cutout(share, fill);
    }

    /** {@return left and right exchanged, for half of the images that are changed at all} */
    static ImageTransform mirror() {
        return new Mirror();
    }
}
