package org.gan4j.kernel;

/**
 * The constants of an RMSprop update.
 *
 * @param rate learning rate
 * @param alpha decay of the mean square, in [0, 1)
 * @param epsilon added to the root
 */
public record RmsPropSettings(double rate, double alpha, double epsilon) {}
