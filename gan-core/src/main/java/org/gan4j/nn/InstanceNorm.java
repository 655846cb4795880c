package org.gan4j.nn;

import java.util.List;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Instance normalisation (Ulyanov et al. 2016): each channel of each image by its own mean and biased variance. It keeps
 * no running statistics and does the same in both modes. [N, C, H, W] -> the same.
 */
public final class InstanceNorm implements Layer {
    /** Added to the variance, inside the root; PyTorch's default. */
    public static final double EPSILON = 1e-5;

    private final long channels;
    private final @Nullable Parameter weight;
    private final @Nullable Parameter bias;

    private InstanceNorm(long channels, @Nullable Parameter weight, @Nullable Parameter bias) {
        this.channels = channels;
        this.weight = weight;
        this.bias = bias;
    }

    /**
     * Without parameters, PyTorch's default.
     *
     * @param channels number of channels
     * @return the layer
     */
    public static InstanceNorm plain(long channels) {
        return new InstanceNorm(channels, null, null);
    }

    /**
     * With a weight (from N(1, 0.02)) and a bias (0) for each channel.
     *
     * @param name prefix of its parameters
     * @param channels number of channels
     * @param initializer makes the parameters
     * @return the layer
     */
    public static InstanceNorm affine(String name, long channels, Initializer initializer) {
        Parameter weight =
                initializer.weight(name + ".weight", Distribution.normal(1, ConvOptions.DCGAN_DEVIATION), channels);
        return new InstanceNorm(
                channels, weight, initializer.weight(name + ".bias", Distribution.constant(0), channels));
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        checkInput(x);
        Tensor y = x.standardize(EPSILON, 2, 3);
        return weight == null || bias == null ? y : y.mul(weight.reshape(1, channels, 1, 1)).add(bias.reshape(1, channels, 1, 1));
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.rank() != 3 || input.dim(0) != channels) {
            throw new IllegalArgumentException(this + " needs images [" + channels + ", H, W], got " + input);
        }
        if (input.dim(1) * input.dim(2) < 2) {
            throw new IllegalArgumentException(
                    this + " needs more than one pixel per channel (the result would be 0), got " + input);
        }
        return input;
    }

    @Override
    public List<Parameter> parameters() {
        return weight == null || bias == null ? List.of() : List.of(weight, bias);
    }

    @Override
    public String toString() {
        return "InstanceNorm(" + channels + (weight == null ? ")" : ", affine)");
    }
}
