package org.gan4j.benchmark.run;

import java.util.Locale;

/**
 * Memory after some steps.
 *
 * @param step number of steps made
 * @param heldBytes array memory that the kernels hold
 * @param residentBytes of the whole process, 0 if unknown
 * @param freshPages minor page faults a step since the line before, 0 if unknown
 * @param seconds a step since the line before
 */
record MemoryLine(int step, long heldBytes, long residentBytes, double freshPages, double seconds) {
    private static final double MEGABYTE = 1 << 20;

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%4d  %9.1f  %11.1f  %16.1f  %6.3f",
                step,
                heldBytes / MEGABYTE,
                residentBytes / MEGABYTE,
                freshPages,
                seconds);
    }
}
