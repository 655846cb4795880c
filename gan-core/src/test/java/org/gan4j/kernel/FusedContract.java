package org.gan4j.kernel;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;

/** The fused operations against the formulas that they stand for, written with {@link NaiveArray}'s loops. */
abstract class FusedContract extends KernelsContract {
    private static final double EPSILON = 1e-3;
    /** A fused result is a few sums after one another. */
    private static final double STAGES = 4;

    FusedContract(KernelsContractTest subject) {
        super(subject);
    }

    private double tolerance(DataType type) {
        return STAGES * sumTolerance(type);
    }

    // ---- activations and bias -------------------------------------------------------------------------------------

    @InBothTypes
    void leakyReluGradient(DataType type) {
        for (long[] dims : new long[][] {{1}, {3, 5}, {2, 3, 4, 5}, {2, 17, 3, 3}}) {
            NaiveArray g = normal(dims);
            NaiveArray x = normal(dims);
            for (double slope : new double[] {0, 0.2, -0.5}) {
                NaiveArray expected = g.combine(x.map(v -> v > 0 ? 1 : slope), (a, b) -> a * b);
                check(
                        type,
                        elementTolerance(type),
                        expected,
                        (s, to) -> kernels.leakyReluGradient(s[0], s[1], slope, to),
                        g,
                        x);
            }
        }
    }

    @InBothTypes
    void leakyReluGradientAtZeroIsTheSlope(DataType type) {
        NaiveArray g = normal(4);
        Storage zero = kernels.full(g.shape(), type, 0, arena);
        Storage gradient = kernels.leakyReluGradient(upload(g, type), zero, 0.2, arena);
        assertClose("at 0", gradient, g.map(v -> 0.2 * v), elementTolerance(type));
    }

    @InBothTypes
    void convolutionWithBias(DataType type) {
        int[][] sizes = {{1, 3, 5, 4}, {2, 16, 32, 6}, {2, 19, 1, 4}}; // batch, in, out, side
        for (int[] size : sizes) {
            NaiveArray x = convolved(size[0], size[1], size[3], size[3]);
            NaiveArray w = convolved(size[2], size[1], 4, 4);
            NaiveArray bias = normal(size[2]);
            ConvGeometry geometry = new ConvGeometry(2, 1);
            NaiveArray expected = x.conv2d(w, 2, 1).combine(bias.reshape(Shape.of(size[2], 1, 1)), Double::sum);
            check(
                    type,
                    sumTolerance(type),
                    expected,
                    (s, to) -> kernels.conv2d(s[0], s[1], s[2], geometry, to),
                    x,
                    w,
                    bias);
        }
    }

    // ---- standardising ---------------------------------------------------------------------------------------------

    private static final int[][] AXES = {{2, 3}, {0, 2, 3}, {1, 2, 3}, {1}};
    private static final long[][] SHAPES = {{2, 3, 4, 5}, {1, 17, 3, 2}, {3, 16, 2, 2}, {2, 1, 5, 5}, {2, 3, 2, 3, 2}};

    private static NaiveArray mean(NaiveArray x, int... axes) {
        NaiveArray sum = x.sum(axes);
        double share = (double) sum.shape().size() / x.shape().size();
        return sum.map(v -> v * share);
    }

    private static NaiveArray minus(NaiveArray a, NaiveArray b) {
        return a.combine(b, (x, y) -> x - y);
    }

    private static NaiveArray times(NaiveArray a, NaiveArray b) {
        return a.combine(b, (x, y) -> x * y);
    }

    private static NaiveArray inverseDeviation(NaiveArray x, int... axes) {
        NaiveArray variance = mean(minus(x, mean(x, axes)).map(v -> v * v), axes);
        return variance.map(v -> 1 / Math.sqrt(v + EPSILON));
    }

    /** Away from 0, where a variance by squares would cancel. */
    private NaiveArray offCentre(long... dims) {
        return normal(dims).map(v -> argument(2 * v + 5));
    }

    @InBothTypes
    void standardize(DataType type) {
        for (long[] dims : SHAPES) {
            for (int[] axes : AXES) {
                NaiveArray x = offCentre(dims);
                NaiveArray inverse = inverseDeviation(x, axes);
                NaiveArray values = times(minus(x, mean(x, axes)), inverse);
                // a group of one element is standardised to 0 and has the deviation of epsilon: nothing but rounding
                boolean alone = inverse.shape().equals(x.shape());
                if (alone) {
                    continue;
                }
                check(
                        type,
                        tolerance(type),
                        values,
                        (s, to) -> kernels.standardize(s[0], axes, EPSILON, to).values(),
                        x);
                check(
                        type,
                        tolerance(type),
                        inverse,
                        (s, to) -> kernels.standardize(s[0], axes, EPSILON, to).inverseDeviation(),
                        x);
            }
        }
    }

