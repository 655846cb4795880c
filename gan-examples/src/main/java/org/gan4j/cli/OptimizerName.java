package org.gan4j.cli;

/** The optimisers that presets use. */
enum OptimizerName {
    /** {@link org.gan4j.train.Adam}. */
    ADAM,
    /** {@link org.gan4j.train.RmsProp}. */
    RMSPROP
}
