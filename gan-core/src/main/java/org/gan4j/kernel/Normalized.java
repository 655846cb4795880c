package org.gan4j.kernel;

/**
 * What batch normalisation gives.
 *
 * @param values of the argument's shape
 * @param mean [C], of each channel over batch and image
 * @param variance [C], the biased variance
 */
public record Normalized(Storage values, Storage mean, Storage variance) {}
