package org.gan4j.kernel.onednn;

import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.KernelsContractTest;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.Storage;

/**
 * The contract in BF16 on arrays of 32 bits. Convolutions round their arguments, so they are given numbers that rounding does
 * not change; then only what is stored in 16 bits may differ from the results of 32 bits, by one rounding. All the rest,
 * convolutions to few channels and weight gradients included, is held to the tolerance of 32 bits.
 */
class OneDnnBfloat16Test extends KernelsContractTest {
    private static final OneDnnKernels POISONING = OneDnnKernels.poisoning(Precision.BF16);

    @Override
    protected Kernels kernels() {
        return POISONING;
    }

    @Override
    protected double convolved(double value) {
        return Bfloat16.round(value);
    }

    @Override
    protected double storageError(Storage result, double expected, double largest) {
        boolean short16 = result instanceof OneDnnStorage ours && ours.element() == Element.BFLOAT16;
        return short16 ? Bfloat16.HALF_STEP * Math.abs(expected) : 0;
    }
}
