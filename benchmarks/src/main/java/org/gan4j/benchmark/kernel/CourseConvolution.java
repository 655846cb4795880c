package org.gan4j.benchmark.kernel;

import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Storage;

/**
 * The convolutions of the course nets at width 64. The generator's are transposed: their forward pass is the input gradient
 * of the convolution named here, their input's gradient its forward pass.
 */
public enum CourseConvolution {
    /** 3x64x64 to 64x32x32. */
    CRITIC_1(3, 64, 64, 4, 2, 1),
    /** 64x32x32 to 128x16x16. */
    CRITIC_2(64, 32, 128, 4, 2, 1),
    /** 128x16x16 to 256x8x8. */
    CRITIC_3(128, 16, 256, 4, 2, 1),
    /** 256x8x8 to 512x4x4. */
    CRITIC_4(256, 8, 512, 4, 2, 1),
    /** 512x4x4 to a score. */
    CRITIC_5(512, 4, 1, 4, 1, 0),
    /** 512x4x4 to 256x8x8, transposed. */
    GENERATOR_1(256, 8, 512, 5, 2, 2),
    /** 256x8x8 to 128x16x16, transposed. */
    GENERATOR_2(128, 16, 256, 5, 2, 2),
    /** 128x16x16 to 64x32x32, transposed. */
    GENERATOR_3(64, 32, 128, 5, 2, 2),
    /** 64x32x32 to 3x64x64, transposed. */
    GENERATOR_4(3, 64, 64, 5, 2, 2);

    /** The three bilinear forms of a convolution. */
    public enum Form {
        /** The output. */
        FORWARD,
        /** The gradient in the input. */
        INPUT_GRADIENT,
        /** The gradient in the weights. */
        WEIGHT_GRADIENT
    }

    private final int in;
    private final int side;
    private final int out;
    private final int kernel;
    private final ConvGeometry geometry;

    CourseConvolution(int in, int side, int out, int kernel, int stride, int padding) {
        this.in = in;
        this.side = side;
        this.out = out;
        this.kernel = kernel;
        this.geometry = new ConvGeometry(stride, padding);
    }

    /** Floating-point operations: two for each product, padding counted as if it were image. */
    double flops(int batch) {
        double outSide = geometry.outputSize(side, kernel);
        return 2.0 * batch * in * out * kernel * kernel * outSide * outSide;
    }

    /** One of the forms with its arguments ready. */
    Operation prepare(Form form, Feed feed) {
        Kernels kernels = feed.kernels();
        long outSide = geometry.outputSize(side, kernel);
        Storage x = feed.features(in, side);
        Storage w = feed.normal(out, in, kernel, kernel);
        Storage y = feed.features(out, outSide);
        Shape weights = w.shape();
        Shape input = x.shape();
        return switch (form) {
            case FORWARD -> arena -> kernels.conv2d(x, w, geometry, arena);
            case INPUT_GRADIENT -> arena -> kernels.conv2dInputGradient(y, w, input, geometry, arena);
            case WEIGHT_GRADIENT -> arena -> kernels.conv2dWeightGradient(x, y, weights, geometry, arena);
        };
    }
}
