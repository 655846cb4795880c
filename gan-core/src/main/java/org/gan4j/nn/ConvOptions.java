package org.gan4j.nn;

import java.util.Objects;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.tensor.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The options that convolutions of both directions share.
 *
 * @param <B> the builder itself
 */
abstract class ConvOptions<B extends ConvOptions<B>> {
    /** Input channels. */
    final long in;
    /** Output channels. */
    final long out;
    /** Side of the kernel. */
    final int kernel;

    private final String name;
    private final Initializer initializer;
    private int stride = 1;
    private int padding;
    private boolean hasBias = true;
    private Distribution weights = Distribution.DCGAN_WEIGHTS;

    ConvOptions(String name, long in, long out, int kernel, Initializer initializer) {
        this.name = Objects.requireNonNull(name, "name");
        this.in = in;
        this.out = out;
        this.kernel = kernel;
        this.initializer = Objects.requireNonNull(initializer, "initializer");
    }

    abstract B self();

    /**
     * Step of the kernel; 1 by default.
     *
     * @param stride at least 1
     * @return this
     */
    public B stride(int stride) {
        this.stride = stride;
        return self();
    }

    /**
     * Zeros on each side; 0 by default.
     *
     * @param padding at least 0
     * @return this
     */
    public B padding(int padding) {
        this.padding = padding;
        return self();
    }

    /** {@return this, without a bias} */
    public B withoutBias() {
        this.hasBias = false;
        return self();
    }

    /**
     * Initial weights; {@link Distribution#DCGAN_WEIGHTS} by default.
     *
     * @param weights their distribution
     * @return this
     */
    public B weights(Distribution weights) {
        this.weights = Objects.requireNonNull(weights, "weights");
        return self();
    }

    ConvGeometry geometry() {
        return new ConvGeometry(stride, padding);
    }

    Parameter weight(long... dims) {
        return initializer.weight(name + ".weight", weights, dims);
    }

    /** The bias as PyTorch starts it, null if there is none; the fan-in is of the weight's second dimension. */
    @Nullable
    Parameter bias(long fanIn) {
        return hasBias ? initializer.weight(name + ".bias", Distribution.torchDefault(fanIn), out) : null;
    }
}
