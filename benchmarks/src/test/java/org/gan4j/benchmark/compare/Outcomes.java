package org.gan4j.benchmark.compare;

import java.util.List;
import org.gan4j.benchmark.side.Workload;
import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Precision;

/** Made-up outcomes of matches. */
final class Outcomes {
    static final Workload SIMPLE = new Workload("simple", Precision.FP32, 64, KernelChoice.AUTO, 2);
    static final Standing OURS = finished(Entry.OURS, 0.5, 0.4, 0.8);
    static final Standing CONTIGUOUS = finished(new Entry("libtorch", "contiguous"), 1.5, 1.4, 1.6);
    static final Standing CHANNELS_LAST = finished(new Entry("libtorch", "channels_last"), 1.25, 1.2, 1.3);
    static final Standing SAMEDIFF = finished(new Entry("samediff", ""), 4, 3, 5);

    private Outcomes() {}

    static Standing finished(Entry entry, double... seconds) {
        String about = entry.contender() + " 1.0";
        return new Standing(entry, null, about, Timings.NONE.with(seconds), 300L << 20, 900L << 20);
    }

    static Standing refused(Entry entry, String reason) {
        return new Standing(entry, reason, "", Timings.NONE, 0, 0);
    }

    static Comparison of(Standing... standings) {
        return new Comparison(SIMPLE, List.of(standings), new Disturbance(0.02, 0.5));
    }
}
