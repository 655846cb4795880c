package org.gan4j.cli.internal.machine;

import java.util.function.BinaryOperator;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.tensor.TensorScope;
import org.nd4j.linalg.api.buffer.DataType;

/** The second convolution of the course's critic, forward, batch 16: whether it is right, and how fast. */
public final class ConvolutionCheck {
    public static final ConvGeometry GEOMETRY = new ConvGeometry(2, 1);

    private static final int TRIES = 5;
    private static final int BATCH = 16;
    private static final int IN = 64;
    private static final int SIDE = 32;
    private static final int OUT = 128;
    private static final int OUT_SIDE = 16;
    private static final int KERNEL = 4;
    private static final int STRIDE = 2;
    private static final int PADDING = 1;
    /** Results are sums of 1,024 products with deviation 32: in 32 bits they are good to about 1e-4. */
    private static final double TOLERANCE = 5e-3;
    /**
     * In bfloat16 arguments are off by up to one part in 512, which makes 0.05 of a sum's deviation of 32, and a result near
     * 100 is rounded by up to 0.25.
     */
    private static final double BF16_TOLERANCE = 0.75;
    /** Every so many results one is computed again: 263 of 524,288, on every edge, and in most channels. */
    private static final int STRIDE_OF_CHECKS = 1999;

    private ConvolutionCheck() {}

    /**
     * What was found.
     *
     * @param works whether the results are right
     * @param text for people
     */
    public record Finding(boolean works, String text) {}

    /** Tries kernels of a precision. */
    public static Finding run(Kernels kernels, Precision precision) {
        return run(kernels, precision, (images, weights) -> images.conv2d(weights, GEOMETRY));
    }

    public static Finding run(Kernels kernels, Precision precision, BinaryOperator<Tensor> convolution) {
        TensorFactory tensors = TensorFactory.of(kernels, DataType.FLOAT);
        double tolerance = precision == Precision.BF16 ? BF16_TOLERANCE : TOLERANCE;
        RandomStream random = new RandomStream(0, 0);
        Tensor images = tensors.normal(random, Shape.of(BATCH, IN, SIDE, SIDE));
        Tensor weights = tensors.normal(random, Shape.of(OUT, IN, KERNEL, KERNEL));
        double best = Double.MAX_VALUE;
        float[] results = {};
        for (int i = 0; i < TRIES; i++) {
            try (TensorScope scope = TensorScope.open()) {
                long started = System.nanoTime();
                Tensor scores = convolution.apply(images, weights);
                best = Math.min(best, (System.nanoTime() - started) / 1e9);
                results = scope.keep(scores).toFloats();
            }
        }
        double worst = worstError(images.toFloats(), weights.toFloats(), results);
        if (!(worst < tolerance)) {
            return new Finding(
                    false, String.format("BROKEN: results must be right within %g, are wrong by %g", tolerance, worst));
        }
        double operations = 2.0 * BATCH * OUT * OUT_SIDE * OUT_SIDE * IN * KERNEL * KERNEL;
        return new Finding(true, String.format("works, %.0f GFLOPS (best of %d)", operations / best / 1e9, TRIES));
    }

    /** NaN counts as infinitely wrong. */
    private static double worstError(float[] images, float[] weights, float[] results) {
        double worst = 0;
        for (int i = 0; i < results.length; i += STRIDE_OF_CHECKS) {
            double error = Math.abs(results[i] - expected(images, weights, i));
            worst = Math.max(worst, Double.isNaN(error) ? Double.POSITIVE_INFINITY : error);
        }
        return worst;
    }

    /** One result by plain loops. */
    private static double expected(float[] images, float[] weights, int index) {
        int left = index % OUT_SIDE * STRIDE - PADDING;
        int top = index / OUT_SIDE % OUT_SIDE * STRIDE - PADDING;
        int out = index / (OUT_SIDE * OUT_SIDE) % OUT;
        int image = index / (OUT_SIDE * OUT_SIDE * OUT);
        double sum = 0;
        for (int in = 0; in < IN; in++) {
            for (int y = Math.max(0, -top); y < KERNEL && top + y < SIDE; y++) {
                for (int x = Math.max(0, -left); x < KERNEL && left + x < SIDE; x++) {
                    sum += (double) images[((image * IN + in) * SIDE + top + y) * SIDE + left + x]
                            * weights[((out * IN + in) * KERNEL + y) * KERNEL + x];
                }
            }
        }
        return sum;
    }
}
