package org.gan4j.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Who owns memory, when it is released and handed out again, and that no result depends on what it held before. */
abstract class MemoryContract extends KernelsContract {
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 100;
    private static final DataType TYPE = DataType.FLOAT;
    private static final ConvGeometry GEOMETRY = new ConvGeometry(2, 1);
    private static final Set<Class<?>> MAKING =
            Set.of(Storage.class, Standardized.class, Normalized.class, NormalizationGradients.class);
    private static final Set<String> SHARING = Set.of("reshape", "alias");

    MemoryContract(KernelsContractTest subject) {
        super(subject);
    }

    // ---- every method
    // --------------------------------------------------------------------------------------------------

    /** One call of every method that makes a storage. x is [2, 3, 4, 5]. */
    private Map<String, Operation> everyMethod() {
        Map<String, Operation> all = new LinkedHashMap<>();
        addMovement(all);
        all.put("unary", (x, to) -> kernels.unary(UnaryOp.SOFTPLUS, x[0], 0, to));
        all.put("binary", (x, to) -> kernels.binary(BinaryOp.ADD, x[0], x[0], to));
        all.put("affine", (x, to) -> kernels.affine(x[0], 2, 1, to));
        all.put("broadcast", (x, to) -> kernels.broadcast(x[0], Shape.of(3, 2, 3, 4, 5), to));
        all.put("sum", (x, to) -> kernels.sum(x[0], new int[] {0, 2, 3}, to));
        all.put("matmul", (x, to) -> kernels.matmul(matrix(x[0], to), matrix(x[0], to), Transposed.LEFT, to));
        all.put("conv2d", (x, to) -> kernels.conv2d(x[0], weight(to), GEOMETRY, to));
        all.put(
                "conv2dInputGradient",
                (x, to) -> kernels.conv2dInputGradient(output(to), weight(to), x[0].shape(), GEOMETRY, to));
        all.put(
                "conv2dWeightGradient",
                (x, to) -> kernels.conv2dWeightGradient(x[0], output(to), Shape.of(2, 3, 3, 3), GEOMETRY, to));
        all.put("leakyReluGradient", (x, to) -> kernels.leakyReluGradient(x[0], x[0], 0.2, to));
        all.put(
                "standardize",
                (x, to) -> kernels.standardize(x[0], new int[] {2, 3}, 0.1, to).values());
        all.put(
                "standardizeGradient",
                (x, to) -> kernels.standardizeGradient(
                        x[0], x[0], kernels.full(Shape.of(2, 3, 1, 1), TYPE, 2, to), new int[] {2, 3}, to));
        all.put(
                "batchNormalize",
                (x, to) -> kernels.batchNormalize(x[0], channels(to), channels(to), 0.1, to)
                        .values());
        all.put(
                "batchNormalizeGradient",
                (x, to) -> kernels.batchNormalizeGradient(x[0], x[0], channels(to), channels(to), channels(to), 0.1, to)
                        .x());
        Window window = Window.square(3, 1, 1);
        all.put(
                "rectifiedConvolution",
                (x, to) -> kernels.rectifiedConvolution(
                        x[0], weight(to), kernels.full(Shape.of(2), TYPE, 1, to), window, to));
        all.put("maxPool", (x, to) -> kernels.maxPool(x[0], window, to));
        all.put("averagePool", (x, to) -> kernels.averagePool(x[0], window, to));
        return all;
    }

    private Storage channels(Arena to) {
        return kernels.full(Shape.of(3), TYPE, 0.7, to);
    }

    private void addMovement(Map<String, Operation> all) {
        all.put("upload", (x, to) -> kernels.upload(Nd4j.ones(2, 3, 4, 5), TYPE, to));
        all.put("full", (x, to) -> kernels.full(x[0].shape(), TYPE, 3, to));
        all.put("copy", (x, to) -> kernels.copy(x[0], to));
        all.put("alias", (x, to) -> kernels.alias(x[0], to));
        all.put("cast", (x, to) -> kernels.cast(x[0], DataType.DOUBLE, to));
        all.put("reshape", (x, to) -> kernels.reshape(x[0], Shape.of(6, 20), to));
        all.put("permute", (x, to) -> kernels.permute(x[0], new int[] {0, 1, 2, 3}, to));
        all.put("slice", (x, to) -> kernels.slice(x[0], new long[4], x[0].shape(), to));
        all.put("pad", (x, to) -> kernels.pad(x[0], new long[4], x[0].shape(), to));
        all.put("concat", (x, to) -> kernels.concat(List.of(x[0]), 1, to));
        all.put("gather", (x, to) -> kernels.gather(x[0], new int[] {0, 1}, to));
        all.put("scatterAdd", (x, to) -> kernels.scatterAdd(x[0], new int[] {0, 1}, 2, to));
    }

    private Storage matrix(Storage x, Arena to) {
        return kernels.reshape(x, Shape.of(24, 5), to);
    }

    private Storage weight(Arena to) {
        return kernels.full(Shape.of(2, 3, 3, 3), TYPE, 0.5, to);
    }

    private Storage output(Arena to) {
        return kernels.full(Shape.of(2, 2, 2, 3), TYPE, -0.25, to);
    }

