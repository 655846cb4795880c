package org.gan4j.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** Updates in place, the optimisers' against {@code optimizer_goldens.json}; the script that made it lies beside it. */
abstract class UpdateContract extends KernelsContract {
    private static final String GOLDENS = "/org/gan4j/kernel/optimizer_goldens.json";
    private static final double FLOAT_MOMENT_TOLERANCE = 2e-5;

    /** Five updates of one optimiser: what it starts from, the gradients, and its state after each. */
    private record Golden(
            String optimizer,
            double[] settings,
            long firstStep,
            double[] parameter,
            double[] first,
            double[] second,
            double[][] gradients,
            double[][] parameters,
            double[][] firsts,
            double[][] seconds) {}

    /** Changes its first argument. */
    private interface Update {
        void on(Storage target, Storage source);
    }

    UpdateContract(KernelsContractTest subject) {
        super(subject);
    }

    // ---- simple updates
    // ------------------------------------------------------------------------------------------------

    /** The target keeps its memory: a handle that shares it sees the change. */
    private void checkUpdate(DataType type, NaiveArray x, NaiveArray source, NaiveArray expected, Update update) {
        for (Making making : Making.values()) {
            Storage target = make(x, making, type, arena);
            Storage shared = kernels.alias(target, arena);
            Storage other = make(source, making.next(1), type, arena);
            update.on(target, other);
            assertClose("target " + making, target, expected, elementTolerance(type));
            assertClose("its alias " + making, shared, expected, elementTolerance(type));
            assertThat(kernels.toDoubles(other)).isEqualTo(source.values());
        }
    }

    @InBothTypes
    void updatesChangeTheTargetAlone(DataType type) {
        for (long[] dims : new long[][] {{}, {1}, {3, 5}, {2, 3, 1, 4}}) {
            NaiveArray x = normal(dims);
            NaiveArray y = normal(dims);
            checkUpdate(type, x, y, y, kernels::assign);
            checkUpdate(type, x, y, x.combine(y, Double::sum), kernels::addInPlace);
            checkUpdate(type, x, y, x.map(v -> -1.5 * v), (target, source) -> kernels.scaleInPlace(target, -1.5));
            checkUpdate(
                    type,
                    x,
                    y,
                    x.map(v -> Math.min(0.75, Math.max(-0.25, v))),
                    (target, source) -> kernels.clampInPlace(target, -0.25, 0.75));
        }
    }

    @InBothTypes
    void aTargetMayBeAddedToItself(DataType type) {
        NaiveArray x = normal(3, 2);
        Storage target = upload(x, type);
        kernels.addInPlace(target, target);
        assertClose("twice", target, x.map(v -> 2 * v), 0);
    }

    @InBothTypes
    void clampKeepsTheBoundsThemselves(DataType type) {
        Storage x = kernels.upload(new double[] {-1e30, -0.5, 0.125, 0.5, 1e30}, Shape.of(5), type, arena);
        kernels.clampInPlace(x, -0.5, 0.5);
        assertThat(kernels.toDoubles(x)).containsExactly(-0.5, -0.5, 0.125, 0.5, 0.5);
    }

    // ---- optimisers
    // ----------------------------------------------------------------------------------------------------

    private static Golden[] goldens() throws IOException {
        try (Reader reader =
                new InputStreamReader(UpdateContract.class.getResourceAsStream(GOLDENS), StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, Golden[].class);
        }
    }

    @InBothTypes
    void optimisersFollowPyTorch(DataType type) throws IOException {
        Golden[] goldens = goldens();
        assertThat(goldens).extracting(Golden::optimizer).contains("adam", "rmsprop");
        for (Golden golden : goldens) {
            for (Shape shape : new Shape[] {Shape.of(7), Shape.of(1, 7, 1, 1)}) {
                run(golden, shape, type);
            }
        }
    }

