package org.gan4j.kernel;

import java.util.Optional;
import org.gan4j.kernel.onednn.OneDnnKernels;

/** Which kernels compute. */
public enum KernelChoice {
    /** oneDNN where it can be loaded (x86-64 processors), ND4J elsewhere. */
    AUTO,
    /** {@link Nd4jKernels}: wherever an ND4J backend runs, FP32 only. */
    ND4J,
    /** {@link OneDnnKernels}. */
    ONEDNN;

    /**
     * The kernels, in a precision.
     *
     * @param precision of the heavy arithmetic
     * @return shared kernels
     * @throws IllegalArgumentException if the kernels that this choice comes to lack the precision
     * @throws IllegalStateException if these kernels cannot run here, with the reason and what to do
     */
    public Kernels open(Precision precision) {
        if (this == ONEDNN || this == AUTO && OneDnnKernels.unavailable().isEmpty()) {
            return OneDnnKernels.shared(precision);
        }
        if (precision == Precision.BF16) {
            throw new IllegalArgumentException("`precision` must be FP32 on the kernels nd4j, got BF16"
                    + fallback().map(reason -> "; onednn has it, but " + reason).orElse("; choose onednn"));
        }
        return Nd4jKernels.shared();
    }

    /** {@return why this choice does not come to the fastest kernels, empty if it does or was not to} */
    public Optional<String> fallback() {
        return this == AUTO ? OneDnnKernels.unavailable() : Optional.empty();
    }
}
