package org.gan4j.kernel.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.javacpp.PointerScope;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Storage;
import org.gan4j.kernel.Transposed;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** What is made while the caller has a JavaCPP scope open must outlive that scope. */
class PointerScopeTest {
    @Test
    @SuppressWarnings("try") // the scope works by being open
    void arraysAndCallsOutliveAScopeOfTheCallers() {
        OneDnnKernels kernels = OneDnnKernels.poisoning(Precision.FP32);
        Block block;
        Storage x;
        try (PointerScope scope = new PointerScope()) {
            block = new Block(null, 4000);
            x = kernels.full(Shape.of(10, 10), DataType.FLOAT, 2, Arena.unmanaged());
            kernels.matmul(x, x, Transposed.NEITHER, Arena.unmanaged());
        }
        assertThat(block.isFreed()).isFalse();
        assertThat(kernels.toDoubles(kernels.matmul(x, x, Transposed.NEITHER, Arena.unmanaged())))
                .containsOnly(40);
    }
}
