package org.gan4j.nn;

import java.util.List;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Instance normalisation (Ulyanov et al. 2016): each channel of each image by its own mean and biased variance. It keeps
 * no running statistics and does the same in both modes. [N, C, H, W] -> the same. Confined to one thread at a time,
 * as {@link Layer} says.
 */
public final class InstanceNorm implements Layer {
    /** Added to the variance, inside the root; PyTorch's default. */
    public static final double EPSILON = ChannelScale.EPSILON;

    private final long channels;
    private final @Nullable ChannelScale scale;

    private InstanceNorm(long channels, @Nullable ChannelScale scale) {
        this.channels = channels;
        this.scale = scale;
    }

    /**
     * Without parameters, PyTorch's default.
     *
     * @param channels number of channels
     * @return the layer
     */
    public static InstanceNorm plain(long channels) {
        return new InstanceNorm(channels, null);
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
        return new InstanceNorm(channels, ChannelScale.of(name, channels, initializer));
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        checkInput(x);
        Tensor y = x.standardize(EPSILON, 2, 3);
        return scale == null ? y : scale.apply(y);
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.rank() != 3 || input.dim(0) != channels) {
            throw new IllegalArgumentException(
                    "`input` must be [" + channels + ", H, W] for " + this + ", got " + input);
        }
        if (input.dim(1) * input.dim(2) < 2) {
            throw new IllegalArgumentException(
                    "`input` must have more than one pixel for " + this + ", whose result would be 0, got " + input);
        }
        return input;
    }

    @Override
    public List<Parameter> parameters() {
        return scale == null ? List.of() : scale.parameters();
    }

    @Override
    public String toString() {
        return "InstanceNorm(" + channels + (scale == null ? ")" : ", affine)");
    }
}
