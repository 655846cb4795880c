package org.gan4j.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** Element-wise functions and broadcasting. */
abstract class ElementContract extends KernelsContract {
    private static final double SLOPE = 0.2;
    /** Constants of the leaky functions: none, PyTorch's default, DCGAN's, one, and one that shrinks nothing. */
    private static final double[] SLOPES = {0, 0.01, SLOPE, 1, -0.5};

    private static final Map<UnaryOp, DoubleUnaryOperator> POSITIVE_DOMAIN =
            Map.of(UnaryOp.LOG, Math::log, UnaryOp.SQRT, Math::sqrt, UnaryOp.RECIPROCAL, x -> 1 / x);
    private static final Map<UnaryOp, DoubleUnaryOperator> ANY_DOMAIN = Map.of(
            UnaryOp.EXP,
            Math::exp,
            UnaryOp.SQUARE,
            x -> x * x,
            UnaryOp.ABS,
            Math::abs,
            UnaryOp.SIGN,
            Math::signum,
            UnaryOp.TANH,
            Math::tanh,
            UnaryOp.SIGMOID,
            x -> 1 / (1 + Math.exp(-x)),
            UnaryOp.SOFTPLUS,
            x -> Math.log(1 + Math.exp(x)),
            UnaryOp.LEAKY_RELU,
            x -> x > 0 ? x : SLOPE * x,
            UnaryOp.LEAKY_STEP,
            x -> x > 0 ? 1 : SLOPE);
    private static final Map<BinaryOp, DoubleBinaryOperator> BINARY = Map.of(
            BinaryOp.ADD, (a, b) -> a + b,
            BinaryOp.SUBTRACT, (a, b) -> a - b,
            BinaryOp.MULTIPLY, (a, b) -> a * b,
            BinaryOp.DIVIDE, (a, b) -> a / b);
    private static final long[][] SHAPES = {{}, {1}, {7}, {2, 3}, {1, 5, 1}, {2, 3, 5, 1}, {3, 17, 3, 2}};
    private static final long[][][] BROADCASTS = {
        {{}, {}},
        {{3, 2}, {3, 2}},
        {{2, 3, 4, 5}, {2, 3, 4, 5}},
        {{2, 3}, {}},
        {{1}, {4, 2}},
        {{}, {1, 1}},
        {{2, 3, 4}, {4}},
        {{2, 3, 4}, {3, 1}},
        {{3, 1}, {2, 3, 4}},
        {{3, 1, 2}, {1, 4, 1}},
        {{2, 5, 3, 4}, {1, 5, 1, 1}},
        {{1, 5, 1, 1}, {2, 5, 3, 4}},
        {{2, 1, 1, 1}, {2, 3, 4, 5}},
        {{2, 3, 4, 5}, {2, 3, 1, 1}},
        {{17, 1}, {1, 19}},
        {{1, 1, 1, 1}, {1, 3, 1, 2}}
    };

    ElementContract(KernelsContractTest subject) {
        super(subject);
    }

    // ---- one argument
    // ------------------------------------------------------------------------------------------------

    @Test
    void everyUnaryOperationIsTested() {
        assertThat(POSITIVE_DOMAIN.size() + ANY_DOMAIN.size()).isEqualTo(UnaryOp.values().length);
        assertThat(BINARY).containsOnlyKeys(BinaryOp.values());
    }

    @InBothTypes
    void unary(DataType type) {
        for (long[] dims : SHAPES) {
            POSITIVE_DOMAIN.forEach((op, function) -> checkUnary(type, op, function, positive(dims)));
            ANY_DOMAIN.forEach((op, function) -> checkUnary(type, op, function, normal(dims)));
        }
    }

    private void checkUnary(DataType type, UnaryOp op, DoubleUnaryOperator function, NaiveArray x) {
        check(type, elementTolerance(type), x.map(function), (s, to) -> kernels.unary(op, s[0], SLOPE, to), x);
    }

    private double[] unary(DataType type, UnaryOp op, double a, double... x) {
        return kernels.toDoubles(kernels.unary(op, kernels.upload(x, Shape.of(x.length), type, arena), a, arena));
    }