    @Test
    void everyMethodThatMakesAStorageIsListed() {
        Set<String> makers = Arrays.stream(Kernels.class.getMethods())
                .filter(method -> MAKING.contains(method.getReturnType()))
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(everyMethod().keySet()).containsExactlyInAnyOrderElementsOf(makers);
    }

    @Test
    void resultsBelongToTheArenaAndAreReleasedWithIt() {
        Storage x = upload(normal(2, 3, 4, 5), TYPE);
        everyMethod().forEach((name, operation) -> {
            Arena own = Arena.open();
            Storage result = operation.on(new Storage[] {x}, own);
            assertThat(own.owns(result)).as(name).isTrue();
            assertThat(result.isReleased()).as(name).isFalse();
            own.close();
            assertThat(result.isReleased()).as(name).isTrue();
            assertThat(own.owns(result)).as(name).isFalse();
        });
        assertThat(x.isReleased()).isFalse();
    }

    @Test
    void onlyReshapeAndAliasShareMemoryWithTheirArgument() {
        everyMethod().forEach((name, operation) -> {
            Storage x = upload(normal(2, 3, 4, 5), TYPE);
            Storage result = operation.on(new Storage[] {x}, arena);
            double[] before = kernels.toDoubles(result);
            double[] argument = kernels.toDoubles(x);
            if (!SHARING.contains(name)) {
                kernels.scaleInPlace(x, 4); // a power of 2: no rounding
                assertThat(kernels.toDoubles(result))
                        .as("%s, argument scaled", name)
                        .isEqualTo(before);
                kernels.scaleInPlace(result, -8);
                assertThat(kernels.toDoubles(x))
                        .as("%s, result scaled", name)
                        .isEqualTo(Arrays.stream(argument).map(v -> 4 * v).toArray());
            }
        });
    }

    @Test
    void resultsInTheUnmanagedArenaSurvive() {
        NaiveArray values = normal(2, 3, 4, 5);
        everyMethod().forEach((name, operation) -> {
            Storage result;
            double[] before;
            try (Arena own = Arena.open()) {
                result = operation.on(new Storage[] {upload(values, TYPE, own)}, Arena.unmanaged());
                before = kernels.toDoubles(result);
            }
            try (Arena own = Arena.open()) {
                for (int i = 0; i < 4; i++) {
                    kernels.full(Shape.of(2, 3, 4, 5), TYPE, 77, own);
                    kernels.full(result.shape(), result.type(), 77, own);
                }
                assertThat(result.isReleased()).as(name).isFalse();
                assertThat(kernels.toDoubles(result)).as(name).isEqualTo(before);
            }
        });
    }

    /** Recycled memory holds NaN here, so a result that is not wholly written, or adds to what was there, shows. */
    @Test
    void noResultDependsOnWhatItsMemoryHeldBefore() {
        NaiveArray values = normal(2, 3, 4, 5);
        everyMethod().forEach((name, operation) -> {
            double[] expected = null;
            for (double stale : new double[] {0, 1e3, Double.NaN}) {
                try (Arena dirty = Arena.open()) {
                    operation.on(new Storage[] {upload(values, TYPE, dirty)}, dirty);
                    for (Storage used : new Storage[] {
                        kernels.full(Shape.of(2, 3, 4, 5), TYPE, stale, dirty),
                        operation.on(new Storage[] {upload(values, TYPE, dirty)}, dirty)
                    }) {
                        kernels.assign(used, kernels.full(used.shape(), used.type(), stale, dirty));
                    }
                }
                try (Arena own = Arena.open()) {
                    Storage x = upload(values, TYPE, own);
                    double[] result = kernels.toDoubles(operation.on(new Storage[] {x}, own));
                    expected = expected == null ? result : expected;
                    assertThat(result).as("%s over %s", name, stale).isEqualTo(expected);
                    assertThat(result).as(name).doesNotContain(Double.NaN);
                }
            }
        });
    }

    // ---- the pool
    // ------------------------------------------------------------------------------------------------------

