package org.gan4j.benchmark.run;

import java.util.Locale;

/** Whether memory stays where the first line found it, warm-up being over by then. */
final class FlatnessCheck {
    /** What garbage collection and compiled code may add to the resident set. */
    static final double RESIDENT_TOLERANCE = 0.1;

    private static final double MEGABYTE = 1 << 20;

    private MemoryLine first;
    private MemoryLine last;

    void add(MemoryLine line) {
        first = first == null ? line : first;
        last = line;
    }

    /** Arrays may not grow at all, the resident set by a tenth. */
    boolean isFlat() {
        return last.heldBytes() <= first.heldBytes()
                && last.residentBytes() <= first.residentBytes() * (1 + RESIDENT_TOLERANCE);
    }

    String verdict() {
        return String.format(
                Locale.ROOT,
                "%s: from step %d to step %d arrays grew by %.1f MB, resident memory by %.1f MB",
                isFlat() ? "flat" : "not flat",
                first.step(),
                last.step(),
                (last.heldBytes() - first.heldBytes()) / MEGABYTE,
                (last.residentBytes() - first.residentBytes()) / MEGABYTE);
    }
}
