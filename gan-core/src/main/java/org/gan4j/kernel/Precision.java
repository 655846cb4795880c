package org.gan4j.kernel;

/** The element type of the heavy arithmetic. Weights, optimiser state, statistics, losses and norms are FP32 in both. */
public enum Precision {
    /** 32 bits, strict: no reduced-precision mode anywhere. */
    FP32,
    /**
     * Feature maps and the weights that meet them are rounded to bfloat16 (8 bits of mantissa); sums are accumulated in 32
     * bits.
     */
    BF16
}
