package org.gan4j.feature;

/**
 * {@link InceptionPreset#PYTORCH_FID}'s input, in PyTorch's arithmetic: the place of an output pixel in the image is {@code
 * (i + 1/2) * size / 299 - 1/2}, at least 0, in 32 bits with one rounding, as PyTorch 2.10's compiler fuses it (1.13 keeps 64); between the two pixels beside it values are interpolated, along rows
 * first.
 */
final class BilinearInput implements InputTransform {
    private static final int SIDE = InceptionPreset.SIDE;
    private static final float WHITE = 255;

    private final int width;
    private final Places rows;
    private final Places columns;

    BilinearInput(int width, int height) {
        this.width = width;
        this.rows = new Places(height);
        this.columns = new Places(width);
    }

    /** For each output pixel the first of the two that it lies between, how far the second is, and their shares. */
    private static final class Places {
        private final int[] first = new int[SIDE];
        private final int[] step = new int[SIDE];
        private final float[] share = new float[SIDE];

        Places(int size) {
            float scale = (float) size / SIDE;
            for (int i = 0; i < SIDE; i++) {
                float place = Math.max(Math.fma(scale, i + 0.5f, -0.5f), 0);
                first[i] = Math.min((int) place, size - 1);
                step[i] = first[i] < size - 1 ? 1 : 0;
                share[i] = Math.min(Math.max(place - first[i], 0), 1);
            }
        }
    }

    @Override
    public void apply(byte[] rgb, float[] out, int at) {
        float[] upper = new float[SIDE];
        float[] lower = new float[SIDE];
        for (int channel = 0; channel < 3; channel++) {
            int rowOfUpper = -1;
            int rowOfLower = -1;
            for (int y = 0; y < SIDE; y++) {
                int row = rows.first[y];
                if (row != rowOfUpper) {
                    boolean next = row == rowOfLower;
                    float[] spare = upper;
                    upper = next ? lower : upper;
                    lower = next ? spare : lower;
                    if (!next) {
                        interpolate(rgb, row, channel, upper);
                    }
                    rowOfUpper = row;
                    rowOfLower = row + rows.step[y];
                    interpolate(rgb, rowOfLower, channel, lower);
                }
                blend(upper, lower, rows.share[y], out, at + (channel * SIDE + y) * SIDE);
            }
        }
    }

    private void interpolate(byte[] rgb, int row, int channel, float[] line) {
        int start = row * width * 3 + channel;
        for (int x = 0; x < SIDE; x++) {
            int left = start + columns.first[x] * 3;
            float share = columns.share[x];
            float first = (rgb[left] & 0xFF) / WHITE;
            float second = (rgb[left + columns.step[x] * 3] & 0xFF) / WHITE;
            line[x] = (1 - share) * first + share * second;
        }
    }

    private static void blend(float[] upper, float[] lower, float share, float[] out, int at) {
        for (int x = 0; x < SIDE; x++) {
            out[at + x] = 2 * ((1 - share) * upper[x] + share * lower[x]) - 1;
        }
    }
}
