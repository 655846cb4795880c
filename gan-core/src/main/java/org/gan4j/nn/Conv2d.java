package org.gan4j.nn;

import java.util.List;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A convolution: [N, in, H, W] -> [N, out, H', W'] with {@code H' = floor((H + 2 padding - kernel) / stride) + 1}. Weights
 * are [out, in, kernel, kernel]; their default start is N(0, 0.02), the DCGAN paper's, and the bias's uniform in
 * +-1/sqrt(in * kernel^2), PyTorch's.
 */
public final class Conv2d implements Layer {
    private final Parameter weight;
    private final @Nullable Parameter bias;
    private final ConvGeometry geometry;

    private Conv2d(Parameter weight, @Nullable Parameter bias, ConvGeometry geometry) {
        this.weight = weight;
        this.bias = bias;
        this.geometry = geometry;
    }

    /**
     * Starts a convolution of stride 1 without padding, with bias.
     *
     * @param name prefix of its parameters
     * @param in input channels
     * @param out output channels
     * @param kernel side of the kernel
     * @return options
     */
    public static ConvOptions<Conv2d> builder(String name, long in, long out, int kernel) {
        return new ConvOptions<>((options, initializer) -> {
            Parameter weight = initializer.weight(name + ".weight", options.weights(), out, in, kernel, kernel);
            double bound = 1 / Math.sqrt((double) in * kernel * kernel);
            Parameter bias =
                    options.hasBias() ? initializer.weight(name + ".bias", Distribution.uniform(bound), out) : null;
            return new Conv2d(weight, bias, options.geometry());
        });
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        checkInput(x);
        return bias == null ? x.conv2d(weight, geometry) : x.conv2d(weight, bias, geometry);
    }

    @Override
    public Shape outputShape(Shape input) {
        Shape weights = weight.shape();
        if (input.rank() != 3 || input.dim(0) != weights.dim(1)) {
            throw new IllegalArgumentException(this + " needs images [" + weights.dim(1) + ", H, W], got " + input);
        }
        long height = geometry.outputSize(input.dim(1), weights.dim(2));
        long width = geometry.outputSize(input.dim(2), weights.dim(3));
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("the kernel of " + this + " does not fit into images " + input);
        }
        return Shape.of(weights.dim(0), height, width);
    }

    @Override
    public List<Parameter> parameters() {
        return bias == null ? List.of(weight) : List.of(weight, bias);
    }

    @Override
    public String toString() {
        Shape w = weight.shape();
        return "Conv2d(" + w.dim(1) + " -> " + w.dim(0) + ", kernel " + w.dim(2) + ", " + geometry
                + (bias == null ? ", no bias)" : ")");
    }
}
