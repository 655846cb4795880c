package org.gan4j.kernel;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Normalisations in terms of plain operations: what kernels without a fused form do, and what a fused form is held to.
 *
 * @param <S> the storages of these operations
 */
public final class ComposedNormalizations<S extends Storage> implements NormalizationKernels<S> {
    private final ArrayKernels<S> arrays;
    private final ElementKernels<S> elements;
    private final ReductionKernels<S> reductions;

    /**
     * Normalisations that leave the arithmetic to others.
     *
     * @param arrays reshape and copy
     * @param elements element-wise functions
     * @param reductions sums
     */
    public ComposedNormalizations(ArrayKernels<S> arrays, ElementKernels<S> elements, ReductionKernels<S> reductions) {
        this.arrays = arrays;
        this.elements = elements;
        this.reductions = reductions;
    }

    @Override
    public Standardized standardize(S x, int[] axes, double epsilon, Arena arena) {
        try (Arena scratch = Arena.open()) {
            S centred = subtract(x, mean(x, axes, scratch), scratch);
            S variance = mean(square(centred, scratch), axes, scratch);
            S inverse = inverseRoot(variance, epsilon, arena);
            return new Standardized(multiply(centred, inverse, arena), inverse);
        }
    }

    @Override
    public S standardizeGradient(S g, S y, S inverse, int[] axes, Arena arena) {
        try (Arena scratch = Arena.open()) {
            S slope = mean(multiply(g, y, scratch), axes, scratch);
            S centred = subtract(g, mean(g, axes, scratch), scratch);
            S tangent = subtract(centred, multiply(y, slope, scratch), scratch);
            return multiply(tangent, inverse, arena);
        }
    }

    @Override
    public Normalized batchNormalize(S x, S weight, S bias, double epsilon, Arena arena) {
        int[] axes = allButChannels(x);
        Shape channels = perChannel(x);
        try (Arena scratch = Arena.open()) {
            S mean = mean(x, axes, scratch);
            S centred = subtract(x, mean, scratch);
            S variance = mean(square(centred, scratch), axes, scratch);
            S factor = multiply(
                    arrays.reshape(weight, channels, scratch), inverseRoot(variance, epsilon, scratch), scratch);
            S scaled = multiply(centred, factor, scratch);
            S values = add(scaled, arrays.reshape(bias, channels, scratch), arena);
            return new Normalized(values, asVector(mean, arena), asVector(variance, arena));
        }
    }

    @Override
    public NormalizationGradients batchNormalizeGradient(
            S g, S x, S weight, S mean, S variance, double epsilon, Arena arena) {
        int[] axes = allButChannels(x);
        Shape channels = perChannel(x);
        try (Arena scratch = Arena.open()) {
            S inverse = inverseRoot(arrays.reshape(variance, channels, scratch), epsilon, scratch);
            S centred = subtract(x, arrays.reshape(mean, channels, scratch), scratch);
            S y = multiply(centred, inverse, scratch);
            S weightGradient = reductions.sum(multiply(g, y, scratch), axes, scratch);
            S biasGradient = reductions.sum(g, axes, scratch);
            S factor = multiply(arrays.reshape(weight, channels, scratch), inverse, scratch);
            S xGradient = standardizeGradient(g, y, factor, axes, arena);
            return new NormalizationGradients(
                    xGradient, asVector(weightGradient, arena), asVector(biasGradient, arena));
        }
    }

    private S asVector(S perChannel, Arena arena) {
        try (Arena scratch = Arena.open()) {
            S vector = arrays.reshape(perChannel, Shape.of(perChannel.shape().size()), scratch);
            return arrays.copy(vector, arena);
        }
    }

    private static int[] allButChannels(Storage x) {
        return IntStream.range(0, x.shape().rank()).filter(axis -> axis != 1).toArray();
    }

    private static Shape perChannel(Storage x) {
        long[] dims = new long[x.shape().rank()];
        Arrays.fill(dims, 1);
        dims[1] = x.shape().dim(1);
        return Shape.of(dims);
    }

    private S inverseRoot(S variance, double epsilon, Arena arena) {
        try (Arena scratch = Arena.open()) {
            S root = elements.unary(UnaryOp.SQRT, elements.affine(variance, 1, epsilon, scratch), 0, scratch);
            return elements.unary(UnaryOp.RECIPROCAL, root, 0, arena);
        }
    }

    private S mean(S x, int[] axes, Arena arena) {
        try (Arena scratch = Arena.open()) {
            S sum = reductions.sum(x, axes, scratch);
            double share = (double) sum.shape().size() / x.shape().size();
            return elements.affine(sum, share, 0, arena);
        }
    }

    private S square(S x, Arena arena) {
        return elements.unary(UnaryOp.SQUARE, x, 0, arena);
    }

    private S add(S a, S b, Arena arena) {
        return elements.binary(BinaryOp.ADD, a, b, arena);
    }

    private S subtract(S a, S b, Arena arena) {
        return elements.binary(BinaryOp.SUBTRACT, a, b, arena);
    }

    private S multiply(S a, S b, Arena arena) {
        return elements.binary(BinaryOp.MULTIPLY, a, b, arena);
    }
}
