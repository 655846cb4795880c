package org.gan4j.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1000, 0, .0038268",
        "366, 1000, .3367094, .3963161",
        "38331, 71314, .5338349, .5411534",
        "1000, 1000, .9961732, 1"
    })
    void wilsonsInterval(long successes, long n, double low, double high) {
        Interval interval = Interval.wilson(successes, n);
        assertThat(interval.low()).isCloseTo(low, within(5e-8));
        assertThat(interval.high()).isCloseTo(high, within(5e-8));
    }

    @Test
    void refusesImpossibleCounts() {
        for (long[] bad : new long[][] {{-1, 5}, {6, 5}, {0, 0}}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Interval.wilson(bad[0], bad[1]))
                    .withMessage("`successes` must lie in [0, n] with n at least 1, got " + bad[0] + " of " + bad[1]);
        }
    }

    @Test
    void plusAndMinusStandardErrors() {
        assertThat(Interval.normal(3, 2).toString()).isEqualTo("[-0.91993, 6.9199]");
        assertThat(Interval.normal(3, 2).atLeast(0)).isEqualTo(new Interval(0, 3 + 2 * Interval.Z));
    }
}
