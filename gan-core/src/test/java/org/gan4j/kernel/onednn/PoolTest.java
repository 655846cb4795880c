package org.gan4j.kernel.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import org.gan4j.kernel.Arena;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.Shape;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class PoolTest {
    @Test
    void handsAReleasedBlockOutAgain() {
        Pool pool = Pool.recycling();
        Block one = pool.take(20);
        Block two = pool.take(20);
        assertThat(two).isNotSameAs(one);
        one.release();
        assertThat(pool.take(24)).isNotSameAs(one);
        assertThat(pool.take(20)).isSameAs(one);
        assertThat(pool.heldBytes()).isEqualTo(20 + 20 + 24);
    }

    @Test
    void freesBlocksThatNobodyAsksFor() {
        Pool pool = Pool.recycling();
        Block idle = pool.take(4000);
        idle.release();
        for (long i = 0; i < 2 * Pool.IDLE_RELEASES; i++) {
            pool.take(24).release();
        }
        assertThat(idle.isFreed()).isTrue();
        assertThat(pool.heldBytes()).isEqualTo(24);
    }

    @Test
    void blocksStartAtCacheLines() {
        Pool pool = Pool.recycling();
        for (int bytes : new int[] {1, 4, 100, 4097}) {
            assertThat(pool.take(bytes).address() % Block.ALIGNMENT).isZero();
        }
    }

    @Test
    void poisoningOnesFillReleasedMemoryWithNaN() {
        OneDnnKernels kernels = OneDnnKernels.poisoning(Precision.FP32);
        Pool pool = Pool.poisoning();
        Block block = pool.take(40);
        Native.put(new float[10], block);
        block.release();
        assertThat(Native.get(block, 10)).containsOnly(Float.NaN);
        try (Arena arena = Arena.open()) {
            assertThat(kernels.toFloats(kernels.full(Shape.of(7), DataType.FLOAT, 1, arena)))
                    .containsOnly(1);
        }
    }
}
