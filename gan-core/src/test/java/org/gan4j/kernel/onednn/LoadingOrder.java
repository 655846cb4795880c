package org.gan4j.kernel.onednn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Nd4jKernels;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Storage;
import org.gan4j.kernel.Transposed;
import org.nd4j.linalg.api.buffer.DataType;

/** A main method that loads both kernels' libraries in the order of its arguments and prints how far their results differ. */
final class LoadingOrder {
    private static final Shape IMAGE = Shape.of(4, 16, 16, 16);
    private static final Shape WEIGHT = Shape.of(32, 16, 4, 4);

    private LoadingOrder() {}

    public static void main(String[] names) {
        List<double[]> results = new ArrayList<>();
        for (int round = 0; round < 2; round++) { // once more when both are there
            for (String name : names) {
                Supplier<Kernels> kernels =
                        name.equals("nd4j") ? Nd4jKernels::shared : () -> OneDnnKernels.shared(Precision.FP32);
                results.add(compute(kernels.get()));
            }
        }
        double largest = Arrays.stream(results.get(0)).map(Math::abs).max().getAsDouble();
        double difference = 0;
        for (double[] result : results) {
            for (int i = 0; i < result.length; i++) {
                difference = Math.max(difference, Math.abs(result[i] - results.get(0)[i]));
            }
        }
        if (!(largest > 1)) {
            throw new AssertionError("the results are " + largest);
        }
        System.out.println(difference / largest);
    }

    /** A convolution and a product of matrices, one behind the other. */
    private static double[] compute(Kernels kernels) {
        try (Arena arena = Arena.open()) {
            Storage x = kernels.upload(values(IMAGE), IMAGE, DataType.FLOAT, arena);
            Storage w = kernels.upload(values(WEIGHT), WEIGHT, DataType.FLOAT, arena);
            Storage y = kernels.conv2d(x, w, new ConvGeometry(2, 1), arena);
            Storage matrix = kernels.reshape(y, Shape.of(128, 64), arena);
            return kernels.toDoubles(kernels.matmul(matrix, matrix, Transposed.LEFT, arena));
        }
    }

    private static double[] values(Shape shape) {
        return new Random(shape.size()).doubles(shape.size(), -1, 1).toArray();
    }
}
