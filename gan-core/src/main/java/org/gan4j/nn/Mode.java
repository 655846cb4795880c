package org.gan4j.nn;

/** What a forward pass is for. */
public enum Mode {
    /** Batch statistics are computed from the batch and folded into the running ones. */
    TRAINING,
    /** Running statistics are used and nothing changes. */
    EVALUATION
}
