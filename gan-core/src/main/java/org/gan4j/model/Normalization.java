package org.gan4j.model;

/** The normalisation after a network's inner convolutions. */
public enum Normalization {
    /** Batch normalisation. */
    BATCH,
    /** Instance normalisation without parameters. */
    INSTANCE,
    /** Instance normalisation with a weight and a bias for each channel. */
    INSTANCE_AFFINE,
    /** Layer normalisation over channels and image. */
    LAYER,
    /** None. */
    NONE
}