    @InBothTypes
    void softplusIsFiniteAndRightFarFromZero(DataType type) {
        double[] y = unary(type, UnaryOp.SOFTPLUS, 0, -1e4, -100, -30, -0.0, 0, 30, 100, 1e4);
        assertThat(y[0]).isBetween(0.0, Double.MIN_NORMAL);
        assertThat(y[1]).isBetween(0.0, 4e-44);
        assertThat(y[2]).isCloseTo(9.357622968839737e-14, Assertions.within(elementTolerance(type)));
        assertThat(y[3]).isCloseTo(Math.log(2), Assertions.within(elementTolerance(type)));
        assertThat(y[4]).isCloseTo(Math.log(2), Assertions.within(elementTolerance(type)));
        assertThat(y[5]).isCloseTo(30, Assertions.within(30 * elementTolerance(type)));
        assertThat(y[6]).isEqualTo(100);
        assertThat(y[7]).isEqualTo(1e4);
    }

    @InBothTypes
    void sigmoidIsFiniteAndRightFarFromZero(DataType type) {
        double[] y = unary(type, UnaryOp.SIGMOID, 0, -1e4, -100, -30, -0.0, 0, 100, 1e4);
        assertThat(y[0]).isBetween(0.0, Double.MIN_NORMAL);
        assertThat(y[1]).isBetween(0.0, 4e-44);
        assertThat(y[2]).isCloseTo(9.357622968839299e-14, Assertions.within(elementTolerance(type)));
        assertThat(y[3]).isEqualTo(0.5);
        assertThat(y[4]).isEqualTo(0.5);
        assertThat(y[5]).isEqualTo(1);
        assertThat(y[6]).isEqualTo(1);
    }

    @InBothTypes
    void tanhSaturates(DataType type) {
        assertThat(unary(type, UnaryOp.TANH, 0, -1e4, -100, 0, 100, 1e4)).containsExactly(-1, -1, 0, 1, 1);
        assertThat(unary(type, UnaryOp.TANH, 0, 1e-4, -1e-6, -0.0))
                .containsExactly(
                        new double[] {9.999999966666667e-5, -1e-6, 0}, Assertions.within(elementTolerance(type)));
    }

    /** The derivative of a leaky rectifier at exactly 0 is the slope, as in PyTorch. */
    @InBothTypes
    void leakyFunctionsAtZeroAndFarAway(DataType type) {
        for (double a : SLOPES) {
            double rounding = elementTolerance(type);
            double[] step = unary(type, UnaryOp.LEAKY_STEP, a, 0, -0.0, 1e-30, -1e-30, 1e4, -1e4);
            assertThat(step)
                    .as("slope %s", a)
                    .containsExactly(new double[] {a, a, 1, a, 1, a}, Assertions.within(rounding));
            double[] relu = unary(type, UnaryOp.LEAKY_RELU, a, 0, -0.0, 3, -3, 1e4, -1e4);
            assertThat(relu)
                    .as("slope %s", a)
                    .containsExactly(new double[] {0, 0, 3, -3 * a, 1e4, -1e4 * a}, Assertions.within(1e4 * rounding));
        }
    }

    @InBothTypes
    void signAndAbsoluteValueAtZero(DataType type) {
        assertThat(unary(type, UnaryOp.SIGN, 0, 0, -0.0, 1e-30, -1e-30, -7))
                .containsExactly(new double[] {0, 0, 1, -1, -1}, Assertions.within(0.0));
        assertThat(unary(type, UnaryOp.ABS, 0, 0, -0.0, -3)).containsExactly(0, 0, 3);
        assertThat(unary(type, UnaryOp.SQRT, 0, 0, 4)).containsExactly(0, 2);
    }

    @InBothTypes
    void affine(DataType type) {
        double[][] constants = {{1, 0}, {-1.5, 0}, {1, 2.5}, {0, 3}, {-0.25, -1}};
        for (long[] dims : SHAPES) {
            for (double[] c : constants) {
                NaiveArray x = normal(dims);
                check(
                        type,
                        elementTolerance(type),
                        x.map(v -> c[0] * v + c[1]),
                        (s, to) -> kernels.affine(s[0], c[0], c[1], to),
                        x);
            }
        }
    }

