package org.gan4j.preset;

/** The optimisers that recipes choose between. */
public enum OptimizerName {
    /** {@link org.gan4j.train.Adam}, with the recipe's decays. */
    ADAM,
    /** {@link org.gan4j.train.RmsProp}. */
    RMSPROP;

    /** {@return the name in a run's settings, such as {@code adam}} */
    @Override
    public String toString() {
        return Preset.label(this);
    }
}
