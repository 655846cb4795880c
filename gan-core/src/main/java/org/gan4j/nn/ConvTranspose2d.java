package org.gan4j.nn;

import java.util.List;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A transposed convolution: [N, in, H, W] -> [N, out, H', W'] with {@code H' = (H - 1) stride + kernel - 2 padding +
 * outputPadding}. Weights are [in, out, kernel, kernel], as PyTorch's; their default start is N(0, 0.02), the DCGAN
 * paper's, and the bias's uniform in +-1/sqrt(out * kernel^2), PyTorch's.
 */
public final class ConvTranspose2d implements Layer {
    private final Parameter weight;
    private final @Nullable Parameter bias;
    private final ConvGeometry geometry;
    private final int outputPadding;

    private ConvTranspose2d(Parameter weight, @Nullable Parameter bias, ConvGeometry geometry, int outputPadding) {
        this.weight = weight;
        this.bias = bias;
        this.geometry = geometry;
        this.outputPadding = outputPadding;
    }

    /**
     * Starts a transposed convolution of stride 1 without padding, with bias.
     *
     * @param name prefix of its parameters
     * @param in input channels
     * @param out output channels
     * @param kernel side of the kernel
     * @return options
     */
    public static ConvOptions<ConvTranspose2d> builder(String name, long in, long out, int kernel) {
        return new ConvOptions<>((options, initializer) -> {
            Parameter weight = initializer.weight(name + ".weight", options.weights(), in, out, kernel, kernel);
            double bound = 1 / Math.sqrt((double) out * kernel * kernel);
            Parameter bias =
                    options.hasBias() ? initializer.weight(name + ".bias", Distribution.uniform(bound), out) : null;
            return new ConvTranspose2d(weight, bias, options.geometry(), options.outputPadding());
        });
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        checkInput(x);
        Tensor y = x.convTranspose2d(weight, geometry, outputPadding);
        return bias == null ? y : y.add(bias.reshape(1, bias.shape().dim(0), 1, 1));
    }

    @Override
    public Shape outputShape(Shape input) {
        Shape weights = weight.shape();
        if (input.rank() != 3 || input.dim(0) != weights.dim(0)) {
            throw new IllegalArgumentException(this + " needs images [" + weights.dim(0) + ", H, W], got " + input);
        }
        long height = geometry.smallestInput(input.dim(1), weights.dim(2)) + outputPadding;
        long width = geometry.smallestInput(input.dim(2), weights.dim(3)) + outputPadding;
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("the padding of " + this + " leaves nothing of images " + input);
        }
        return Shape.of(weights.dim(1), height, width);
    }

    @Override
    public List<Parameter> parameters() {
        return bias == null ? List.of(weight) : List.of(weight, bias);
    }

    @Override
    public String toString() {
        Shape w = weight.shape();
        return "ConvTranspose2d(" + w.dim(0) + " -> " + w.dim(1) + ", kernel " + w.dim(2) + ", " + geometry
                + ", output padding " + outputPadding + (bias == null ? ", no bias)" : ")");
    }
}
