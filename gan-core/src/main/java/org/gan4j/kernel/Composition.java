package org.gan4j.kernel;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The fused operations of {@link Kernels} in terms of the plain ones: what kernels without a fused form do, and what a fused
 * form is held to.
 */
record Composition(Kernels kernels) {

    Storage leakyReluGradient(Storage g, Storage x, double slope, Arena arena) {
        try (Arena scratch = Arena.open()) {
            return multiply(g, kernels.unary(UnaryOp.LEAKY_STEP, x, slope, scratch), arena);
        }
    }

    Storage conv2d(Storage x, Storage w, Storage bias, ConvGeometry geometry, Arena arena) {
        try (Arena scratch = Arena.open()) {
            Storage product = kernels.conv2d(x, w, geometry, scratch);
            return add(product, kernels.reshape(bias, perChannel(product), scratch), arena);
        }
    }

    Standardized standardize(Storage x, int[] axes, double epsilon, Arena arena) {
        try (Arena scratch = Arena.open()) {
            Storage centred = subtract(x, mean(x, axes, scratch), scratch);
            Storage variance = mean(square(centred, scratch), axes, scratch);
            Storage inverse = inverseRoot(variance, epsilon, arena);
            return new Standardized(multiply(centred, inverse, arena), inverse);
        }
    }

    Storage standardizeGradient(Storage g, Storage y, Storage inverse, int[] axes, Arena arena) {
        try (Arena scratch = Arena.open()) {
            Storage slope = mean(multiply(g, y, scratch), axes, scratch);
            Storage centred = subtract(g, mean(g, axes, scratch), scratch);
            Storage tangent = subtract(centred, multiply(y, slope, scratch), scratch);
            return multiply(tangent, inverse, arena);
        }
    }

    Normalized batchNormalize(Storage x, Storage weight, Storage bias, double epsilon, Arena arena) {
        int[] axes = allButChannels(x);
        Shape channels = perChannel(x);
        try (Arena scratch = Arena.open()) {
            Storage mean = mean(x, axes, scratch);
            Storage centred = subtract(x, mean, scratch);
            Storage variance = mean(square(centred, scratch), axes, scratch);
            Storage factor = multiply(
                    kernels.reshape(weight, channels, scratch), inverseRoot(variance, epsilon, scratch), scratch);
            Storage scaled = multiply(centred, factor, scratch);
            Storage values = add(scaled, kernels.reshape(bias, channels, scratch), arena);
            return new Normalized(values, asVector(mean, arena), asVector(variance, arena));
        }
    }

    NormalizationGradients batchNormalizeGradient(
            Storage g, Storage x, Storage weight, Storage mean, Storage variance, double epsilon, Arena arena) {
        int[] axes = allButChannels(x);
        Shape channels = perChannel(x);
        try (Arena scratch = Arena.open()) {
            Storage inverse = inverseRoot(kernels.reshape(variance, channels, scratch), epsilon, scratch);
            Storage centred = subtract(x, kernels.reshape(mean, channels, scratch), scratch);
            Storage y = multiply(centred, inverse, scratch);
            Storage weightGradient = kernels.sum(multiply(g, y, scratch), axes, scratch);
            Storage biasGradient = kernels.sum(g, axes, scratch);
            Storage factor = multiply(kernels.reshape(weight, channels, scratch), inverse, scratch);
            Storage xGradient = standardizeGradient(g, y, factor, axes, arena);
            return new NormalizationGradients(
                    xGradient, asVector(weightGradient, arena), asVector(biasGradient, arena));
        }
    }

    private Storage asVector(Storage perChannel, Arena arena) {
        try (Arena scratch = Arena.open()) {
            Storage vector =
                    kernels.reshape(perChannel, Shape.of(perChannel.shape().size()), scratch);
            return kernels.copy(vector, arena);
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

    private Storage inverseRoot(Storage variance, double epsilon, Arena arena) {
        try (Arena scratch = Arena.open()) {
            Storage root = kernels.unary(UnaryOp.SQRT, kernels.affine(variance, 1, epsilon, scratch), 0, scratch);
            return kernels.unary(UnaryOp.RECIPROCAL, root, 0, arena);
        }
    }

    private Storage mean(Storage x, int[] axes, Arena arena) {
        try (Arena scratch = Arena.open()) {
            Storage sum = kernels.sum(x, axes, scratch);
            double share = (double) sum.shape().size() / x.shape().size();
            return kernels.affine(sum, share, 0, arena);
        }
    }

    private Storage square(Storage x, Arena arena) {
        return kernels.unary(UnaryOp.SQUARE, x, 0, arena);
    }

    private Storage add(Storage a, Storage b, Arena arena) {
        return kernels.binary(BinaryOp.ADD, a, b, arena);
    }

    private Storage subtract(Storage a, Storage b, Arena arena) {
        return kernels.binary(BinaryOp.SUBTRACT, a, b, arena);
    }

    private Storage multiply(Storage a, Storage b, Arena arena) {
        return kernels.binary(BinaryOp.MULTIPLY, a, b, arena);
    }
}