    @Test
    void heldMemoryStaysFlatOverRoundsOfTheSameShapes() {
        long held = 0;
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            if (round == WARM_UP) {
                held = kernels.heldBytes();
            }
            try (Arena own = Arena.open()) {
                Storage x = kernels.full(Shape.of(2, 3, 4, 5), TYPE, 0.1, own);
                everyMethod().values().forEach(operation -> operation.on(new Storage[] {x}, own));
            }
        }
        assertThat(held).isPositive();
        assertThat(kernels.heldBytes()).isEqualTo(held);
    }

    @Test
    void unmanagedResultsAreNotHeld() {
        upload(normal(31, 7), TYPE);
        long held = kernels.heldBytes();
        kernels.full(Shape.of(1009, 3), TYPE, 1, Arena.unmanaged());
        assertThat(kernels.heldBytes()).isEqualTo(held);
    }

    @Test
    void heldMemoryGrowsByWhatIsTaken() {
        long held = kernels.heldBytes();
        kernels.full(Shape.of(1013, 101), TYPE, 1, arena);
        assertThat(kernels.heldBytes() - held).isBetween(4L * 1013 * 101, 2 * 4L * 1013 * 101);
    }

    // ---- handles
    // -------------------------------------------------------------------------------------------------------

    @Test
    void anAliasKeepsTheMemoryAlive() {
        NaiveArray values = normal(5, 11);
        Arena first = Arena.open();
        Storage x = upload(values, TYPE, first);
        Storage alias = kernels.alias(x, arena);
        Storage reshaped = kernels.reshape(x, Shape.of(11, 5), arena);
        first.close();
        assertThat(x.isReleased()).isTrue();
        assertThat(alias.isReleased()).isFalse();
        for (int i = 0; i < 4; i++) {
            kernels.full(Shape.of(5, 11), TYPE, 99, arena);
        }
        assertThat(kernels.toDoubles(alias)).isEqualTo(values.values());
        assertThat(kernels.toDoubles(reshaped)).isEqualTo(values.values());
    }

    @Test
    void theOriginalOutlivesItsAlias() {
        NaiveArray values = normal(5, 13);
        Storage x = upload(values, TYPE);
        try (Arena own = Arena.open()) {
            kernels.alias(x, own);
        }
        for (int i = 0; i < 4; i++) {
            kernels.full(Shape.of(5, 13), TYPE, 99, arena);
        }
        assertThat(kernels.toDoubles(x)).isEqualTo(values.values());
    }

    @Test
    void anAliasOfUnmanagedMemoryMayBeReleased() {
        NaiveArray values = normal(4, 3);
        Storage x = upload(values, TYPE, Arena.unmanaged());
        try (Arena own = Arena.open()) {
            assertThat(kernels.toDoubles(kernels.alias(x, own))).isEqualTo(values.values());
        }
        assertThat(kernels.toDoubles(x)).isEqualTo(values.values());
    }

    @Test
    void moveToHandsAStorageOver() {
        NaiveArray values = normal(3, 19);
        Arena from = Arena.open();
        Storage x = upload(values, TYPE, from);
        from.moveTo(x, arena);
        assertThat(from.owns(x)).isFalse();
        assertThat(arena.owns(x)).isTrue();
        from.close();
        assertThat(x.isReleased()).isFalse();
        kernels.full(Shape.of(3, 19), TYPE, 99, arena);
        assertThat(kernels.toDoubles(x)).isEqualTo(values.values());
    }

    @Test
    void moveToRefusesWhatItCannotHandOver() {
        Storage x = upload(normal(2), TYPE);
        Arena other = Arena.open();
        assertThatThrownBy(() -> other.moveTo(x, arena))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`storage` must belong to the arena that hands it over, got one of " + x.shape()
                        + " that does not; ask owns(storage) first");
        assertThatThrownBy(() -> arena.moveTo(x, Arena.unmanaged()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`target` must be a managed arena, got the unmanaged one; copy the storage to keep it"
                        + " longer");
        assertThat(arena.owns(x)).isTrue();
    }

    @Test
    void oneStorageMayBeReleasedEarlyAndOnlyByItsOwner() {
        Storage x = upload(normal(2), TYPE);
        try (Arena other = Arena.open()) {
            other.release(x);
            assertThat(x.isReleased()).isFalse();
        }
        arena.release(x);
        assertThat(x.isReleased()).isTrue();
        arena.release(x);
        assertThat(arena.owns(x)).isFalse();
    }

    @Test
    void releasedMemoryIsNotHandedOutTwice() {
        Storage x = kernels.full(Shape.of(23, 3), TYPE, 1, arena);
        arena.release(x);
        arena.release(x);
        Storage one = kernels.full(Shape.of(23, 3), TYPE, 1, arena);
        Storage two = kernels.full(Shape.of(23, 3), TYPE, 2, arena);
        assertThat(kernels.toDoubles(one)).containsOnly(1);
        assertThat(kernels.toDoubles(two)).containsOnly(2);
    }

    // ---- threads
    // -------------------------------------------------------------------------------------------------------

    @Test
    void threadsDoNotDisturbEachOther() throws Exception {
        NaiveArray x = convolved(2, 3, 6, 5);
        NaiveArray w = convolved(4, 3, 3, 3);
        NaiveArray expected = x.conv2d(w, GEOMETRY.stride(), GEOMETRY.padding());
        Callable<Double> work = () -> {
            double worst = 0;
            for (int i = 0; i < 50; i++) {
                try (Arena own = Arena.open()) {
                    Storage y = kernels.conv2d(upload(x, TYPE, own), upload(w, TYPE, own), GEOMETRY, own);
                    double[] values = kernels.toDoubles(kernels.affine(y, 1, 0, own));
                    for (int k = 0; k < values.length; k++) {
                        worst = Math.max(worst, Math.abs(values[k] - expected.values()[k]));
                    }
                }
            }
            return worst;
        };
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (Future<Double> worst : threads.invokeAll(List.of(work, work))) {
                assertThat(worst.get())
                        .isCloseTo(0, Assertions.within(sumTolerance(TYPE) * Math.max(1, expected.largest())));
            }
        } finally {
            threads.shutdown();
        }
    }
}
