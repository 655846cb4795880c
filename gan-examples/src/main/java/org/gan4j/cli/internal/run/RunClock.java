package org.gan4j.cli.internal.run;

import java.time.Duration;
import java.util.function.LongPredicate;

/** A run under way: the time it has taken, and how much of it is done. */
public final class RunClock {
    /** Sample sheets of a run, beside the one at the start. */
    public static final int SHEETS = 20;

    private final RunLength length;
    private final long stepsBefore;
    private final double secondsBefore;
    private final long started = System.nanoTime();

    /**
     * Starts the clock.
     *
     * @param length when the run ends
     * @param stepsBefore steps made before, where it is resumed
     * @param secondsBefore the time they took
     */
    RunClock(RunLength length, long stepsBefore, double secondsBefore) {
        this.length = length;
        this.stepsBefore = stepsBefore;
        this.secondsBefore = secondsBefore;
    }

    RunLength length() {
        return length;
    }

    /** Training time of the whole run, what was before a resume included. */
    double seconds() {
        return secondsBefore + sinceStart();
    }

    private double sinceStart() {
        return (System.nanoTime() - started) / 1e9;
    }

    double share(long step) {
        return length.share(step, seconds());
    }

    boolean isTimeUp() {
        return seconds() >= length.seconds();
    }

    /** True at the first step of each part of the run, and not where a resumed run begins within one. */
    LongPredicate parts(int count) {
        return new LongPredicate() {
            private long current = (long) (length.share(stepsBefore, secondsBefore) * count);

            @Override
            public boolean test(long step) {
                long part = (long) (share(step) * count);
                boolean begins = part > current;
                current = Math.max(current, part);
                return begins;
            }
        };
    }

    /** True whenever so much time has passed since it was true last. */
    LongPredicate every(Duration interval) {
        return new LongPredicate() {
            private double last;

            @Override
            public boolean test(long step) {
                boolean due = sinceStart() - last >= interval.toSeconds();
                last = due ? sinceStart() : last;
                return due;
            }
        };
    }
}
