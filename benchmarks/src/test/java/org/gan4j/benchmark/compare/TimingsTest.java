package org.gan4j.benchmark.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TimingsTest {
    /** numpy.quantile([0.9, 0.1, 0.4, 0.7], [0.25, 0.5, 0.75]). */
    @Test
    void quantilesAreNumPys() {
        Timings timings = Timings.NONE.with(0.9, 0.1).with(0.4, 0.7);
        assertThat(timings.lowerQuartile()).isCloseTo(0.325, within(1e-12));
        assertThat(timings.median()).isCloseTo(0.55, within(1e-12));
        assertThat(timings.upperQuartile()).isCloseTo(0.75, within(1e-12));
        assertThat(timings.count()).isEqualTo(4);
    }

    @Test
    void oneSlowTimeDoesNotMoveTheMedian() {
        assertThat(Timings.NONE.with(1, 2, 3, 4, 1000).median()).isEqualTo(3);
    }

    @Test
    void noTimesHaveNoMedian() {
        assertThat(Timings.NONE.median()).isNaN();
    }

    @Test
    void addingLeavesTheOthersAlone() {
        Timings one = Timings.NONE.with(1);
        one.with(3, 5);
        assertThat(one.median()).isEqualTo(1);
        assertThat(Timings.NONE.count()).isZero();
    }
}
