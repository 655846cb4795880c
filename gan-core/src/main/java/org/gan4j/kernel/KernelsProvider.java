package org.gan4j.kernel;

import java.util.Optional;

/**
 * Offers kernels that {@link KernelChoice} can choose, found with {@link java.util.ServiceLoader}: the packages of kernels know this
 * one, and it knows none of them. Implementations are thread-safe.
 */
public interface KernelsProvider {
    /** {@return the name that the kernels are chosen by, such as {@code onednn}} */
    String name();

    /** {@return why the kernels cannot run here, with what to do about it; empty if they can} */
    Optional<String> unavailable();

    /** {@return why {@link KernelChoice#AUTO} should leave the kernels alone although they can run, empty if it need not} */
    Optional<String> unsuitable();

    /**
     * The kernels, shared by all who ask.
     *
     * @param precision of the heavy arithmetic
     * @return the kernels
     * @throws IllegalStateException if they cannot run here
     */
    Kernels open(Precision precision);
}
