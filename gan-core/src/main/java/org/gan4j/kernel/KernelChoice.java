package org.gan4j.kernel;

import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;

/** Which kernels compute. */
public enum KernelChoice {
    /** oneDNN on x86-64 processors where its library can be loaded and ND4J's backend is not a GPU's; ND4J elsewhere. */
    AUTO,
    /** {@link Nd4jKernels}: wherever an ND4J backend runs, in 32 and 64 bits; no bf16. */
    ND4J,
    /** oneDNN's, in the package {@code org.gan4j.kernel.onednn}. */
    ONEDNN;

    private static final class Found {
        static final Optional<KernelsProvider> ONEDNN =
                ServiceLoader.load(KernelsProvider.class, KernelsProvider.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(provider -> provider.name().equals(KernelChoice.ONEDNN.label()))
                        .findFirst();
    }

    /**
     * The kernels, in a precision.
     *
     * @param precision of the heavy arithmetic
     * @return shared kernels
     * @throws IllegalArgumentException if the kernels that this choice comes to lack the precision
     * @throws IllegalStateException if these kernels cannot run here, with the reason and what to do
     */
    public Kernels open(Precision precision) {
        if (this == ONEDNN || (this == AUTO && fallback().isEmpty())) {
            return Found.ONEDNN
                    .orElseThrow(() -> new IllegalStateException("the kernels onednn are not on the class path"))
                    .open(precision);
        }
        if (precision == Precision.BF16) {
            throw new IllegalArgumentException("`precision` must be FP32 on the kernels nd4j, got BF16"
                    + fallback().map(reason -> "; onednn has it, but " + reason).orElse("; choose onednn"));
        }
        return Nd4jKernels.shared();
    }

    /** {@return why this choice does not come to the fastest kernels, empty if it does or was not to} */
    public Optional<String> fallback() {
        if (this != AUTO) {
            return Optional.empty();
        }
        return Found.ONEDNN
                .map(provider -> provider.unavailable().or(provider::unsuitable))
                .orElse(Optional.of("the kernels onednn are not on the class path"));
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
