package org.gan4j.data.internal;

/**
 * The random numbers of one image: SplitMix64 started from a seed, an index and a stream number.
 *
 * <p>Only 64-bit integer arithmetic and one exact conversion to double, so the numbers are the same on every machine.
 * Each concern of a drawing has its own stream; adding a draw to one leaves the others alone. Not thread-safe.
 */
public final class IndexRandom {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    public IndexRandom(long seed, long index, long stream) {
        state = mix(mix(mix(seed + GOLDEN_GAMMA) + index) + stream * GOLDEN_GAMMA);
    }

    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Returns a number uniform in [0, 1). */
    public double uniform() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /** Returns a number uniform in [low, high). */
    public double uniform(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** Returns a number in [-1, 1) with a bell-shaped density: the mean of three uniform ones. */
    public double bell() {
        return (uniform(-1, 1) + uniform(-1, 1) + uniform(-1, 1)) / 3;
    }

    /** Returns true with the given probability. */
    public boolean chance(double probability) {
        return uniform() < probability;
    }

    /** Returns an integer uniform in [low, high], both included. */
    public int between(int low, int high) {
        return low + (int) (uniform() * (high - low + 1));
    }

    /** Returns one of the given values, each equally likely. */
    public <T> T pick(T[] values) {
        return values[between(0, values.length - 1)];
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
