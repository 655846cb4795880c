package org.gan4j.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** The contract on kernels that fill released memory with NaN: every result must be right over that, too. */
class Nd4jKernelsTest extends KernelsContractTest {
    private static final Nd4jKernels POISONING = Nd4jKernels.poisoning();

    @Override
    protected Kernels kernels() {
        return POISONING;
    }

    @Test
    void sharedOnesSayWhatTheyAre() {
        assertThat(Nd4jKernels.shared().name()).isEqualTo("nd4j");
        assertThat(Nd4jKernels.shared().describe()).startsWith("nd4j, backend ").endsWith(" threads");
    }

    @Test
    void poisoningOnesFillReleasedMemoryWithNaN() {
        Nd4jMemory memory = new Nd4jMemory(POISONING, Nd4jPool.poisoning());
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            try (Arena arena = Arena.open()) {
                memory.allocate(Shape.of(3, 7), type, arena).array().assign(1);
            }
            try (Arena arena = Arena.open()) {
                assertThat(POISONING.toDoubles(memory.allocate(Shape.of(7, 3), type, arena)))
                        .hasSize(21)
                        .containsOnly(Double.NaN);
            }
        }
    }

    @Test
    void poolFreesBlocksThatNobodyAsksFor() {
        Nd4jPool pool = Nd4jPool.recycling();
        pool.take(DataType.FLOAT, 1000).release();
        assertThat(pool.heldBytes()).isEqualTo(4000);
        for (long i = 0; i < 2 * Nd4jPool.IDLE_RELEASES; i++) {
            pool.take(DataType.DOUBLE, 3).release();
        }
        assertThat(pool.heldBytes()).isEqualTo(24);
    }

    @Test
    void poolHandsAReleasedBlockOutAgain() {
        Nd4jPool pool = Nd4jPool.recycling();
        Nd4jBlock one = pool.take(DataType.FLOAT, 5);
        Nd4jBlock two = pool.take(DataType.FLOAT, 5);
        assertThat(two).isNotSameAs(one);
        one.release();
        assertThat(pool.take(DataType.DOUBLE, 5)).isNotSameAs(one);
        assertThat(pool.take(DataType.FLOAT, 6)).isNotSameAs(one);
        assertThat(pool.take(DataType.FLOAT, 5)).isSameAs(one);
        assertThat(pool.heldBytes()).isEqualTo(20 + 20 + 40 + 24);
    }
}
