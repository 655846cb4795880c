package org.gan4j.cli.internal.setting;

/** The optimisers that presets use. */
public enum OptimizerName {
    /** {@link org.gan4j.train.Adam}. */
    ADAM,
    /** {@link org.gan4j.train.RmsProp}. */
    RMSPROP
}
