package org.gan4j.data.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IndexRandomTest {
    @Test
    void seedsIndexesAndStreamsAreApart() {
        Set<Long> first = new HashSet<>();
        for (long seed = 0; seed < 10; seed++) {
            for (long index = 0; index < 100; index++) {
                for (long stream = 0; stream < 10; stream++) {
                    first.add(new IndexRandom(seed, index, stream).nextLong());
                }
            }
        }
        assertThat(first).hasSize(10_000);
    }

    @Test
    void uniformNumbersHaveTheirMeanAndVariance() {
        double sum = 0;
        double squares = 0;
        int n = 100_000;
        for (int i = 0; i < n; i++) { // the first number of every index: where poor mixing would show
            double value = new IndexRandom(0, i, 1).uniform();
            assertThat(value).isBetween(0.0, Math.nextDown(1.0));
            sum += value;
            squares += value * value;
        }
        double fourStandardErrors = 4 * Math.sqrt(1.0 / 12 / n);
        assertThat(sum / n).isCloseTo(0.5, within(fourStandardErrors));
        assertThat(squares / n - 0.25).isCloseTo(1.0 / 12, within(fourStandardErrors));
    }

    @Test
    void integersReachBothEnds() {
        IndexRandom random = new IndexRandom(3, 4, 5);
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            seen.add(random.between(-2, 3));
        }
        assertThat(seen).containsExactlyInAnyOrder(-2, -1, 0, 1, 2, 3);
    }
}
