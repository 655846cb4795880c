package org.gan4j.feature;

/**
 * {@link InceptionPreset#CLEAN}'s input, in Pillow's arithmetic: rows are resized first, then columns, each output pixel as a
 * sum in 64 bits over the pixels under the kernel, which is as much wider as the image is larger, rounded to 32 bits.
 */
final class BicubicInput implements InputTransform {
    private static final int SIDE = InceptionPreset.SIDE;
    private static final double SUPPORT = 2;
    private static final double A = -0.5;
    private static final float MIDDLE = 128;

    private final int width;
    private final int height;
    private final Taps rows;
    private final Taps columns;

    BicubicInput(int width, int height) {
        this.width = width;
        this.height = height;
        this.rows = new Taps(height);
        this.columns = new Taps(width);
    }

    /** For each output pixel the first pixel under its kernel, and the weights from there on. */
    private static final class Taps {
        private final int[] first = new int[SIDE];
        private final double[][] weights = new double[SIDE][];

        Taps(int size) {
            double scale = (double) size / SIDE;
            double width = Math.max(scale, 1);
            for (int i = 0; i < SIDE; i++) {
                double centre = (i + 0.5) * scale;
                first[i] = Math.max((int) (centre - SUPPORT * width + 0.5), 0);
                int end = Math.min((int) (centre + SUPPORT * width + 0.5), size);
                weights[i] = normalised(end - first[i], first[i] - centre + 0.5, 1 / width);
            }
        }

        private static double[] normalised(int count, double start, double scale) {
            double[] weights = new double[count];
            double sum = 0;
            for (int j = 0; j < count; j++) {
                weights[j] = kernel((j + start) * scale);
                sum += weights[j];
            }
            for (int j = 0; j < count; j++) {
                weights[j] /= sum;
            }
            return weights;
        }

        private static double kernel(double x) {
            double distance = Math.abs(x);
            if (distance < 1) {
                return ((A + 2) * distance - (A + 3)) * distance * distance + 1;
            }
            return distance < SUPPORT ? (((distance - 5) * distance + 8) * distance - 4) * A : 0;
        }
    }

    @Override
    public void apply(byte[] rgb, float[] out, int at) {
        float[] narrow = new float[height * SIDE];
        for (int channel = 0; channel < 3; channel++) {
            for (int y = 0; y < height; y++) {
                resizeRow(rgb, y * width * 3 + channel, narrow, y * SIDE);
            }
            for (int y = 0; y < SIDE; y++) {
                resizeColumns(narrow, y, out, at + (channel * SIDE + y) * SIDE);
            }
        }
    }

    private void resizeRow(byte[] rgb, int start, float[] narrow, int at) {
        for (int x = 0; x < SIDE; x++) {
            double[] weights = columns.weights[x];
            int pixel = start + columns.first[x] * 3;
            double sum = 0;
            for (double weight : weights) {
                sum += (rgb[pixel] & 0xFF) * weight;
                pixel += 3;
            }
            narrow[at + x] = (float) sum;
        }
    }

    private void resizeColumns(float[] narrow, int y, float[] out, int at) {
        double[] sums = new double[SIDE];
        int row = rows.first[y];
        for (double weight : rows.weights[y]) {
            int start = row++ * SIDE;
            for (int x = 0; x < SIDE; x++) {
                sums[x] += narrow[start + x] * weight;
            }
        }
        for (int x = 0; x < SIDE; x++) {
            out[at + x] = (Math.min(Math.max((float) sums[x], 0), 255) - MIDDLE) / MIDDLE;
        }
    }
}