    // ---- two arguments
    // -----------------------------------------------------------------------------------------------

    @InBothTypes
    void binaryBroadcastsOnEitherSide(DataType type) {
        for (long[][] pair : BROADCASTS) {
            NaiveArray a = normal(pair[0]);
            NaiveArray b = positive(pair[1]);
            BINARY.forEach((op, function) -> check(
                    type,
                    elementTolerance(type),
                    a.combine(b, function),
                    (s, to) -> kernels.binary(op, s[0], s[1], to),
                    a,
                    b));
        }
    }

    @InBothTypes
    void bothArgumentsMayBeTheSame(DataType type) {
        NaiveArray x = positive(3, 5);
        BINARY.forEach((op, function) -> check(
                type,
                elementTolerance(type),
                x.combine(x, function),
                (s, to) -> kernels.binary(op, s[0], s[0], to),
                x));
    }

    @InBothTypes
    void broadcast(DataType type) {
        long[][][] pairs = {
            {{}, {}},
            {{}, {2, 3}},
            {{1}, {4}},
            {{3}, {2, 3}},
            {{3, 1}, {2, 3, 4}},
            {{1, 5, 1, 1}, {2, 5, 3, 4}},
            {{2, 1, 3, 1}, {2, 4, 3, 2}},
            {{2, 3, 1, 1}, {2, 3, 2, 5}},
            {{2, 3}, {2, 3}}
        };
        for (long[][] pair : pairs) {
            NaiveArray x = normal(pair[0]);
            Shape shape = Shape.of(pair[1]);
            check(type, 0, x.broadcast(shape), (s, to) -> kernels.broadcast(s[0], shape, to), x);
        }
    }

    /** An element that is not a number stays one, so that a divergence shows. */
    @InBothTypes
    void elementsThatAreNoNumbersStayVisible(DataType type) {
        double[] values = {1, Double.NaN, -2};
        try (Arena arena = Arena.open()) {
            Storage x = kernels.upload(values, Shape.of(3), type, arena);
            for (UnaryOp op : UnaryOp.values()) {
                if (op == UnaryOp.SIGN || op == UnaryOp.LEAKY_STEP) {
                    continue; // factors of gradients only
                }
                for (double a : op == UnaryOp.LEAKY_RELU ? new double[] {0, 0.2} : new double[] {0}) {
                    assertThat(kernels.toDoubles(kernels.unary(op, x, a, arena))[1])
                            .as("%s %s", op, a)
                            .isNaN();
                }
            }
            assertThat(kernels.toDoubles(kernels.affine(x, 2, 1, arena))[1]).isNaN();
            assertThat(kernels.toDoubles(kernels.binary(BinaryOp.ADD, x, x, arena))[1])
                    .isNaN();
            assertThat(kernels.toDoubles(kernels.sum(x, new int[] {0}, arena))[0])
                    .isNaN();
            kernels.clampInPlace(x, -1, 1);
            assertThat(kernels.toDoubles(x)).containsExactly(1, Double.NaN, -1);
        }
    }

    /** A constant that is not a number makes results that are not, so that a divergence shows. */
    @InBothTypes
    void constantsThatAreNoNumbersStayVisible(DataType type) {
        try (Arena arena = Arena.open()) {
            Storage x = kernels.upload(new double[] {1, -2, 0}, Shape.of(3), type, arena);
            assertThat(kernels.toDoubles(kernels.affine(x, Double.NaN, 0, arena)))
                    .containsOnly(Double.NaN);
            assertThat(kernels.toDoubles(kernels.affine(x, 1, Double.NaN, arena)))
                    .containsOnly(Double.NaN);
            assertThat(kernels.toDoubles(kernels.full(Shape.of(2), type, Double.NaN, arena)))
                    .containsOnly(Double.NaN);
            assertThat(kernels.toDoubles(kernels.affine(x, Double.POSITIVE_INFINITY, 0, arena)))
                    .containsExactly(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN);
            kernels.scaleInPlace(x, Double.NaN);
            assertThat(kernels.toDoubles(x)).containsOnly(Double.NaN);
        }
    }
}
