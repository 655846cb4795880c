package org.gan4j.tensor;

/**
 * Batch normalisation's values, and the batch's statistics without history.
 *
 * @param values of the argument's shape
 * @param mean [C], of each channel over batch and image
 * @param variance [C], the biased variance
 */
public record BatchNormalized(Tensor values, Tensor mean, Tensor variance) {}