    private void run(Golden golden, Shape shape, DataType type) {
        Storage parameter = kernels.upload(golden.parameter(), shape, type, arena);
        Storage first = kernels.upload(golden.first(), shape, type, arena);
        Storage second = kernels.upload(golden.second(), shape, type, arena);
        double[] s = golden.settings();
        for (int i = 0; i < golden.gradients().length; i++) {
            Storage gradient = kernels.upload(golden.gradients()[i], shape, type, arena);
            if (golden.optimizer().equals("adam")) {
                AdamSettings settings = new AdamSettings(s[0], s[1], s[2], s[3]);
                kernels.adamInPlace(parameter, gradient, first, second, settings, golden.firstStep() + i);
            } else {
                kernels.rmsPropInPlace(parameter, gradient, second, new RmsPropSettings(s[0], s[1], s[2]));
            }
            String what = golden.optimizer() + Arrays.toString(s) + " after update " + (i + 1) + " in " + type;
            assertEach(what + ", parameter", parameter, golden.parameters()[i], updateTolerance(golden, type));
            assertEach(what + ", first moment", first, golden.firsts()[i], momentTolerance(type));
            assertEach(what + ", second moment", second, golden.seconds()[i], momentTolerance(type));
        }
    }

    /** 1 - 0.999 in 32 bits has an error of 1.3e-5 already. */
    private double momentTolerance(DataType type) {
        return type == DataType.FLOAT ? FLOAT_MOMENT_TOLERANCE : elementTolerance(type);
    }

    /** In 32 bits the parameters' own rounding, and small parts of the steps of up to the rate. */
    private double updateTolerance(Golden golden, DataType type) {
        double largestStep = 5 * golden.settings()[0];
        return type == DataType.FLOAT ? 2.5e-7 + 1e-4 * largestStep : 10 * elementTolerance(type);
    }

    /** Each element by its own size: the goldens span thirteen powers of ten. */
    private void assertEach(String what, Storage actual, double[] expected, double tolerance) {
        double[] values = kernels.toDoubles(actual);
        for (int i = 0; i < expected.length; i++) {
            double size = what.endsWith("moment") ? Math.abs(expected[i]) : Math.max(1, Math.abs(expected[i]));
            assertThat(values[i])
                    .as("%s, element %d", what, i)
                    .isCloseTo(expected[i], Assertions.within(tolerance * size + Float.MIN_VALUE));
        }
    }

    /** At the first step Adam's update is rate * g / (|g| + eps); ND4J's own epsilon acts 32 times as large. */
    @Test
    void adamsEpsilonStandsOutsideTheRootAfterTheBiasCorrection() {
        double g = 1e-8;
        Storage parameter = kernels.upload(new double[] {0}, Shape.of(1), DataType.DOUBLE, arena);
        kernels.adamInPlace(
                parameter,
                kernels.full(Shape.of(1), DataType.DOUBLE, g, arena),
                kernels.full(Shape.of(1), DataType.DOUBLE, 0, arena),
                kernels.full(Shape.of(1), DataType.DOUBLE, 0, arena),
                new AdamSettings(1, 0.9, 0.999, 1e-8),
                1);
        assertThat(kernels.toDoubles(parameter)[0]).isCloseTo(-0.5, Assertions.within(1e-9));
    }

    @InBothTypes
    void aZeroGradientMovesNothingAtFirst(DataType type) {
        Storage parameter = kernels.full(Shape.of(2), type, 0.75, arena);
        Storage zeros = kernels.full(Shape.of(2), type, 0, arena);
        Storage first = kernels.full(Shape.of(2), type, 0, arena);
        Storage second = kernels.full(Shape.of(2), type, 0, arena);
        kernels.adamInPlace(parameter, zeros, first, second, new AdamSettings(0.1, 0.5, 0.9, 1e-8), 1);
        kernels.rmsPropInPlace(
                parameter,
                kernels.full(Shape.of(2), type, 0, arena),
                kernels.full(Shape.of(2), type, 0, arena),
                new RmsPropSettings(0.1, 0.9, 1e-8));
        assertThat(kernels.toDoubles(parameter)).containsExactly(0.75, 0.75);
    }
}
