package org.gan4j.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Doors, copies and everything else that moves elements and changes none: exact in every type. */
abstract class MovementContract extends KernelsContract {
    private static final double EXACT = 0;
    private static final long[][] SHAPES = {{}, {1}, {5}, {1, 3}, {3, 1, 2}, {2, 3, 4, 5}, {1, 1, 1, 17}};

    MovementContract(KernelsContractTest subject) {
        super(subject);
    }

    // ---- doors -----------------------------------------------------------------------------------------------------

    @InBothTypes
    void valuesComeBackAsTheyWereGiven(DataType type) {
        for (long[] dims : SHAPES) {
            NaiveArray x = normal(dims);
            float[] floats = floats(x);
            for (Storage stored : new Storage[] {
                kernels.upload(x.values(), x.shape(), type, arena), kernels.upload(floats, x.shape(), type, arena)
            }) {
                assertThat(stored.shape()).isEqualTo(x.shape());
                assertThat(stored.type()).isEqualTo(type);
                assertThat(stored.kernels()).isSameAs(kernels);
                assertThat(kernels.toDoubles(stored)).isEqualTo(x.values());
                assertThat(kernels.toFloats(stored)).isEqualTo(floats);
                INDArray array = kernels.toINDArray(stored);
                assertThat(array.shape()).isEqualTo(dims);
                assertThat(array.dataType()).isEqualTo(type);
                assertThat(array.ordering()).isEqualTo('c');
                assertThat(array.dup('c').data().asDouble()).isEqualTo(x.values());
            }
        }
    }

    @Test
    void doublesKeepAllTheirDigitsAndFloatsAreRounded() {
        double[] values = {Math.PI, -1e300, 1e-300, 1.0 / 3};
        assertThat(kernels.toDoubles(kernels.upload(values, Shape.of(2, 2), DataType.DOUBLE, arena)))
                .isEqualTo(values);
        double[] rounded = {(float) Math.PI, (float) (1.0 / 3)};
        double[] some = {Math.PI, 1.0 / 3};
        assertThat(kernels.toDoubles(kernels.upload(some, Shape.of(2), DataType.FLOAT, arena)))
                .isEqualTo(rounded);
    }

    @InBothTypes
    void whatCameThroughADoorIsACopy(DataType type) {
        double[] values = {1, 2, 3};
        INDArray array = Nd4j.createFromArray(values).castTo(type);
        Storage fromValues = kernels.upload(values, Shape.of(3), type, arena);
        Storage fromArray = kernels.upload(array, type, arena);
        values[0] = 9;
        array.assign(9);
        assertThat(kernels.toDoubles(fromValues)).containsExactly(1, 2, 3);
        assertThat(kernels.toDoubles(fromArray)).containsExactly(1, 2, 3);
        kernels.toINDArray(fromArray).assign(7);
        kernels.toDoubles(fromArray)[1] = 7;
        kernels.toFloats(fromArray)[2] = 7;
        assertThat(kernels.toDoubles(fromArray)).containsExactly(1, 2, 3);
    }

    @Test
    void arraysFromOutsideLastLongerThanTheArena() {
        INDArray outside;
        try (Arena own = Arena.open()) {
            outside = kernels.toINDArray(kernels.full(Shape.of(2, 3), DataType.FLOAT, 1.5, own));
        }
        try (Arena own = Arena.open()) {
            kernels.full(Shape.of(2, 3), DataType.FLOAT, -4, own);
            assertThat(outside.sumNumber().doubleValue()).isEqualTo(9);
        }
    }

    /** Strided, Fortran-order, integer and scalar arrays. */
    @InBothTypes
    void nd4jArraysOfAnyStridesAreReadInLogicalOrder(DataType type) {
        INDArray range = Nd4j.createFromArray(
                        DoubleStream.iterate(0, v -> v + 1).limit(24).toArray())
                .reshape(2, 3, 4);
        assertUpload(
                type,
                range.permute(2, 0, 1),
                new long[] {4, 2, 3},
                0,
                4,
                8,
                12,
                16,
                20,
                1,
                5,
                9,
                13,
                17,
                21,
                2,
                6,
                10,
                14,
                18,
                22,
                3,
                7,
                11,
                15,
                19,
                23);
        assertUpload(
                type,
                range.get(NDArrayIndex.interval(1, 2), NDArrayIndex.interval(0, 2), NDArrayIndex.interval(1, 2, 4)),
                new long[] {1, 2, 2},
                13,
                15,
                17,
                19);
        assertUpload(type, range.slice(1).dup('f'), new long[] {3, 4}, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23);
        assertUpload(type, Nd4j.createFromArray(3, -1), new long[] {2}, 3, -1);
        assertUpload(type, Nd4j.scalar(2.5), new long[0], 2.5);
    }

