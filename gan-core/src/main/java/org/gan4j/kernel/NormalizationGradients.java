package org.gan4j.kernel;

/**
 * The gradients of batch normalisation.
 *
 * @param x in the input, of its shape
 * @param weight in the weight, [C]
 * @param bias in the bias, [C]
 */
public record NormalizationGradients(Storage x, Storage weight, Storage bias) {}
