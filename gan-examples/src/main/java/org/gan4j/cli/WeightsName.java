package org.gan4j.cli;

import org.gan4j.cli.internal.option.Labels;

/** Which weights of a run make the images. */
enum WeightsName {
    /** Those of the last step. */
    RAW,
    /** Their exponential moving average. */
    EMA;

    @Override
    public String toString() {
        return Labels.of(this);
    }
}
