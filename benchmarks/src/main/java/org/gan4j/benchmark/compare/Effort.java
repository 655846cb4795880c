package org.gan4j.benchmark.compare;

/**
 * How long to measure.
 *
 * @param warmUp repetitions of each side before the first round; not counted
 * @param rounds how often each side gets its turn
 * @param repetitions in a turn
 */
record Effort(int warmUp, int rounds, int repetitions) {
    /** The default list within about three minutes. */
    static final Effort QUICK = new Effort(1, 2, 2);
    /** What a figure in a document is measured with. */
    static final Effort FULL = new Effort(3, 7, 3);

    /** Repetitions of all sides together, for progress. */
    int total(int sides) {
        return sides * (warmUp + rounds * repetitions);
    }
}
