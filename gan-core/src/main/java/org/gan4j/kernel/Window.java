package org.gan4j.kernel;

/**
 * What a pooling or a convolution of {@link InferenceKernels} sees at a time: its size, the step from one place to the next, the
 * same in both directions, and the rows and columns added on each side.
 *
 * <p>Along each side: {@code out = floor((in + 2 * padding - size) / stride) + 1}. Immutable and thread-safe.
 *
 * @param height rows, at least 1
 * @param width columns, at least 1
 * @param stride step, at least 1
 * @param rowPadding rows added above and below, at least 0 and less than the height
 * @param columnPadding columns added left and right, at least 0 and less than the width
 */
public record Window(int height, int width, int stride, int rowPadding, int columnPadding) {
    /**
     * Checks all numbers.
     *
     * @param height rows, at least 1
     * @param width columns, at least 1
     * @param stride step, at least 1
     * @param rowPadding rows added above and below, at least 0 and less than the height
     * @param columnPadding columns added left and right, at least 0 and less than the width
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Window {
        if (height < 1 || width < 1 || stride < 1) {
            throw new IllegalArgumentException("`height`, `width` and `stride` must be at least 1, got " + height + ", "
                    + width + " and " + stride);
        }
        if (rowPadding < 0 || rowPadding >= height || columnPadding < 0 || columnPadding >= width) {
            throw new IllegalArgumentException("`rowPadding` and `columnPadding` must be at least 0 and less than the"
                    + " window of " + height + " x " + width + ", got " + rowPadding + " and " + columnPadding);
        }
    }

    /**
     * A square window.
     *
     * @param side rows and columns
     * @param stride step
     * @param padding rows and columns added on each side
     * @return the window
     * @throws IllegalArgumentException if a number is out of its range
     */
    public static Window square(int side, int stride, int padding) {
        return new Window(side, side, stride, padding, padding);
    }

    /**
     * Shape of a result.
     *
     * @param image [N, C, H, W]
     * @param channels of the result
     * @return [N, channels, H', W']
     * @throws IllegalArgumentException if the window does not fit the image
     */
    public Shape outputShape(Shape image, long channels) {
        long rows = places(image.dim(2), height, rowPadding);
        long columns = places(image.dim(3), width, columnPadding);
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException(
                    "`image` must be as large as the window, padding included, got " + image + " for " + this);
        }
        return Shape.of(image.dim(0), channels, rows, columns);
    }

    private long places(long side, int size, int padding) {
        return Math.floorDiv(side + 2L * padding - size, stride) + 1;
    }
}
