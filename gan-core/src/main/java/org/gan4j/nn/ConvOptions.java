package org.gan4j.nn;

import java.util.function.BiFunction;
import org.gan4j.kernel.ConvGeometry;

/**
 * The optional settings of a convolution layer.
 *
 * @param <L> the layer being built
 */
public final class ConvOptions<L extends Layer> {
    /** Standard deviation of initial weights: Radford et al. 2016, section 3. */
    public static final double DCGAN_DEVIATION = 0.02;

    private final BiFunction<ConvOptions<L>, Initializer, L> construction;
    private int stride = 1;
    private int padding;
    private int outputPadding;
    private boolean bias = true;
    private Distribution weights = Distribution.normal(0, DCGAN_DEVIATION);

    ConvOptions(BiFunction<ConvOptions<L>, Initializer, L> construction) {
        this.construction = construction;
    }

    /**
     * Step of the kernel; 1 by default.
     *
     * @param stride at least 1
     * @return this
     */
    public ConvOptions<L> stride(int stride) {
        this.stride = stride;
        return this;
    }

    /**
     * Zeros on each side; 0 by default.
     *
     * @param padding at least 0
     * @return this
     */
    public ConvOptions<L> padding(int padding) {
        this.padding = padding;
        return this;
    }

    /**
     * Rows and columns that a transposed convolution adds at the end; 0 by default, ignored by a plain convolution.
     *
     * @param outputPadding from 0 to stride - 1
     * @return this
     */
    public ConvOptions<L> outputPadding(int outputPadding) {
        this.outputPadding = outputPadding;
        return this;
    }

    /** {@return this, without a bias} */
    public ConvOptions<L> withoutBias() {
        this.bias = false;
        return this;
    }

    /**
     * Initial weights.
     *
     * @param weights their distribution
     * @return this
     */
    public ConvOptions<L> weights(Distribution weights) {
        this.weights = weights;
        return this;
    }

    /**
     * Makes the layer.
     *
     * @param initializer makes its parameters
     * @return the layer
     */
    public L build(Initializer initializer) {
        if (outputPadding < 0 || outputPadding >= stride) {
            throw new IllegalArgumentException(
                    "`outputPadding` must lie in [0, stride), got " + outputPadding + " with stride " + stride);
        }
        return construction.apply(this, initializer);
    }

    ConvGeometry geometry() {
        return new ConvGeometry(stride, padding);
    }

    int outputPadding() {
        return outputPadding;
    }

    boolean hasBias() {
        return bias;
    }

    Distribution weights() {
        return weights;
    }
}
