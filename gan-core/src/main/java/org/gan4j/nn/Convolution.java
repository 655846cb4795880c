package org.gan4j.nn;

import java.util.List;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.Parameter;
import org.jspecify.annotations.Nullable;

/** What convolutions of both directions share: a weight, perhaps a bias, a geometry, and the shapes that follow. */
abstract sealed class Convolution implements Layer permits Conv2d, ConvTranspose2d {
    /** Four dimensions: two of channels, then the kernel's. */
    final Parameter weight;
    /** One number for each output channel. */
    final @Nullable Parameter bias;
    /** Stride and padding. */
    final ConvGeometry geometry;

    private final long in;
    private final long out;

    Convolution(ConvOptions<?> options, long first, long second) {
        this.in = options.in;
        this.out = options.out;
        this.geometry = options.geometry();
        this.weight = options.weight(first, second, options.kernel, options.kernel);
        this.bias = options.bias(second * options.kernel * options.kernel);
    }

    /** {@return the size of the result along one side; below 1 if there is none} */
    abstract long outputSize(long size);

    /** {@return the side of the kernel} */
    final long kernel() {
        return weight.shape().dim(2);
    }

    @Override
    public final Shape outputShape(Shape input) {
        if (input.rank() != 3 || input.dim(0) != in) {
            throw new IllegalArgumentException("`input` must be [" + in + ", H, W] for " + this + ", got " + input);
        }
        long height = outputSize(input.dim(1));
        long width = outputSize(input.dim(2));
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "`input` must leave at least one pixel for " + this + ", got " + input + "; give larger images");
        }
        return Shape.of(out, height, width);
    }

    @Override
    public final List<Parameter> parameters() {
        return bias == null ? List.of(weight) : List.of(weight, bias);
    }

    /** {@return settings besides those that both directions have, each after a comma} */
    String furtherSettings() {
        return "";
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + "(" + in + " -> " + out + ", kernel " + kernel() + ", " + geometry
                + furtherSettings() + (bias == null ? ", no bias)" : ")");
    }
}
