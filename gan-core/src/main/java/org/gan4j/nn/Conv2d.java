package org.gan4j.nn;

import org.gan4j.tensor.Tensor;

/**
 * A convolution: [N, in, H, W] -> [N, out, H', W'] with {@code H' = floor((H + 2 padding - kernel) / stride) + 1}. Weights
 * are [out, in, kernel, kernel]; they start from {@link Distribution#DCGAN_WEIGHTS} by default, the bias uniform in
 * +-1/sqrt(in * kernel^2), PyTorch's. Confined to one thread at a time, as {@link Layer} says.
 */
public final class Conv2d extends Convolution {
    private Conv2d(Builder options) {
        super(options, options.out, options.in);
    }

    /**
     * Starts a convolution of stride 1 without padding, with bias.
     *
     * @param name prefix of its parameters: {@code name.weight}, {@code name.bias}
     * @param in input channels
     * @param out output channels
     * @param kernel side of the kernel
     * @param initializer makes the parameters
     * @return options
     */
    public static Builder builder(String name, long in, long out, int kernel, Initializer initializer) {
        return new Builder(name, in, out, kernel, initializer);
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        checkInput(x);
        return bias == null ? x.conv2d(weight, geometry) : x.conv2d(weight, bias, geometry);
    }

    @Override
    long outputSize(long size) {
        return geometry.outputSize(size, kernel());
    }

    /** Options of a convolution. */
    public static final class Builder extends ConvOptions<Builder> {
        private Builder(String name, long in, long out, int kernel, Initializer initializer) {
            super(name, in, out, kernel, initializer);
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Makes the layer.
         *
         * @return a layer with fresh weights
         * @throws IllegalArgumentException naming the option that does not fit
         */
        public Conv2d build() {
            return new Conv2d(this);
        }
    }
}
