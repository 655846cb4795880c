package org.gan4j.nn;

import java.util.List;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Transposed;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A linear layer: {@code y = x W^T (+ b)} with W of [out, in], as PyTorch's Linear. [N, in] -> [N, out]. Confined to
 * one thread at a time, as {@link Layer} says.
 */
public final class Dense implements Layer {
    private final Parameter weight;
    private final @Nullable Parameter bias;

    private Dense(Parameter weight, @Nullable Parameter bias) {
        this.weight = weight;
        this.bias = bias;
    }

    /**
     * A layer without bias whose weights start uniform in +-1/sqrt(in), PyTorch's default.
     *
     * @param name prefix of its parameter: {@code name.weight}
     * @param in size of the input
     * @param out size of the output
     * @param initializer makes the weights
     * @return the layer
     */
    public static Dense withoutBias(String name, long in, long out, Initializer initializer) {
        return new Dense(initializer.weight(name + ".weight", Distribution.torchDefault(in), out, in), null);
    }

    /**
     * A layer with bias; weights and bias start uniform in +-1/sqrt(in), PyTorch's default.
     *
     * @param name prefix of its parameters: {@code name.weight}, {@code name.bias}
     * @param in size of the input
     * @param out size of the output
     * @param initializer makes the weights
     * @return the layer
     */
    public static Dense withBias(String name, long in, long out, Initializer initializer) {
        Parameter weight = initializer.weight(name + ".weight", Distribution.torchDefault(in), out, in);
        return new Dense(weight, initializer.weight(name + ".bias", Distribution.torchDefault(in), out));
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        checkInput(x);
        Tensor y = x.matmul(weight, Transposed.RIGHT);
        return bias == null ? y : y.add(bias);
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.rank() != 1 || input.dim(0) != weight.shape().dim(1)) {
            throw new IllegalArgumentException(
                    "`input` must be [" + weight.shape().dim(1) + "] for " + this + ", got " + input);
        }
        return Shape.of(weight.shape().dim(0));
    }

    @Override
    public List<Parameter> parameters() {
        return bias == null ? List.of(weight) : List.of(weight, bias);
    }

    @Override
    public String toString() {
        return "Dense(" + weight.shape().dim(1) + " -> " + weight.shape().dim(0) + (bias == null ? ", no bias)" : ")");
    }
}
