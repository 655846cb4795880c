package org.gan4j.data.internal.decode;

import java.util.Arrays;

/**
 * Resizes square images as Pillow's antialiased bilinear filter does, which is what {@code torchvision.transforms.Resize}
 * uses: a triangle as wide as the reduction, first along rows and then along columns, in fixed point with the result of
 * the first pass rounded to bytes. Immutable and thread-safe.
 */
public final class Resampler {
    private static final int PRECISION = 22;

    private final int from;
    private final int to;
    private final int[] first;
    private final int[][] weights;

    /**
     * A resampler for one pair of sizes.
     *
     * @param from side of the images it takes
     * @param to side of those it makes
     */
    public Resampler(int from, int to) {
        this.from = from;
        this.to = to;
        first = new int[to];
        weights = new int[to][];
        double scale = (double) from / to;
        double reach = Math.max(1, scale); // the triangle's half-width
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * scale;
            int low = Math.max(0, (int) (centre - reach + 0.5));
            int high = Math.min(from, (int) (centre + reach + 0.5));
            first[i] = low;
            weights[i] = triangle(low, high, centre, reach);
        }
    }

    private static int[] triangle(int low, int high, double centre, double reach) {
        double[] heights = new double[high - low];
        double sum = 0;
        for (int x = low; x < high; x++) {
            heights[x - low] = Math.max(0, 1 - Math.abs((x - centre + 0.5) / reach));
            sum += heights[x - low];
        }
        int[] fixed = new int[heights.length];
        for (int k = 0; k < fixed.length; k++) {
            fixed[k] = (int) (0.5 + heights[k] / sum * (1 << PRECISION));
        }
        return fixed;
    }

    int from() {
        return from;
    }

    /**
     * Resizes an image.
     *
     * @param rgb [from, from, 3], not modified
     * @return [to, to, 3]; the same array if the sizes are equal
     */
    public byte[] resize(byte[] rgb) {
        return from == to ? rgb : columns(rows(rgb));
    }

    private byte[] rows(byte[] rgb) {
        byte[] narrow = new byte[from * to * 3];
        int out = 0;
        for (int y = 0; y < from; y++) {
            for (int x = 0; x < to; x++) {
                int at = (y * from + first[x]) * 3;
                int red = 1 << (PRECISION - 1);
                int green = red;
                int blue = red;
                for (int weight : weights[x]) {
                    red += weight * (rgb[at] & 0xFF);
                    green += weight * (rgb[at + 1] & 0xFF);
                    blue += weight * (rgb[at + 2] & 0xFF);
                    at += 3;
                }
                narrow[out++] = clip(red);
                narrow[out++] = clip(green);
                narrow[out++] = clip(blue);
            }
        }
        return narrow;
    }

    private byte[] columns(byte[] narrow) {
        int stride = to * 3;
        byte[] small = new byte[to * stride];
        int[] sums = new int[stride];
        for (int y = 0; y < to; y++) {
            Arrays.fill(sums, 1 << (PRECISION - 1));
            int at = first[y] * stride;
            for (int weight : weights[y]) {
                for (int b = 0; b < stride; b++) {
                    sums[b] += weight * (narrow[at + b] & 0xFF);
                }
                at += stride;
            }
            for (int b = 0; b < stride; b++) {
                small[y * stride + b] = clip(sums[b]);
            }
        }
        return small;
    }

    private static byte clip(int sum) {
        return (byte) Math.min(255, sum >> PRECISION); // weights are positive: no sum is below 0
    }
}
