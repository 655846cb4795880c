package org.gan4j.data.files;

/**
 * Sums of the red, green and blue values of many pixels, from which their mean and deviation follow. Exact: the sums are
 * integers. Not thread-safe.
 */
final class ChannelStatistics {
    static final int CHANNELS = 3;

    private final long[] sum = new long[CHANNELS];
    private final long[] squares = new long[CHANNELS];

    /** Adds an image of interleaved RGB bytes. */
    void add(byte[] rgb) {
        for (int c = 0; c < CHANNELS; c++) {
            long s = 0;
            long q = 0;
            for (int i = c; i < rgb.length; i += CHANNELS) {
                int value = rgb[i] & 0xFF;
                s += value;
                q += (long) value * value;
            }
            add(c, s, q);
        }
    }

    void add(ChannelStatistics other) {
        for (int c = 0; c < CHANNELS; c++) {
            add(c, other.sum(c), other.squares(c));
        }
    }

    void add(int channel, long moreSum, long moreSquares) {
        sum[channel] += moreSum;
        squares[channel] += moreSquares;
    }

    long sum(int channel) {
        return sum[channel];
    }

    long squares(int channel) {
        return squares[channel];
    }

    /** The mean of each channel for a number of pixels, scaled to [-1, 1]. */
    double[] mean(long pixels) {
        double[] mean = new double[CHANNELS];
        for (int c = 0; c < CHANNELS; c++) {
            mean[c] = sum[c] / (127.5 * pixels) - 1;
        }
        return mean;
    }

    /** The standard deviation of each channel (divided by n), of values scaled to [-1, 1]. */
    double[] deviation(long pixels) {
        double[] deviation = new double[CHANNELS];
        for (int c = 0; c < CHANNELS; c++) {
            double mean = (double) sum[c] / pixels;
            deviation[c] = Math.sqrt(Math.max(0, (double) squares[c] / pixels - mean * mean)) / 127.5;
        }
        return deviation;
    }
}
