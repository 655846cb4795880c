package org.gan4j.benchmark.kernel;

import java.util.function.Function;
import org.gan4j.kernel.AdamSettings;
import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Normalized;
import org.gan4j.kernel.RmsPropSettings;
import org.gan4j.kernel.Standardized;
import org.gan4j.kernel.Storage;
import org.gan4j.kernel.Transposed;
import org.gan4j.kernel.UnaryOp;

/**
 * Everything else in a training step, on the largest array that it meets there: 64x32x32 feature maps, 3x64x64 images, the
 * 2,097,152 weights of the critic's fourth convolution.
 */
public enum CourseOperation {
    /** [N, 100] by [100, 8192]: the generator's first layer. */
    MATMUL(0, feed -> {
        Storage x = feed.normal(feed.batch(), Sizes.LATENT);
        Storage w = feed.normal(Sizes.DENSE, Sizes.LATENT);
        return arena -> feed.kernels().matmul(x, w, Transposed.RIGHT, arena);
    }),
    /** Its gradient in the weights: [8192, N] by [N, 100]. */
    MATMUL_WEIGHT_GRADIENT(0, feed -> {
        Storage x = feed.normal(feed.batch(), Sizes.LATENT);
        Storage y = feed.normal(feed.batch(), Sizes.DENSE);
        return arena -> feed.kernels().matmul(y, x, Transposed.LEFT, arena);
    }),
    /** Of a feature map. */
    LEAKY_RELU(2, feed -> unary(feed, UnaryOp.LEAKY_RELU)),
    /** Of a feature map. */
    LEAKY_RELU_GRADIENT(3, feed -> {
        Storage x = Sizes.map(feed);
        Storage g = Sizes.map(feed);
        return arena -> feed.kernels().leakyReluGradient(g, x, 0.2, arena);
    }),
    /** Of a feature map; the generator's is of images. */
    TANH(2, feed -> unary(feed, UnaryOp.TANH)),
    /** Of a feature map. */
    SQUARE(2, feed -> unary(feed, UnaryOp.SQUARE)),
    /** Of two feature maps. */
    ADD(3, feed -> binary(feed, BinaryOp.ADD)),
    /** Of two feature maps. */
    MULTIPLY(3, feed -> binary(feed, BinaryOp.MULTIPLY)),
    /** {@code scale * x + shift} of a feature map. */
    AFFINE(2, feed -> {
        Storage x = Sizes.map(feed);
        return arena -> feed.kernels().affine(x, 0.5, 1, arena);
    }),
    /** A feature map by a factor for each channel. */
    MULTIPLY_CHANNELS(2, feed -> {
        Storage x = Sizes.map(feed);
        Storage factors = feed.ones(1, Sizes.CHANNELS, 1, 1);
        return arena -> feed.kernels().binary(BinaryOp.MULTIPLY, x, factors, arena);
    }),
    /** A value for each channel, repeated to a feature map. */
    BROADCAST_CHANNELS(1, feed -> {
        Storage values = feed.ones(1, Sizes.CHANNELS, 1, 1);
        var shape = Sizes.map(feed).shape();
        return arena -> feed.kernels().broadcast(values, shape, arena);
    }),
    /** Of each channel over the batch. */
    SUM_OF_CHANNELS(1, feed -> sum(feed, 0, 2, 3)),
    /** Of each channel of each image. */
    SUM_OF_IMAGES(1, feed -> sum(feed, 2, 3)),
    /** Of everything. */
    SUM(1, feed -> sum(feed, 0, 1, 2, 3)),
    /** A copy. */
    COPY(2, feed -> {
        Storage x = Sizes.map(feed);
        return arena -> feed.kernels().copy(x, arena);
    }),
    /** Batch normalisation in training. */
    BATCH_NORMALIZE(3, feed -> {
        Storage x = Sizes.map(feed);
        Storage weight = feed.ones(Sizes.CHANNELS);
        Storage bias = feed.normal(Sizes.CHANNELS);
        return arena -> feed.kernels().batchNormalize(x, weight, bias, Sizes.EPSILON, arena);
    }),
    /** Its gradients. */
    BATCH_NORMALIZE_GRADIENT(5, feed -> {
        Storage x = Sizes.map(feed);
        Storage g = Sizes.map(feed);
        Storage weight = feed.ones(Sizes.CHANNELS);
        Storage bias = feed.normal(Sizes.CHANNELS);
        Kernels kernels = feed.kernels();
        Normalized normalized = kernels.batchNormalize(x, weight, bias, Sizes.EPSILON, feed.arena());
        return arena -> kernels.batchNormalizeGradient(
                g, x, weight, normalized.mean(), normalized.variance(), Sizes.EPSILON, arena);
    }),
    /** Instance normalisation without weights. */
    INSTANCE_NORMALIZE(3, feed -> {
        Storage x = Sizes.map(feed);
        return arena -> feed.kernels().standardize(x, Sizes.imageAxes(), Sizes.EPSILON, arena);
    }),
    /** Its gradient. */
    INSTANCE_NORMALIZE_GRADIENT(5, feed -> {
        Storage g = Sizes.map(feed);
        Kernels kernels = feed.kernels();
        Standardized standardized =
                kernels.standardize(Sizes.map(feed), Sizes.imageAxes(), Sizes.EPSILON, feed.arena());
        return arena -> kernels.standardizeGradient(
                g, standardized.values(), standardized.inverseDeviation(), Sizes.imageAxes(), arena);
    }),
    /** An update of the largest weight. */
    ADAM(7, feed -> {
        Storage p = Sizes.weight(feed);
        Storage g = Sizes.weight(feed);
        Storage first = Sizes.weight(feed);
        Storage second = feed.ones(Sizes.OUT, Sizes.IN, Sizes.KERNEL, Sizes.KERNEL);
        AdamSettings settings = new AdamSettings(1e-4, 0.5, 0.999, 1e-8);
        return arena -> feed.kernels().adamInPlace(p, g, first, second, settings, 10);
    }),
    /** An update of the largest weight. */
    RMS_PROP(5, feed -> {
        Storage p = Sizes.weight(feed);
        Storage g = Sizes.weight(feed);
        Storage square = feed.ones(Sizes.OUT, Sizes.IN, Sizes.KERNEL, Sizes.KERNEL);
        RmsPropSettings settings = new RmsPropSettings(1e-4, 0.99, 1e-8);
        return arena -> feed.kernels().rmsPropInPlace(p, g, square, settings);
    }),
    /** Of the largest weight, in place. */
    CLAMP(2, feed -> {
        Storage p = Sizes.weight(feed);
        return arena -> feed.kernels().clampInPlace(p, -0.01, 0.01);
    }),
    /** Of the largest weight. */
    SUM_OF_SQUARES(1, feed -> {
        Storage p = Sizes.weight(feed);
        return arena -> feed.kernels().sumOfSquares(p);
    });

