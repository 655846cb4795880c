package org.gan4j.kernel;

/**
 * Which factor of a matrix product is transposed first. The derivatives of each of the three products are others of the three, as
 * with convolution, so that they are all that is ever needed.
 */
public enum Transposed {
    /** A B. */
    NEITHER,
    /** A^T B. */
    LEFT,
    /** A B^T. */
    RIGHT
}
