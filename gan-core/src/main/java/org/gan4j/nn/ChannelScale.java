package org.gan4j.nn;

import java.util.List;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;

/**
 * A factor and a summand for each channel, after a normalisation. They start from {@link Distribution#DCGAN_SCALE} and 0.
 *
 * @param weight [C]
 * @param bias [C]
 */
record ChannelScale(Parameter weight, Parameter bias) {
    /** Added to variances, inside the root: PyTorch's default for every kind of normalisation. */
    static final double EPSILON = 1e-5;

    static ChannelScale of(String name, long channels, Initializer initializer) {
        Parameter weight = initializer.weight(name + ".weight", Distribution.DCGAN_SCALE, channels);
        return new ChannelScale(weight, initializer.weight(name + ".bias", Distribution.constant(0), channels));
    }

    /** {@return weight * x + bias, for x of [N, C] or [N, C, H, W]} */
    Tensor apply(Tensor x) {
        return x.mul(along(weight, x)).add(along(bias, x));
    }

    /** {@return a tensor [C] that broadcasts with x} */
    static Tensor along(Tensor channels, Tensor x) {
        return channels.reshape(
                BatchShape.ofChannels(channels.shape().size(), x.shape().rank()));
    }

    List<Parameter> parameters() {
        return List.of(weight, bias);
    }
}
