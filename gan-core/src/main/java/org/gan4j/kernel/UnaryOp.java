package org.gan4j.kernel;

/** Element-wise functions of one array; {@code a} is the operation's constant where it has one. */
public enum UnaryOp {
    /** e^x. */
    EXP,
    /** Natural logarithm. */
    LOG,
    /** Square root. */
    SQRT,
    /** x * x. */
    SQUARE,
    /** 1 / x. */
    RECIPROCAL,
    /** Absolute value. */
    ABS,
    /** -1, 0 or 1. */
    SIGN,
    /** Hyperbolic tangent. */
    TANH,
    /** 1 / (1 + e^-x). */
    SIGMOID,
    /** log(1 + e^x) as max(x, 0) + log1p(e^-|x|), finite for every finite x. */
    SOFTPLUS,
    /** x where x &gt; 0, a * x elsewhere. */
    LEAKY_RELU,
    /** 1 where x &gt; 0, a elsewhere: the slope of LEAKY_RELU. */
    LEAKY_STEP
}
