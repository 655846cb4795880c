package org.gan4j.metric;

import java.util.Locale;

/**
 * A share of images that have a property, with its 95 % Wilson interval, which takes the other side's neighbourhoods as given.
 *
 * @param successes images that have it
 * @param n images looked at
 * @param interval for the share
 */
public record Share(long successes, long n, Interval interval) {

    static Share of(long successes, long n) {
        return new Share(successes, n, Interval.wilson(successes, n));
    }

    /** {@return successes / n} */
    public double value() {
        return (double) successes / n;
    }

    /** {@return value and interval} */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.4f %s", value(), interval);
    }
}
