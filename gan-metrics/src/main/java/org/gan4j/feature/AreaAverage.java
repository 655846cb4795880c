package org.gan4j.feature;

import java.util.function.IntToDoubleFunction;

/**
 * Resizes images to a square by the mean over the area that each new pixel covers, and scales them to [-1, 1]. Covers any
 * pair of sizes; enlarging repeats pixels. Immutable and thread-safe.
 */
final class AreaAverage {
    private final int width;
    private final int height;
    private final int side;

    AreaAverage(int width, int height, int side) {
        this.width = width;
        this.height = height;
        this.side = side;
    }

    /**
     * Resizes one image.
     *
     * @param rgb [height, width, 3] bytes, not modified
     * @param out receives [side, side, 3] values in [-1, 1]
     * @param at where in {@code out} they begin
     */
    void apply(byte[] rgb, double[] out, int at) {
        double[] narrow = new double[height * side * 3];
        for (int y = 0; y < height; y++) {
            for (int c = 0; c < 3; c++) {
                for (int x = 0; x < side; x++) {
                    narrow[(y * side + x) * 3 + c] = mean(i -> rgb[i] & 0xFF, y * width * 3 + c, 3, width, x);
                }
            }
        }
        for (int y = 0; y < side; y++) {
            for (int column = 0; column < side * 3; column++) {
                out[at + y * side * 3 + column] = mean(i -> narrow[i], column, side * 3, height, y) / 127.5 - 1;
            }
        }
    }

    private double mean(IntToDoubleFunction values, int start, int stride, int length, int cell) {
        double from = (double) cell * length / side;
        double to = (double) (cell + 1) * length / side;
        double sum = 0;
        for (int i = (int) from; i < Math.min(length, Math.ceil(to)); i++) {
            sum += (Math.min(to, i + 1) - Math.max(from, i)) * values.applyAsDouble(start + i * stride);
        }
        return sum / (to - from);
    }
}
