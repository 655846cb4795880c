package org.gan4j.kernel.onednn;

import java.util.Arrays;
import java.util.Random;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Storage;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A main method that compares the convolutions of BF16 with those of FP32 on arguments that were rounded by hand, and says
 * whether the library has instructions for bfloat16.
 */
final class RoundedConvolutions {
    private static final ConvGeometry GEOMETRY = new ConvGeometry(2, 1);
    private static final Shape IMAGE = Shape.of(2, 5, 8, 8);
    private static final Shape WEIGHT = Shape.of(17, 5, 4, 4);
    private static final Shape OUTPUT = Shape.of(2, 17, 4, 4);

    private RoundedConvolutions() {}

    public static void main(String[] args) {
        Random random = new Random(3);
        double[] x = normal(random, IMAGE);
        double[] w = normal(random, WEIGHT);
        double[] y = normal(random, OUTPUT);
        double[] b = normal(random, Shape.of(17));
        OneDnnKernels bf16 = OneDnnKernels.shared(Precision.BF16);
        OneDnnKernels fp32 = OneDnnKernels.shared(Precision.FP32);
        for (int round = 0; round < 2; round++) { // again with what was packed and rounded before
            double[][] actual = all(bf16, x, w, y, b);
            double[][] expected = all(fp32, Bfloat16.round(x), Bfloat16.round(w), Bfloat16.round(y), b);
            double[][] unrounded = all(fp32, x, w, y, b);
            for (int form = 0; form < actual.length; form++) {
                System.out.println(form + " as rounded: " + Arrays.equals(actual[form], expected[form])
                        + ", as unrounded: " + Arrays.equals(actual[form], unrounded[form]));
            }
        }
        System.out.println("bfloat16 instructions: " + Features.hasBfloat16());
    }

    private static double[] normal(Random random, Shape shape) {
        return random.doubles(shape.size()).map(u -> (float) (4 * u - 2)).toArray();
    }

    private static double[][] all(Kernels kernels, double[] xs, double[] ws, double[] ys, double[] bs) {
        try (Arena arena = Arena.open()) {
            Storage x = kernels.upload(xs, IMAGE, DataType.FLOAT, arena);
            Storage w = kernels.upload(ws, WEIGHT, DataType.FLOAT, arena);
            Storage y = kernels.upload(ys, OUTPUT, DataType.FLOAT, arena);
            Storage b = kernels.upload(bs, Shape.of(bs.length), DataType.FLOAT, arena);
            return new double[][] {
                kernels.toDoubles(kernels.conv2d(x, w, GEOMETRY, arena)),
                kernels.toDoubles(kernels.conv2d(x, w, b, GEOMETRY, arena)),
                kernels.toDoubles(kernels.conv2dInputGradient(y, w, IMAGE, GEOMETRY, arena)),
                kernels.toDoubles(kernels.conv2dWeightGradient(x, y, WEIGHT, GEOMETRY, arena)),
                kernels.toDoubles(kernels.conv2dInputGradient(
                        subPixel(kernels, y, arena), w(kernels, ws, arena), Shape.of(2, 4, 8, 8), GEOMETRY, arena)),
            };
        }
    }

    private static Storage subPixel(Kernels kernels, Storage y, Arena arena) {
        return kernels.slice(y, new long[4], Shape.of(2, 16, 4, 4), arena);
    }

    /** Weights of an image of 4 channels, whose gradient is computed by sub-pixels. */
    private static Storage w(Kernels kernels, double[] values, Arena arena) {
        Shape shape = Shape.of(16, 4, 4, 4);
        return kernels.upload(Arrays.copyOf(values, (int) shape.size()), shape, DataType.FLOAT, arena);
    }
}
