package org.gan4j.kernel;

/**
 * The constants of an Adam update.
 *
 * @param rate learning rate
 * @param beta1 decay of the first moment, in [0, 1)
 * @param beta2 decay of the second moment, in [0, 1)
 * @param epsilon added to the root
 */
public record AdamSettings(double rate, double beta1, double beta2, double epsilon) {}
