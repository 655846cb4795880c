package org.gan4j.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
    private static final int COUNT = 100_000;
    private static final double STANDARD_ERRORS = 5;
    private static final int ONES = 0xFFFFFFFF;

    /** From kat_vectors of the Random123 distribution, philox4x32 10. */
    @Test
    void knownAnswers() {
        assertPhilox(new int[] {0, 0, 0, 0}, 0, 0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
        assertPhilox(new int[] {ONES, ONES, ONES, ONES}, ONES, ONES, 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
        assertPhilox(
                new int[] {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
                0xa4093822,
                0x299f31d0,
                0xd16cfe09,
                0x94fdcceb,
                0x5001e420,
                0x24126ea1);
    }

    private static void assertPhilox(int[] counter, int key0, int key1, int... expected) {
        assertThat(RandomStream.philox(counter, key0, key1)).isEqualTo(expected);
    }

    /** 53 bits of the first two words: the vector of counter 0 and key 0, as seed 0 and stream 0 give it. */
    @Test
    void uniformValuesAreTheFirstBitsOfTheBlock() {
        long high = (0x6627e8d5L << 21) | (0xe169c58dL >>> 11);
        long low = (0xbc57ac4cL << 21) | (0x9b00dbd8L >>> 11);
        assertThat(new RandomStream(0, 0).uniform(2)).containsExactly(high / 0x1p53, low / 0x1p53);
    }

    @Test
    void allPartsOfSeedStreamAndPositionCount() {
        double first = new RandomStream(3, 5).uniform(1)[0];
        assertThat(new RandomStream(3, 5).uniform(1)[0]).isEqualTo(first);
        assertThat(new RandomStream(4, 5).uniform(1)[0]).isNotEqualTo(first);
        assertThat(new RandomStream(3 + (1L << 32), 5).uniform(1)[0]).isNotEqualTo(first);
        assertThat(new RandomStream(3, 6).uniform(1)[0]).isNotEqualTo(first);
        assertThat(new RandomStream(3, 5 + (1L << 32)).uniform(1)[0]).isNotEqualTo(first);
        for (long position : new long[] {1, 1L << 32}) {
            RandomStream later = new RandomStream(3, 5);
            later.seek(position);
            assertThat(later.uniform(1)[0]).isNotEqualTo(first);
        }
    }

    @Test
    void aStreamIsResumedByItsPosition() {
        RandomStream random = new RandomStream(11, 2);
        random.normal(3);
        random.uniform(4);
        random.permutation(5);
        assertThat(random.position()).isEqualTo(2 + 2 + 5);
        assertThat(random).hasToString("RandomStream(seed 11, stream 2, position 9)");
        RandomStream resumed = new RandomStream(11, 2);
        resumed.seek(random.position());
        assertThat(resumed.normal(6)).isEqualTo(random.normal(6));
        assertThat(resumed.position()).isEqualTo(random.position());
        random.seek(0);
        assertThat(random.normal(3)).isEqualTo(new RandomStream(11, 2).normal(3));
    }

    @Test
    void oddCountsAreThePrefixOfEvenOnes() {
        assertThat(new RandomStream(1, 1).normal(5)).isEqualTo(Arrays.copyOf(new RandomStream(1, 1).normal(6), 5));
        assertThat(new RandomStream(1, 1).uniform(5)).isEqualTo(Arrays.copyOf(new RandomStream(1, 1).uniform(6), 5));
        assertThat(new RandomStream(1, 1).normal(0)).isEmpty();
    }

    /** Many at once are shared among threads; every value still has its place. */
    @Test
    void manyAtOnceAreTheSameAsFewAtATime() {
        RandomStream few = new RandomStream(3, 4);
        RandomStream many = new RandomStream(3, 4);
        few.normal(2);
        many.normal(2);
        double[] all = many.normal(50_001);
        for (int i = 0; i < 50_000; i += 1000) {
            assertThat(few.normal(1000)).isEqualTo(Arrays.copyOfRange(all, i, i + 1000));
        }
        assertThat(few.normal(1)[0]).isEqualTo(all[50_000]);
        assertThat(few.position()).isEqualTo(many.position());
    }

    /** Standard errors of the first four moments of n standard normals: sqrt(1, 2, 15, 96 over n). */
    @Test
    void normalsHaveTheMomentsOfTheStandardNormal() {
        double[] x = new RandomStream(2026, 1).normal(COUNT);
        assertMoment(x, 1, 0, 1);
        assertMoment(x, 2, 1, 2);
        assertMoment(x, 3, 0, 15);
        assertMoment(x, 4, 3, 96);
        double[] products = IntStream.range(0, COUNT / 2)
                .mapToDouble(i -> x[2 * i] * x[2 * i + 1])
                .toArray();
        assertMoment(products, 1, 0, 1); // the two values of a block do not correlate
    }

    @Test
    void uniformsHaveTheMomentsOfTheUniform() {
        double[] x = new RandomStream(2026, 2).uniform(COUNT);
        assertThat(DoubleStream.of(x).allMatch(v -> v >= 0 && v < 1)).isTrue();
        assertMoment(x, 1, 1 / 2.0, 1 / 12.0);
        assertMoment(x, 2, 1 / 3.0, 4 / 45.0);
    }

    private static void assertMoment(double[] x, int power, double expected, double variance) {
        double mean = DoubleStream.of(x).map(v -> Math.pow(v, power)).average().orElseThrow();
        assertThat(mean)
                .as("moment %d", power)
                .isCloseTo(expected, Assertions.within(STANDARD_ERRORS * Math.sqrt(variance / x.length)));
    }

    @Test
    void permutationsHoldEachNumberOnce() {
        for (int count : new int[] {0, 1, 2, 17, 1000}) {
            int[] order = new RandomStream(7, 3).permutation(count);
            assertThat(Arrays.stream(order).sorted().toArray())
                    .isEqualTo(IntStream.range(0, count).toArray());
        }
        assertThat(new RandomStream(7, 3).permutation(1000))
                .isNotEqualTo(new RandomStream(7, 4).permutation(1000))
                .isNotEqualTo(IntStream.range(0, 1000).toArray());
    }

    @Test
    void allPermutationsOfThreeAreEquallyLikely() {
        int trials = 12_000;
        int[] seen = new int[27];
        RandomStream random = new RandomStream(5, 0);
        for (int i = 0; i < trials; i++) {
            int[] p = random.permutation(3);
            seen[9 * p[0] + 3 * p[1] + p[2]]++;
        }
        int[] counts = Arrays.stream(seen).filter(n -> n > 0).toArray();
        double deviation = Math.sqrt(trials * (1 / 6.0) * (5 / 6.0));
        assertThat(counts).hasSize(6);
        for (int count : counts) {
            assertThat((double) count).isCloseTo(trials / 6.0, Assertions.within(STANDARD_ERRORS * deviation));
        }
    }

    @Test
    void streamsDoNotCorrelate() {
        double[] a = new RandomStream(9, 0).normal(COUNT);
        double[] b = new RandomStream(9, 1).normal(COUNT);
        double[] products =
                IntStream.range(0, COUNT).mapToDouble(i -> a[i] * b[i]).toArray();
        assertMoment(products, 1, 0, 1);
    }
}
