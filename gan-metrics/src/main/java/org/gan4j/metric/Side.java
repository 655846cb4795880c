package org.gan4j.metric;

import java.util.Locale;

/** Which images a metric is given; real before generated, everywhere. */
public enum Side {
    /** The images to be like. */
    REAL,
    /** The images to judge. */
    GENERATED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
