package org.gan4j.oracle;

import java.util.Arrays;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Numbers that GAN4J and PyTorch are both given.
 *
 * @param values in C order, each of them exact in 32 bits
 * @param shape shape of as many elements
 */
public record Input(double[] values, Shape shape) {
    /**
     * Standard normal numbers.
     *
     * @param seed which
     * @param shape shape
     * @return the numbers
     */
    public static Input normal(long seed, Shape shape) {
        return new Input(exact(new RandomStream(seed, 0).normal(Math.toIntExact(shape.size()))), shape);
    }

    /**
     * Uniform numbers in [-1, 1), noise in the range of images.
     *
     * @param seed which
     * @param shape shape
     * @return the numbers
     */
    public static Input noise(long seed, Shape shape) {
        double[] unit = new RandomStream(seed, 0).uniform(Math.toIntExact(shape.size()));
        return new Input(exact(Arrays.stream(unit).map(u -> 2 * u - 1).toArray()), shape);
    }

    private static double[] exact(double[] values) {
        return Arrays.stream(values).map(value -> (float) value).toArray();
    }

    /** {@return a tensor of GAN4J} */
    public Tensor ours(TensorFactory tensors) {
        return tensors.of(values, shape);
    }

    /** {@return a tensor of libtorch} */
    public org.bytedeco.pytorch.Tensor theirs(DataType type) {
        return TorchArrays.of(values, shape, type);
    }
}
