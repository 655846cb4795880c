package org.gan4j.cli.internal.run;

import org.gan4j.cli.internal.setting.TrainConfig;

/**
 * When a run ends: at the first of a step and a time.
 *
 * @param steps the last step, or {@code Long.MAX_VALUE}
 * @param seconds wall-clock time, or infinity
 */
public record RunLength(long steps, double seconds) {
    /** The length that the settings come to on so many images. */
    public static RunLength of(TrainConfig config, long images) {
        long steps = config.steps() == null ? Long.MAX_VALUE : config.steps();
        if (config.epochs() != null) {
            steps = Math.min(steps, config.recipe().steps(config.epochs(), images));
        }
        return new RunLength(steps, config.minutes() == null ? Double.POSITIVE_INFINITY : config.minutes() * 60);
    }

    boolean isTimed() {
        return seconds < Double.POSITIVE_INFINITY;
    }

    /** How much of the run is done, from 0; 1 and more is all. */
    double share(long step, double elapsed) {
        return Math.max((double) step / steps, elapsed / seconds);
    }

    @Override
    public String toString() {
        String time = String.format("%.3g minutes", seconds / 60);
        if (steps == Long.MAX_VALUE) {
            return time;
        }
        return isTimed() ? steps + " steps or " + time + ", whichever comes first" : steps + " steps";
    }
}
