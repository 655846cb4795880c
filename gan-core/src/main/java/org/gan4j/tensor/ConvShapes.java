package org.gan4j.tensor;

import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Shape;

/** Checks of convolution arguments, with both shapes in every message. */
final class ConvShapes {
    private ConvShapes() {}

    static void checkForward(Shape image, Shape weight, ConvGeometry geometry) {
        checkRanks(image, weight);
        if (image.dim(1) != weight.dim(1)) {
            throw new IllegalArgumentException(
                    "`weight` must be [out, in, kH, kW] for images [N, in, H, W], got " + weight + " for " + image);
        }
        geometry.outputShape(image, weight);
    }

    static Shape transposedOutput(Shape image, Shape weight, ConvGeometry geometry, int outputPadding) {
        checkRanks(image, weight);
        if (image.dim(1) != weight.dim(0)) {
            throw new IllegalArgumentException(
                    "`weight` must be [in, out, kH, kW] for images [N, in, H, W], got " + weight + " for " + image);
        }
        if (outputPadding < 0 || outputPadding >= geometry.stride()) {
            throw new IllegalArgumentException("`outputPadding` must lie in [0, stride), got " + outputPadding
                    + " with stride " + geometry.stride());
        }
        long height = geometry.smallestInput(image.dim(2), weight.dim(2)) + outputPadding;
        long width = geometry.smallestInput(image.dim(3), weight.dim(3)) + outputPadding;
        return Shape.of(image.dim(0), weight.dim(1), height, width);
    }

    private static void checkRanks(Shape image, Shape weight) {
        if (image.rank() != 4 || weight.rank() != 4) {
            throw new IllegalArgumentException(
                    "`weight` and images of a convolution must have rank 4, got " + weight + " for " + image);
        }
    }
}
