package org.gan4j.nn;

import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;

/**
 * Layer normalisation (Ba et al. 2016): each element of the batch by its own mean and biased variance, then a weight and
 * a bias for each position, as PyTorch's LayerNorm. [N, ...] -> the same. Confined to one thread at a time, as
 * {@link Layer} says.
 */
public final class LayerNorm implements Layer {
    /** Added to the variance, inside the root; PyTorch's default. */
    public static final double EPSILON = ChannelScale.EPSILON;

    private final Shape shape;
    private final Parameter weight;
    private final Parameter bias;

    /**
     * A normalisation.
     *
     * @param name prefix of its parameters
     * @param shape shape of one element of the batch
     * @param initializer makes the parameters
     */
    public LayerNorm(String name, Shape shape, Initializer initializer) {
        this.shape = shape;
        this.weight = initializer.weight(name + ".weight", Distribution.constant(1), shape.dims());
        this.bias = initializer.weight(name + ".bias", Distribution.constant(0), shape.dims());
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        checkInput(x);
        int[] axes = IntStream.range(1, x.shape().rank()).toArray();
        return x.standardize(EPSILON, axes).mul(weight).add(bias);
    }

    @Override
    public Shape outputShape(Shape input) {
        if (!input.equals(shape)) {
            throw new IllegalArgumentException("`input` must be " + shape + " for " + this + ", got " + input);
        }
        return input;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weight, bias);
    }

    @Override
    public String toString() {
        return "LayerNorm" + shape;
    }
}
