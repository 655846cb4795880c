package org.gan4j.nn;

import org.gan4j.tensor.Tensor;

/**
 * A transposed convolution: [N, in, H, W] -> [N, out, H', W'] with {@code H' = (H - 1) stride + kernel - 2 padding +
 * outputPadding}. Weights are [in, out, kernel, kernel], as PyTorch's; they start from {@link Distribution#DCGAN_WEIGHTS} by
 * default, the bias uniform in +-1/sqrt(out * kernel^2), PyTorch's. Confined to one thread at a time, as {@link Layer}
 * says.
 */
public final class ConvTranspose2d extends Convolution {
    private final int outputPadding;

    private ConvTranspose2d(Builder options) {
        super(options, options.in, options.out);
        this.outputPadding = options.outputPadding;
    }

    /**
     * Starts a transposed convolution of stride 1 without padding, with bias.
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
        Tensor y = x.convTranspose2d(weight, geometry, outputPadding);
        return bias == null
                ? y
                : y.add(bias.reshape(BatchShape.ofChannels(bias.shape().dim(0), 4)));
    }

    @Override
    long outputSize(long size) {
        return geometry.smallestInput(size, kernel()) + outputPadding;
    }

    @Override
    String furtherSettings() {
        return ", output padding " + outputPadding;
    }

    /** Options of a transposed convolution. */
    public static final class Builder extends ConvOptions<Builder> {
        private int outputPadding;

        private Builder(String name, long in, long out, int kernel, Initializer initializer) {
            super(name, in, out, kernel, initializer);
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Rows and columns added at the end; 0 by default.
         *
         * @param outputPadding from 0 to stride - 1
         * @return this
         */
        public Builder outputPadding(int outputPadding) {
            this.outputPadding = outputPadding;
            return this;
        }

        /**
         * Makes the layer.
         *
         * @return a layer with fresh weights
         * @throws IllegalArgumentException naming the option that does not fit
         */
        public ConvTranspose2d build() {
            int stride = geometry().stride();
            if (outputPadding < 0 || outputPadding >= stride) {
                throw new IllegalArgumentException(
                        "`outputPadding` must lie in [0, stride), got " + outputPadding + " with stride " + stride);
            }
            return new ConvTranspose2d(this);
        }
    }
}
