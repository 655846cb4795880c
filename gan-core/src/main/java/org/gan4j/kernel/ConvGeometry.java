package org.gan4j.kernel;

import org.gan4j.internal.Arguments;

/**
 * Stride and zero padding of a two-dimensional convolution, the same in both directions; dilation is 1.
 *
 * <p>Along each side: {@code out = floor((in + 2 * padding - kernel) / stride) + 1}. Immutable and thread-safe.
 *
 * @param stride step of the kernel, at least 1
 * @param padding zeros added on each side, at least 0
 */
public record ConvGeometry(int stride, int padding) {
    /**
     * Checks both numbers.
     *
     * @param stride step of the kernel, at least 1
     * @param padding zeros added on each side, at least 0
     * @throws IllegalArgumentException if a number is too small
     */
    public ConvGeometry {
        Arguments.atLeastOne("stride", stride);
        if (padding < 0) {
            throw new IllegalArgumentException("`padding` must be at least 0, got " + padding);
        }
    }

    /**
     * Side of the convolution's output.
     *
     * @param input side of the input
     * @param kernel side of the kernel
     * @return the side; below 1 if the kernel does not fit
     */
    public long outputSize(long input, long kernel) {
        return Math.floorDiv(input + 2L * padding - kernel, stride) + 1;
    }

    /**
     * Shape of the convolution's output.
     *
     * @param image [N, in, H, W]
     * @param weight [out, in, kH, kW]
     * @return [N, out, H', W']
     * @throws IllegalArgumentException if the kernel does not fit
     */
    public Shape outputShape(Shape image, Shape weight) {
        long height = outputSize(image.dim(2), weight.dim(2));
        long width = outputSize(image.dim(3), weight.dim(3));
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "`weight` must fit into the padded images, got " + weight + " for " + image + " with " + this);
        }
        return Shape.of(image.dim(0), weight.dim(0), height, width);
    }

    /**
     * Side of the smallest input that gives an output of this side; a transposed convolution's output without output
     * padding.
     *
     * @param output side of the convolution's output
     * @param kernel side of the kernel
     * @return {@code (output - 1) * stride + kernel - 2 * padding}
     */
    public long smallestInput(long output, long kernel) {
        return (output - 1) * stride + kernel - 2L * padding;
    }

    /** {@return for example {@code stride 2, padding 1}} */
    @Override
    public String toString() {
        return "stride " + stride + ", padding " + padding;
    }
}
