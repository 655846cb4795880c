package org.gan4j.benchmark.kernel;

import org.gan4j.kernel.Arena;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Storage;
import org.gan4j.tensor.RandomStream;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Makes the arrays that measured operations get.
 *
 * @param kernels under measurement
 * @param arena owner of what is made
 * @param batch images in a batch
 */
record Feed(Kernels kernels, Arena arena, int batch) {
    private static final double SPREAD = 0.02;
    private static final ConvGeometry POINTWISE = new ConvGeometry(1, 0);

    /** Small normal numbers, as a weight or an image has them. */
    Storage normal(long... dims) {
        Shape shape = Shape.of(dims);
        float[] values = new float[Math.toIntExact(shape.size())];
        double[] random = new RandomStream(1, 0).normal(values.length);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (SPREAD * random[i]);
        }
        return kernels.upload(values, shape, DataType.FLOAT, arena);
    }

    /**
     * [batch, channels, side, side] in the layout and the precision that the kernels give to feature maps: the output of a
     * convolution, because an uploaded array may be of another.
     */
    Storage features(long channels, long side) {
        Storage seed = normal(batch, 1, side, side);
        return kernels.conv2d(seed, normal(channels, 1, 1, 1), POINTWISE, arena);
    }

    /** Positive numbers. */
    Storage ones(long... dims) {
        return kernels.full(Shape.of(dims), DataType.FLOAT, 1, arena);
    }
}
