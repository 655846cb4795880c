package org.gan4j.kernel.onednn;

import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.KernelsContractTest;
import org.gan4j.kernel.Precision;

class OneDnnKernelsTest extends KernelsContractTest {
    private static final OneDnnKernels POISONING = OneDnnKernels.poisoning(Precision.FP32);

    @Override
    protected Kernels kernels() {
        return POISONING;
    }
}