    @InBothTypes
    void standardizeGradient(DataType type) {
        for (long[] dims : SHAPES) {
            for (int[] axes : AXES) {
                NaiveArray g = normal(dims);
                NaiveArray y = normal(dims);
                NaiveArray r = positive(y.sum(axes).shape().dims());
                NaiveArray tangent = minus(minus(g, mean(g, axes)), times(y, mean(times(g, y), axes)));
                check(
                        type,
                        tolerance(type),
                        times(tangent, r),
                        (s, to) -> kernels.standardizeGradient(s[0], s[1], s[2], axes, to),
                        g,
                        y,
                        r);
            }
        }
    }

    // ---- batch normalisation ---------------------------------------------------------------------------------------

    private static final long[][] BATCHES = {{5, 3}, {4, 33}, {2, 3, 4, 5}, {3, 16, 2, 2}, {2, 17, 3, 1}, {4, 1, 2, 2}};

    private static int[] allButChannels(NaiveArray x) {
        return IntStream.range(0, x.shape().rank()).filter(axis -> axis != 1).toArray();
    }

    private static Shape perChannel(NaiveArray x) {
        long[] dims = new long[x.shape().rank()];
        Arrays.fill(dims, 1);
        dims[1] = x.shape().dim(1);
        return Shape.of(dims);
    }

    @InBothTypes
    void batchNormalize(DataType type) {
        for (long[] dims : BATCHES) {
            NaiveArray x = offCentre(dims);
            int[] axes = allButChannels(x);
            Shape channels = Shape.of(dims[1]);
            NaiveArray weight = normal(dims[1]);
            NaiveArray bias = normal(dims[1]);
            NaiveArray mean = mean(x, axes);
            NaiveArray variance = mean(minus(x, mean).map(v -> v * v), axes);
            NaiveArray values = times(minus(x, mean), times(inverseDeviation(x, axes), weight.reshape(perChannel(x))))
                    .combine(bias.reshape(perChannel(x)), Double::sum);
            check(
                    type,
                    tolerance(type),
                    values,
                    (s, to) -> kernels.batchNormalize(s[0], s[1], s[2], EPSILON, to)
                            .values(),
                    x,
                    weight,
                    bias);
            check(
                    type,
                    tolerance(type),
                    mean.reshape(channels),
                    (s, to) -> kernels.batchNormalize(s[0], s[1], s[2], EPSILON, to)
                            .mean(),
                    x,
                    weight,
                    bias);
            check(
                    type,
                    tolerance(type),
                    variance.reshape(channels),
                    (s, to) -> kernels.batchNormalize(s[0], s[1], s[2], EPSILON, to)
                            .variance(),
                    x,
                    weight,
                    bias);
        }
    }

    @InBothTypes
    void batchNormalizeGradient(DataType type) {
        for (long[] dims : BATCHES) {
            NaiveArray g = normal(dims);
            NaiveArray x = normal(dims);
            int[] axes = allButChannels(x);
            Shape channels = Shape.of(dims[1]);
            NaiveArray weight = normal(dims[1]);
            NaiveArray mean = mean(x, axes);
            NaiveArray variance = mean(minus(x, mean).map(v -> v * v), axes);
            NaiveArray r = inverseDeviation(x, axes);
            NaiveArray y = times(minus(x, mean), r);
            NaiveArray tangent = minus(minus(g, mean(g, axes)), times(y, mean(times(g, y), axes)));
            NaiveArray[] arguments = {
                g,
                x,
                weight,
                mean.reshape(channels).map(v -> (float) v),
                variance.reshape(channels).map(v -> (float) v)
            };
            check(
                    type,
                    tolerance(type) + FLOAT_STATISTICS,
                    times(tangent, times(r, weight.reshape(perChannel(x)))),
                    (s, to) -> gradients(s, to).x(),
                    arguments);
            check(
                    type,
                    tolerance(type) + FLOAT_STATISTICS,
                    times(g, y).sum(axes).reshape(channels),
                    (s, to) -> gradients(s, to).weight(),
                    arguments);
            check(
                    type,
                    tolerance(type),
                    g.sum(axes).reshape(channels),
                    (s, to) -> gradients(s, to).bias(),
                    arguments);
        }
    }

    /** Mean and variance are given as numbers that 32 bits hold. */
    private static final double FLOAT_STATISTICS = 1e-6;

    private NormalizationGradients gradients(Storage[] s, Arena to) {
        return kernels.batchNormalizeGradient(s[0], s[1], s[2], s[3], s[4], EPSILON, to);
    }
}
