package org.gan4j.kernel.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.KernelsContractTest;
import org.gan4j.kernel.Precision;
import org.junit.jupiter.api.Test;

class OneDnnKernelsTest extends KernelsContractTest {
    private static final OneDnnKernels POISONING = OneDnnKernels.poisoning(Precision.FP32);

    @Override
    protected Kernels kernels() {
        return POISONING;
    }

    @Test
    void saysWhatItIs() {
        OneDnnKernels shared = OneDnnKernels.shared(Precision.FP32);
        assertThat(shared).isSameAs(OneDnnKernels.shared(Precision.FP32));
        assertThat(shared.name()).isEqualTo("onednn");
        assertThat(shared.describe()).matches("onednn 3\\.\\d+\\.\\d+ FP32; 64 bits: nd4j, backend CPU, \\d+ threads");
        assertThat(OneDnnKernels.unavailable()).isEmpty();
    }
}
