package org.gan4j.kernel;

/**
 * What standardising gives.
 *
 * @param values of the argument's shape
 * @param inverseDeviation {@code 1 / sqrt(variance + epsilon)} of each group; the argument's rank, its grouped dimensions of
 *     size 1
 */
public record Standardized(Storage values, Storage inverseDeviation) {}
