package org.gan4j.tensor;

import java.util.stream.IntStream;

/**
 * Random numbers by counting: Philox4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3").
 *
 * <p>The numbers depend on seed, stream and position alone, not on backend, thread count or JDK, and a stream is resumed by
 * its position. Streams of one seed are independent: give each purpose (initial weights, latents, shuffling) its own.
 * Not thread-safe.
 */
public final class RandomStream {
    private static final int ROUNDS = 10;
    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final double TWO_TO_MINUS_53 = 0x1p-53;
    /** Pairs of normal values that take about a millisecond: weights are shared among the processor's cores, latents are not. */
    private static final int WORTH_SHARING = 10_000;

    private final long seed;
    private final long stream;
    private long position;

    /**
     * A stream at its beginning.
     *
     * @param seed any number
     * @param stream which of the seed's streams
     */
    public RandomStream(long seed, long stream) {
        this.seed = seed;
        this.stream = stream;
    }

    /** {@return how many blocks of four 32-bit numbers were drawn} */
    public long position() {
        return position;
    }

    /**
     * Continues from a position.
     *
     * @param position what {@link #position()} gave
     */
    public void seek(long position) {
        this.position = position;
    }

    /**
     * The next standard normal values, by the Box-Muller transform; many at once are computed on all cores.
     *
     * @param count how many
     * @return the values
     */
    public double[] normal(int count) {
        double[] values = new double[count];
        long first = position;
        int pairs = count / 2 + count % 2;
        IntStream blocks = IntStream.range(0, pairs); // each by its position alone, so in any order
        (pairs < WORTH_SHARING ? blocks : blocks.parallel()).forEach(pair -> normal(first + pair, values, 2 * pair));
        position += pairs;
        return values;
    }

    private void normal(long block, double[] values, int at) {
        int[] bits = block(block);
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit(bits[0], bits[1])));
        double angle = 2 * Math.PI * unit(bits[2], bits[3]);
        values[at] = radius * StrictMath.cos(angle);
        if (at + 1 < values.length) {
            values[at + 1] = radius * StrictMath.sin(angle);
        }
    }

    /**
     * The next values uniform in [0, 1).
     *
     * @param count how many
     * @return the values
     */
    public double[] uniform(int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i += 2) {
            int[] bits = next();
            values[i] = unit(bits[0], bits[1]);
            if (i + 1 < count) {
                values[i + 1] = unit(bits[2], bits[3]);
            }
        }
        return values;
    }

    /**
     * The numbers 0 to count - 1 in random order (Fisher-Yates).
     *
     * @param count how many
     * @return the permutation
     */
    public int[] permutation(int count) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int[] bits = next();
            int j = (int) (unit(bits[0], bits[1]) * (i + 1));
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private int[] next() {
        return block(position++);
    }

    private int[] block(long number) {
        int[] counter = {(int) number, (int) (number >>> 32), (int) stream, (int) (stream >>> 32)};
        return philox(counter, (int) seed, (int) (seed >>> 32));
    }

    /** 53 random bits as a number in [0, 1). */
    private static double unit(int high, int low) {
        long bits = ((high & 0xFFFFFFFFL) << 21) ^ ((low & 0xFFFFFFFFL) >>> 11);
        return bits * TWO_TO_MINUS_53;
    }

    static int[] philox(int[] counter, int key0, int key1) {
        int c0 = counter[0];
        int c1 = counter[1];
        int c2 = counter[2];
        int c3 = counter[3];
        for (int round = 0; round < ROUNDS; round++) {
            long product0 = MULTIPLIER_0 * (c0 & 0xFFFFFFFFL);
            long product1 = MULTIPLIER_1 * (c2 & 0xFFFFFFFFL);
            c0 = (int) (product1 >>> 32) ^ c1 ^ key0;
            c1 = (int) product1;
            c2 = (int) (product0 >>> 32) ^ c3 ^ key1;
            c3 = (int) product0;
            key0 += WEYL_0;
            key1 += WEYL_1;
        }
        return new int[] {c0, c1, c2, c3};
    }

    /** {@return seed, stream and position} */
    @Override
    public String toString() {
        return "RandomStream(seed " + seed + ", stream " + stream + ", position " + position + ")";
    }
}
