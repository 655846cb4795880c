package org.gan4j.kernel.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import org.gan4j.kernel.Arena;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Storage;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class CallsTest {
    /** A moving average's share and a clipped norm are other numbers each step. */
    @Test
    void numbersThatChangeCompileNothing() {
        OneDnnKernels kernels = OneDnnKernels.poisoning(Precision.FP32);
        try (Arena arena = Arena.open()) {
            Storage x = kernels.full(Shape.of(7, 5), DataType.FLOAT, 1, arena);
            int compiled = 0;
            for (int i = 1; i <= 50; i++) {
                kernels.scaleInPlace(x, 1 + 1.0 / i);
                kernels.affine(x, i, 0, arena);
                kernels.affine(x, i, -i, arena);
                if (i == 1) {
                    compiled = kernels.compiledCalls();
                }
            }
            assertThat(compiled).isPositive();
            assertThat(kernels.compiledCalls()).isEqualTo(compiled);
        }
    }
}