    private final int passes;
    private final Function<Feed, Operation> preparation;

    CourseOperation(int passes, Function<Feed, Operation> preparation) {
        this.passes = passes;
        this.preparation = preparation;
    }

    Operation prepare(Feed feed) {
        return preparation.apply(feed);
    }

    /** Floating-point operations of a product; 0 for what memory bounds. */
    double flops(int batch) {
        return passes == 0 ? 2.0 * batch * Sizes.LATENT * Sizes.DENSE : 0;
    }

    /** Bytes that have to be read and written at least, each number of a large array 4 bytes; 0 for a product. */
    double bytes(int batch) {
        boolean ofWeights = compareTo(ADAM) >= 0;
        double elements = ofWeights ? Sizes.weights() : batch * Sizes.mapSize();
        return Float.BYTES * elements * passes;
    }

    private static Operation unary(Feed feed, UnaryOp op) {
        Storage x = Sizes.map(feed);
        return arena -> feed.kernels().unary(op, x, 0.2, arena);
    }

    private static Operation binary(Feed feed, BinaryOp op) {
        Storage a = Sizes.map(feed);
        Storage b = Sizes.map(feed);
        return arena -> feed.kernels().binary(op, a, b, arena);
    }

    private static Operation sum(Feed feed, int... axes) {
        Storage x = Sizes.map(feed);
        return arena -> feed.kernels().sum(x, axes, arena);
    }
}
