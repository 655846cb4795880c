package org.gan4j.kernel;

/** Which kernels compute. */
public enum KernelChoice {
    /** The fastest that run here. */
    AUTO,
    /** {@link Nd4jKernels}. */
    ND4J,
    /** oneDNN. */
    ONEDNN;

    /**
     * The kernels, in a precision.
     *
     * @param precision of the heavy arithmetic
     * @return shared kernels
     * @throws IllegalArgumentException if these kernels lack the precision
     * @throws IllegalStateException if these kernels cannot run here, with the reason and what to do
     */
    public Kernels open(Precision precision) {
        if (this == ONEDNN) {
            throw new IllegalStateException("oneDNN kernels are not built yet");
        }
        if (precision == Precision.BF16) {
            throw new IllegalArgumentException("`precision` must be FP32 on the kernels nd4j, got BF16");
        }
        return Nd4jKernels.shared();
    }
}
