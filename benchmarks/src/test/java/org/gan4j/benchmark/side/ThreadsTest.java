package org.gan4j.benchmark.side;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    @Test
    void twoLogicalProcessorsOfACoreCountOnce() {
        List<String> twoSocketsOfTwoCores = List.of(
                "processor : 0",
                "physical id : 0",
                "core id : 0",
                "processor : 1",
                "physical id : 0",
                "core id : 1",
                "processor : 2",
                "physical id : 1",
                "core id : 0",
                "processor : 3",
                "physical id : 1",
                "core id : 1",
                "processor : 4",
                "physical id : 0",
                "core id : 0",
                "processor : 5",
                "physical id : 1",
                "core id : 1");
        assertThat(Threads.physicalCores(twoSocketsOfTwoCores)).isEqualTo(4);
    }

    @Test
    void aSystemThatDoesNotTellHasNone() {
        assertThat(Threads.physicalCores(List.of("processor : 0", "BogoMIPS : 50")))
                .isZero();
        assertThat(Threads.physicalCores()).isBetween(1, Runtime.getRuntime().availableProcessors());
    }
}
