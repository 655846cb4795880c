package org.gan4j.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gan4j.kernel.onednn.OneDnnKernels;
import org.junit.jupiter.api.Test;

class KernelChoiceTest {
    @Test
    void nd4jIsNd4j() {
        assertThat(KernelChoice.ND4J.open(Precision.FP32)).isSameAs(Nd4jKernels.shared());
        assertThat(KernelChoice.ND4J.fallback()).isEmpty();
    }

    @Test
    void nd4jHasNoBf16() {
        assertThatThrownBy(() -> KernelChoice.ND4J.open(Precision.BF16))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`precision` must be FP32 on the kernels nd4j, got BF16; choose onednn");
    }

    @Test
    void autoIsOneDnnWhereItRuns() {
        Kernels expected =
                OneDnnKernels.unavailable().isEmpty() ? OneDnnKernels.shared(Precision.FP32) : Nd4jKernels.shared();
        assertThat(KernelChoice.AUTO.open(Precision.FP32)).isSameAs(expected);
        assertThat(Kernels.defaults()).isSameAs(expected);
        assertThat(KernelChoice.AUTO.fallback()).isEqualTo(OneDnnKernels.unavailable());
    }
}