    private void assertUpload(DataType type, INDArray array, long[] dims, double... expected) {
        Storage stored = kernels.upload(array, type, arena);
        assertThat(stored.shape()).isEqualTo(Shape.of(dims));
        assertThat(stored.type()).isEqualTo(type);
        assertThat(kernels.toDoubles(stored)).isEqualTo(expected);
    }

    @InBothTypes
    void valuesOfViewsAndLayoutsAreReadInLogicalOrder(DataType type) {
        NaiveArray x = normal(2, 3, 4, 5);
        for (Making making : Making.values()) {
            Storage made = make(x, making, type, arena);
            assertThat(kernels.toDoubles(made)).as("%s", making).isEqualTo(x.values());
            assertThat(kernels.toFloats(made)).as("%s", making).isEqualTo(floats(x));
            INDArray array = kernels.toINDArray(made);
            assertThat(array.getDouble(1, 2, 0, 3)).isEqualTo(x.at(1, 2, 0, 3));
            assertThat(array.dup('c').data().asDouble()).as("%s", making).isEqualTo(x.values());
        }
    }

    private static float[] floats(NaiveArray x) {
        float[] floats = new float[x.values().length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) x.values()[i];
        }
        return floats;
    }

    // ---- making and moving ------------------------------------------------------------------------------------------

    @InBothTypes
    void full(DataType type) {
        for (long[] dims : SHAPES) {
            Storage x = kernels.full(Shape.of(dims), type, -2.5, arena);
            assertThat(x.type()).isEqualTo(type);
            assertClose("full", x, NaiveArray.of(Shape.of(dims), index -> -2.5), EXACT);
        }
    }

    @InBothTypes
    void copy(DataType type) {
        for (long[] dims : SHAPES) {
            NaiveArray x = normal(dims);
            check(type, EXACT, x, (s, to) -> kernels.copy(s[0], to), x);
        }
    }

    @Test
    void castRoundsAndWidens() {
        double[] values = {1.0 / 3, -2, 1e-3, 7, 0.1, -0.0};
        Storage wide = kernels.upload(values, Shape.of(2, 3), DataType.DOUBLE, arena);
        Storage narrow = kernels.cast(wide, DataType.FLOAT, arena);
        assertThat(narrow.type()).isEqualTo(DataType.FLOAT);
        assertThat(narrow.shape()).isEqualTo(wide.shape());
        double[] rounded = DoubleStream.of(values).map(v -> (float) v).toArray();
        assertThat(kernels.toDoubles(narrow)).isEqualTo(rounded);
        Storage widened = kernels.cast(narrow, DataType.DOUBLE, arena);
        assertThat(widened.type()).isEqualTo(DataType.DOUBLE);
        assertThat(kernels.toDoubles(widened)).isEqualTo(rounded);
        assertThat(kernels.toDoubles(wide)).isEqualTo(values);
    }

    @InBothTypes
    void castToTheSameTypeIsACopy(DataType type) {
        NaiveArray x = normal(2, 3, 2);
        check(type, EXACT, x, (s, to) -> kernels.cast(s[0], type, to), x);
    }

    @InBothTypes
    void reshapeKeepsTheElementsInLogicalOrder(DataType type) {
        long[][][] pairs = {{{2, 3, 4}, {4, 6}}, {{}, {1, 1}}, {{1, 1}, {}}, {{6}, {3, 1, 2}}, {{2, 3, 2, 2}, {2, 12}}};
        for (long[][] pair : pairs) {
            NaiveArray x = normal(pair[0]);
            for (Making making : Making.values()) {
                Storage made = make(x, making, type, arena);
                Storage result = kernels.reshape(made, Shape.of(pair[1]), arena);
                assertThat(arena.owns(result)).isTrue();
                assertThat(result.type()).isEqualTo(type);
                assertClose("reshape " + making, result, x.reshape(Shape.of(pair[1])), EXACT);
                assertThat(kernels.toDoubles(made)).isEqualTo(x.values());
            }
        }
    }

    @InBothTypes
    void permute(DataType type) {
        int[][] orders = {
            {}, {0}, {1, 0}, {0, 1}, {2, 0, 1}, {1, 2, 0}, {0, 2, 3, 1}, {0, 3, 1, 2}, {1, 0, 2, 3}, {3, 2, 1, 0}
        };
        long[][] shapes = {
            {}, {4}, {2, 3}, {1, 3}, {2, 3, 4}, {3, 1, 2}, {2, 3, 4, 5}, {2, 5, 1, 3}, {2, 3, 3, 4}, {2, 1, 4, 3}
        };
        for (int i = 0; i < orders.length; i++) {
            int[] axes = orders[i];
            NaiveArray x = normal(shapes[i]);
            check(type, EXACT, x.permute(axes), (s, to) -> kernels.permute(s[0], axes, to), x);
        }
    }

    @InBothTypes
    void slice(DataType type) {
        long[][][] cases = {
            {{}, {}, {}},
            {{7}, {2}, {3}},
            {{3, 4}, {0, 3}, {3, 1}},
            {{3, 4}, {1, 0}, {1, 4}},
            {{2, 3, 4}, {1, 1, 0}, {1, 1, 1}},
            {{2, 5, 4, 6}, {0, 2, 1, 3}, {2, 2, 3, 2}},
            {{2, 2, 3, 3}, {0, 0, 0, 0}, {2, 2, 3, 3}}
        };
        for (long[][] c : cases) {
            NaiveArray x = normal(c[0]);
            Shape part = Shape.of(c[2]);
            check(type, EXACT, x.slice(c[1], part), (s, to) -> kernels.slice(s[0], c[1], part, to), x);
        }
    }

    @InBothTypes
    void pad(DataType type) {
        long[][][] cases = {
            {{}, {}, {}},
            {{3}, {2}, {7}},
            {{3, 1}, {0, 3}, {3, 4}},
            {{1, 1, 1}, {1, 1, 0}, {2, 3, 4}},
            {{2, 2, 3, 2}, {0, 2, 1, 3}, {2, 5, 4, 6}},
            {{2, 2, 3, 3}, {0, 0, 0, 0}, {2, 2, 3, 3}}
        };
        for (long[][] c : cases) {
            NaiveArray x = normal(c[0]);
            Shape whole = Shape.of(c[2]);
            check(type, EXACT, x.pad(c[1], whole), (s, to) -> kernels.pad(s[0], c[1], whole, to), x);
        }
    }

    @InBothTypes
    void concat(DataType type) {
        long[][][] groups = {
            {{2}, {1}, {3}}, {{2, 3}, {4, 3}}, {{2, 1, 3}, {2, 2, 3}, {2, 1, 3}}, {{2, 3, 4, 1}, {2, 3, 4, 5}}, {{3, 2}}
        };
        int[] axes = {0, 0, 1, 3, 1};
        for (int i = 0; i < axes.length; i++) {
            int axis = axes[i];
            NaiveArray[] xs = Arrays.stream(groups[i]).map(this::normal).toArray(NaiveArray[]::new);
            check(type, EXACT, NaiveArray.concat(axis, xs), (s, to) -> kernels.concat(List.of(s), axis, to), xs);
        }
    }

    @InBothTypes
    void gatherTakesRowsInAnyOrderAndAgain(DataType type) {
        long[][] shapes = {{5}, {4, 3}, {3, 2, 2}, {1, 4}, {3, 1}};
        int[][] rows = {{4, 0, 0}, {3, 1}, {2, 2, 0, 1, 2}, {0, 0}, {1}};
        for (int i = 0; i < rows.length; i++) {
            int[] chosen = rows[i];
            NaiveArray x = normal(shapes[i]);
            check(type, EXACT, x.gather(chosen), (s, to) -> kernels.gather(s[0], chosen, to), x);
        }
    }

    @InBothTypes
    void scatterAddSumsRowsAndLeavesTheOthersZero(DataType type) {
        long[][] shapes = {{3}, {2, 3}, {5, 2, 2}, {2, 4}, {1, 1}};
        int[][] rows = {{4, 0, 0}, {3, 1}, {2, 2, 0, 1, 2}, {0, 0}, {1}};
        long[] counts = {5, 4, 3, 1, 3};
        for (int i = 0; i < rows.length; i++) {
            int[] chosen = rows[i];
            long count = counts[i];
            NaiveArray x = normal(shapes[i]);
            check(
                    type,
                    elementTolerance(type),
                    x.scatterAdd(chosen, count),
                    (s, to) -> kernels.scatterAdd(s[0], chosen, count, to),
                    x);
        }
    }
}
