package org.gan4j.kernel;

/** Element-wise functions of two arrays with NumPy broadcasting. */
public enum BinaryOp {
    /** a + b. */
    ADD,
    /** a - b. */
    SUBTRACT,
    /** a * b. */
    MULTIPLY,
    /** a / b. */
    DIVIDE
}
