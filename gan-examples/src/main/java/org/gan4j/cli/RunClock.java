package org.gan4j.cli;

import java.util.function.LongPredicate;

/** A run under way: the time it has taken, and how much of it is done. */
final class RunClock {
    /** Sample sheets of a run, beside the one at the start. */
    static final int SHEETS = 20;

    private final RunLength length;
    private final long started = System.nanoTime();

    RunClock(RunLength length) {
        this.length = length;
    }

    RunLength length() {
        return length;
    }

    double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }

    double share(long step) {
        return length.share(step, seconds());
    }

    boolean isTimeUp() {
        return seconds() >= length.seconds();
    }

    /** True at the first step of each part of the run. */
    LongPredicate parts(int count) {
        return new LongPredicate() {
            private long current;

            @Override
            public boolean test(long step) {
                long part = (long) (share(step) * count);
                boolean begins = part > current;
                current = Math.max(current, part);
                return begins;
            }
        };
    }
}
