package org.gan4j.benchmark.compare;

/**
 * What a side came to.
 *
 * @param entry which side
 * @param refusal why it did not, or null
 * @param about what computed
 * @param timings of the work
 * @param heldBytes array memory held at the end, 0 if unknown
 * @param peakResidentBytes the process's largest resident set, 0 if unknown
 */
record Standing(Entry entry, String refusal, String about, Timings timings, long heldBytes, long peakResidentBytes) {
    boolean finished() {
        return refusal == null;
    }

    double seconds() {
        return timings.median();
    }
}
