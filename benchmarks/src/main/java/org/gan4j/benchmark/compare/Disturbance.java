package org.gan4j.benchmark.compare;

import java.util.Locale;

/**
 * What else computed during a match.
 *
 * @param waiting the most that waiting sides took of a core during another's turn
 * @param foreign what other programs took of a core on average, NaN where the system does not tell
 */
record Disturbance(double waiting, double foreign) {
    /** From this share of a core on, times are called rough. */
    static final double ROUGH = 0.1;

    @Override
    public String toString() {
        String waited = String.format(Locale.ROOT, "waiting sides took at most %.0f %% of a core", 100 * waiting);
        return Double.isNaN(foreign)
                ? waited
                : waited
                        + String.format(
                                Locale.ROOT,
                                ", other programs %.0f %%%s",
                                100 * Math.max(0, foreign),
                                foreign > ROUGH ? ": these times are rough" : "");
    }
}
