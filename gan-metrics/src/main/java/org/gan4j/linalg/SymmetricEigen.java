package org.gan4j.linalg;

/**
 * The eigen-decomposition S = V^T diag(values) V of a symmetric matrix.
 *
 * @param values [d] eigenvalues, ascending
 * @param vectors [d, d], row i is the unit eigenvector of value i; its sign is arbitrary
 */
public record SymmetricEigen(double[] values, Matrix vectors) {}
