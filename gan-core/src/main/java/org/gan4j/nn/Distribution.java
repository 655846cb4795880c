package org.gan4j.nn;

import org.gan4j.kernel.Shape;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;

/**
 * Where initial weights come from. Implementations are immutable and thread-safe; the stream they draw from is not.
 */
@FunctionalInterface
public interface Distribution {
    /** Weights of a DCGAN's convolutions, N(0, 0.02): Radford et al. 2016, section 3. */
    Distribution DCGAN_WEIGHTS = normal(0, 0.02);
    /** Scales of a DCGAN's normalisations, N(1, 0.02): the same deviation about 1, as the reference task has them. */
    Distribution DCGAN_SCALE = normal(1, 0.02);

    /**
     * Draws a weight.
     *
     * @param tensors makes the tensor
     * @param random source of numbers; its position advances
     * @param shape shape of the weight
     * @return the values
     */
    Tensor draw(TensorFactory tensors, RandomStream random, Shape shape);

    /**
     * A normal distribution.
     *
     * @param mean its mean
     * @param deviation its standard deviation
     * @return the distribution
     */
    static Distribution normal(double mean, double deviation) {
        return (tensors, random, shape) -> tensors.normal(random, shape).affine(deviation, mean);
    }

    /**
     * A uniform distribution on [-bound, bound).
     *
     * @param bound half its width
     * @return the distribution
     */
    static Distribution uniform(double bound) {
        return (tensors, random, shape) -> tensors.uniform(random, shape, -bound, bound);
    }

    /**
     * PyTorch's default for biases, and for the weights of dense layers: uniform on +-1/sqrt(fanIn).
     *
     * @param fanIn how many inputs an output is computed from
     * @return the distribution
     */
    static Distribution torchDefault(long fanIn) {
        return uniform(1 / Math.sqrt((double) fanIn));
    }

    /**
     * One value, without chance.
     *
     * @param value the value
     * @return the distribution
     */
    static Distribution constant(double value) {
        return (tensors, random, shape) -> tensors.full(shape, value);
    }

    /**
     * Random matrices with orthonormal rows, or columns if they are fewer, times a gain (Saxe et al. 2014); the first dimension
     * counts the rows, the others together the columns, as in PyTorch's {@code orthogonal_}. Drawing takes time that grows
     * with the cube of the smaller number.
     *
     * @param gain factor, 1 for linear layers
     * @return the distribution; it refuses shapes of fewer than two dimensions
     */
    static Distribution orthogonal(double gain) {
        return new OrthogonalDistribution(gain);
    }
}
