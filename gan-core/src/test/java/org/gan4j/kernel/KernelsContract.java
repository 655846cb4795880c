package org.gan4j.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Making arguments, running an operation, and what holds for every result. */
abstract class KernelsContract {
    /** A test that runs in 32 and in 64 bits. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT", "DOUBLE"})
    @interface InBothTypes {}

    /** How an argument came to be: kernels may keep some of these as views. */
    enum Making {
        UPLOADED,
        RESHAPED,
        PERMUTED,
        SLICED;

        Making next(int steps) {
            return values()[(ordinal() + steps) % values().length];
        }
    }

    /** An operation under test. */
    interface Operation {
        Storage on(Storage[] x, Arena arena);
    }

    private static final Making[] MAKINGS = Making.values();

    final Kernels kernels;
    Arena arena;
    private final KernelsContractTest subject;
    private final Random random = new Random(20260511);

    KernelsContract(KernelsContractTest subject) {
        this.subject = subject;
        this.kernels = subject.kernels();
    }

    @BeforeEach
    void openArena() {
        arena = Arena.open();
    }

    @AfterEach
    void closeArena() {
        arena.close();
    }

    double elementTolerance(DataType type) {
        return subject.elementTolerance(type);
    }

    double sumTolerance(DataType type) {
        return subject.sumTolerance(type);
    }

    // ---- arguments -------------------------------------------------------------------------------------------------

    /** Standard normal values that the kernels hold exactly. */
    NaiveArray normal(long... dims) {
        return NaiveArray.of(Shape.of(dims), index -> subject.argument(random.nextGaussian()));
    }

    /** Values in [0.5, 2.5). */
    NaiveArray positive(long... dims) {
        return NaiveArray.of(Shape.of(dims), index -> subject.argument(0.5f + 2 * random.nextFloat()));
    }

    /** The nearest number that the kernels hold exactly. */
    double argument(double value) {
        return subject.argument(value);
    }

    /** Standard normal values that convolutions take exactly. */
    NaiveArray convolved(long... dims) {
        return normal(dims).map(subject::convolved);
    }

    Storage upload(NaiveArray x, DataType type, Arena owner) {
        return subject.upload(x.values(), x.shape(), type, owner);
    }

    Storage upload(NaiveArray x, DataType type) {
        return upload(x, type, arena);
    }

    Storage make(NaiveArray x, Making making, DataType type, Arena owner) {
        Shape shape = x.shape();
        int rank = shape.rank();
        return switch (making) {
            case UPLOADED -> upload(x, type, owner);
            case RESHAPED -> kernels.reshape(upload(x.reshape(Shape.of(shape.size(), 1)), type, owner), shape, owner);
            case PERMUTED -> {
                // stored with its dimensions rotated by one, then turned back
                int[] stored = new int[rank];
                int[] back = new int[rank];
                for (int d = 0; d < rank; d++) {
                    stored[d] = (d + 1) % rank;
                    back[(d + 1) % rank] = d;
                }
                yield kernels.permute(upload(x.permute(stored), type, owner), back, owner);
            }
            case SLICED -> {
                long[] begin = new long[rank];
                Shape larger = shape;
                for (int d = 0; d < rank; d++) {
                    begin[d] = d % 2 == 0 ? 1 : 2;
                    larger = larger.with(d, shape.dim(d) + 3);
                }
                NaiveArray inside = x.map(v -> 1).pad(begin, larger);
                NaiveArray around = x.pad(begin, larger).combine(inside, (v, in) -> in == 0 ? 1e4 : v);
                yield kernels.slice(upload(around, type, owner), begin, shape, owner);
            }
        };
    }

    // ---- running ---------------------------------------------------------------------------------------------------

    /**
     * Runs an operation on arguments of every making and holds it to its values, and to what holds for each operation: the
     * result has the arguments' type, belongs to the arena, and stays when arguments are overwritten or other memory is
     * released; arguments are not modified.
     */
    void check(DataType type, double tolerance, NaiveArray expected, Operation operation, NaiveArray... arguments) {
        for (Making first : MAKINGS) {
            String what = first + " " + type + " " + shapes(arguments);
            Storage survivor;
            try (Arena own = Arena.open()) {
                Storage[] x = makeAll(arguments, first, type, own);
                Storage result = operation.on(x, own);
                survivor = operation.on(x, Arena.unmanaged());
                for (int i = 0; i < x.length; i++) {
                    assertThat(kernels.toDoubles(x[i]))
                            .as("argument %d afterwards, %s", i, what)
                            .isEqualTo(arguments[i].values());
                }
                assertThat(own.owns(result)).as("owned by the arena, %s", what).isTrue();
                for (Storage argument : x) {
                    kernels.assign(argument, kernels.full(argument.shape(), type, Double.NaN, own));
                }
                assertThat(result.type()).isEqualTo(type);
                assertClose(what, result, expected, tolerance);
            }
            assertThat(survivor.isReleased()).isFalse();
            assertClose("unmanaged " + what, survivor, expected, tolerance);
        }
    }

    private Storage[] makeAll(NaiveArray[] arguments, Making first, DataType type, Arena owner) {
        Storage[] made = new Storage[arguments.length];
        for (int i = 0; i < made.length; i++) {
            made[i] = make(arguments[i], first.next(i), type, owner);
        }
        return made;
    }

    void assertClose(String what, Storage actual, NaiveArray expected, double tolerance) {
        assertThat(actual.shape()).as(what).isEqualTo(expected.shape());
        double[] values = kernels.toDoubles(actual);
        double largest = Math.max(1, expected.largest());
        for (int i = 0; i < values.length; i++) {
            double right = expected.values()[i];
            assertThat(values[i])
                    .as("%s, element %d", what, i)
                    .isCloseTo(
                            right,
                            Assertions.within(tolerance * largest + subject.storageError(actual, right, largest)));
        }
    }

    private static String shapes(NaiveArray[] arrays) {
        return Arrays.toString(Arrays.stream(arrays).map(NaiveArray::shape).toArray());
    }
}
