package org.gan4j.benchmark.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonReportTest {
    private static ComparisonReport report(Standing... standings) {
        return new ComparisonReport(List.of(Outcomes.of(standings)));
    }

    @Test
    void theTableNamesTheFormThatWon() {
        assertThat(report(Outcomes.OURS, Outcomes.CONTIGUOUS, Outcomes.CHANNELS_LAST)
                        .table())
                .containsExactly(
                        "preset  precision  batch  gan4j s  (quartiles)    images/s  peer                    peer s"
                                + "  (quartiles)    ratio",
                        "simple  fp32       64     0.500    (0.450-0.650)  128.0     libtorch channels_last  1.250"
                                + "   (1.225-1.275)  2.50");
    }

    @Test
    void withoutAPeerThereAreDashes() {
        assertThat(report(Outcomes.OURS).table().get(1)).endsWith("128.0     -     -       -            -");
    }

    @Test
    void theNoteHasEveryFormMemoryAndDisturbance() {
        assertThat(report(Outcomes.OURS, Outcomes.CONTIGUOUS, Outcomes.CHANNELS_LAST)
                        .notes())
                .containsExactly(
                        "simple fp32 64: gan4j 0.500 s, peak resident 900 MB; libtorch contiguous 1.500 s, peak"
                                + " resident 900 MB; libtorch channels_last 1.250 s, peak resident 900 MB; arrays held by gan4j"
                                + " 300 MB; 3 times each; waiting sides took at most 2 % of a core, other programs 50 %: these"
                                + " times are rough");
    }

    @Test
    void librariesAreNamedOnce() {
        assertThat(report(Outcomes.OURS, Outcomes.CONTIGUOUS, Outcomes.CHANNELS_LAST)
                        .libraries())
                .containsExactly("gan4j 1.0", "libtorch 1.0");
    }

    @Test
    void whatGan4jRefusesIsNotInTheTable() {
        ComparisonReport report = report(Outcomes.refused(Entry.OURS, "no bf16"));
        assertThat(report.table()).hasSize(1);
        assertThat(report.notes()).isEmpty();
    }

    @Test
    void aQuietMachineIsNotCalledRough() {
        assertThat(new Disturbance(0, 0.05))
                .hasToString("waiting sides took at most 0 % of a core, other programs 5 %");
        assertThat(new Disturbance(0, Double.NaN)).hasToString("waiting sides took at most 0 % of a core");
    }

    /** user 10, nice 1, system 5, idle 500, iowait 20, irq 2, softirq 3, steal 4, guest 7. */
    @Test
    void busyTimeLeavesOutIdleAndGuests() {
        assertThat(ProcessorTime.busy("cpu  10 1 5 500 20 2 3 4 7 0")).isEqualTo(0.25);
    }
}
