package org.gan4j.kernel.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.gan4j.kernel.AdamSettings;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.RmsPropSettings;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Weights are packed once and packed again when they have changed, however and through whichever handle. */
class DerivedMemoryTest {
    /** Changes a weight in place. */
    private enum Change {
        ASSIGN {
            @Override
            void to(Storage w, Storage other, OneDnnKernels kernels) {
                kernels.assign(w, other);
            }
        },
        ADD {
            @Override
            void to(Storage w, Storage other, OneDnnKernels kernels) {
                kernels.addInPlace(w, other);
            }
        },
        SCALE {
            @Override
            void to(Storage w, Storage other, OneDnnKernels kernels) {
                kernels.scaleInPlace(w, -0.5);
            }
        },
        CLAMP {
            @Override
            void to(Storage w, Storage other, OneDnnKernels kernels) {
                kernels.clampInPlace(w, -0.25, 0.125);
            }
        },
        ADAM {
            @Override
            void to(Storage w, Storage other, OneDnnKernels kernels) {
                Storage first = kernels.full(w.shape(), DataType.FLOAT, 0.1, Arena.unmanaged());
                Storage second = kernels.full(w.shape(), DataType.FLOAT, 0.1, Arena.unmanaged());
                kernels.adamInPlace(w, other, first, second, new AdamSettings(0.1, 0.5, 0.9, 1e-8), 3);
            }
        },
        RMS_PROP {
            @Override
            void to(Storage w, Storage other, OneDnnKernels kernels) {
                Storage square = kernels.full(w.shape(), DataType.FLOAT, 0.1, Arena.unmanaged());
                kernels.rmsPropInPlace(w, other, square, new RmsPropSettings(0.1, 0.9, 1e-8));
            }
        };

        abstract void to(Storage w, Storage other, OneDnnKernels kernels);
    }

    private static final ConvGeometry GEOMETRY = new ConvGeometry(2, 1);
    /** Of images whose gradient is computed by sub-pixels, and of others. */
    private static final int[] CHANNELS = {3, 18};

    private static final Shape OUTPUT = Shape.of(2, 17, 4, 4);

    private final Random random = new Random(8);

    private Storage normal(OneDnnKernels kernels, Shape shape) {
        double[] values = random.doubles(shape.size(), -1, 1).toArray();
        return kernels.upload(values, shape, DataType.FLOAT, Arena.unmanaged());
    }

    /** Both convolutions with the weights. */
    private static List<double[]> convolve(OneDnnKernels kernels, Storage w, Storage x, Storage y) {
        try (Arena arena = Arena.open()) {
            return List.of(
                    kernels.toDoubles(kernels.conv2d(x, w, GEOMETRY, arena)),
                    kernels.toDoubles(kernels.conv2dInputGradient(y, w, x.shape(), GEOMETRY, arena)));
        }
    }

    private static List<double[]> convolveAnew(OneDnnKernels kernels, Storage w, Storage x, Storage y) {
        Storage fresh = kernels.upload(kernels.toDoubles(w), w.shape(), DataType.FLOAT, Arena.unmanaged());
        return convolve(kernels, fresh, x, y);
    }

    private void everyChangeIsSeen(OneDnnKernels kernels, boolean throughAHandle) {
        for (int channels : CHANNELS) {
            everyChangeIsSeen(kernels, channels, throughAHandle);
        }
    }

    private void everyChangeIsSeen(OneDnnKernels kernels, int channels, boolean throughAHandle) {
        Storage x = normal(kernels, Shape.of(2, channels, 8, 8));
        Storage y = normal(kernels, OUTPUT);
        for (Change change : Change.values()) {
            Storage w = normal(kernels, Shape.of(17, channels, 4, 4));
            Storage other = normal(kernels, w.shape());
            List<double[]> before = convolve(kernels, w, x, y);
            assertThat(convolve(kernels, w, x, y)).usingRecursiveComparison().isEqualTo(before);
            change.to(throughAHandle ? kernels.alias(w, Arena.unmanaged()) : w, other, kernels);
            List<double[]> after = convolve(kernels, w, x, y);
            assertThat(after).as(change.name()).usingRecursiveComparison().isEqualTo(convolveAnew(kernels, w, x, y));
            for (int i = 0; i < after.size(); i++) {
                assertThat(after.get(i)).as("%s, form %d", change, i).isNotEqualTo(before.get(i));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void aWeightThatChangesInPlaceIsPackedAgain(Precision precision) {
        everyChangeIsSeen(OneDnnKernels.poisoning(precision), false);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void alsoWhenItChangesThroughAnAlias(Precision precision) {
        everyChangeIsSeen(OneDnnKernels.poisoning(precision), true);
    }

    /** A matrix and a kernel of one pixel share memory. */
    @Test
    void alsoWhenItChangesThroughAReshapedHandle() {
        OneDnnKernels kernels = OneDnnKernels.poisoning(Precision.FP32);
        Storage matrix = normal(kernels, Shape.of(16, 32));
        Storage w = kernels.reshape(matrix, Shape.of(16, 32, 1, 1), Arena.unmanaged());
        assertThat(w.isShared()).isTrue();
        Storage x = normal(kernels, Shape.of(1, 32, 3, 3));
        ConvGeometry dense = new ConvGeometry(1, 0);
        double[] before = kernels.toDoubles(kernels.conv2d(x, w, dense, Arena.unmanaged()));
        kernels.scaleInPlace(matrix, 2);
        assertThat(kernels.toDoubles(kernels.conv2d(x, w, dense, Arena.unmanaged())))
                .isEqualTo(Arrays.stream(before).map(v -> 2 * v).toArray());
    }

    @Test
    void memoryIsDerivedOnceAndFilledAfterEachChangeOnly() {
        Pool pool = Pool.poisoning();
        Block block = pool.take(64);
        List<Block> filled = new ArrayList<>();
        Block first = block.derived("key", 100, filled::add);
        assertThat(block.derived("key", 100, filled::add)).isSameAs(first);
        assertThat(filled).containsExactly(first);
        block.changed();
        assertThat(block.derived("key", 100, filled::add)).isSameAs(first);
        assertThat(filled).containsExactly(first, first);
        assertThat(block.derived("other", 100, filled::add)).isNotSameAs(first);
        assertThat(pool.heldBytes()).isEqualTo(264);
    }

    @Test
    void derivedMemoryIsReleasedWithItsBlock() {
        Pool pool = Pool.poisoning();
        Block block = pool.take(64);
        Block derived = block.derived("key", 100, target -> target.derived("of the derived", 36, inner -> {}));
        block.retain();
        block.release();
        assertThat(pool.take(100)).isNotSameAs(derived);
        block.release();
        assertThat(pool.take(100)).isSameAs(derived);
        Block reused = pool.take(64);
        assertThat(reused).isSameAs(block);
        List<Block> filled = new ArrayList<>();
        reused.derived("key", 100, filled::add);
        assertThat(filled).hasSize(1);
        pool.take(36);
        assertThat(pool.heldBytes()).isEqualTo(64 + 3 * 100 + 36);
    }
}
