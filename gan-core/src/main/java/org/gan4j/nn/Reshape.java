package org.gan4j.nn;

import org.gan4j.kernel.Shape;
import org.gan4j.tensor.Tensor;

/** The same elements under another shape, for each element of the batch. Immutable and thread-safe. */
public final class Reshape implements Layer {
    private final Shape shape;

    /**
     * A change of shape.
     *
     * @param shape new shape, without N
     */
    public Reshape(Shape shape) {
        this.shape = shape;
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        Shape element = checkInput(x);
        return x.reshape(BatchShape.of(x.shape().dim(0), element));
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.size() != shape.size()) {
            throw new IllegalArgumentException(
                    "`input` must have " + shape.size() + " elements for " + this + ", got shape " + input);
        }
        return shape;
    }

    @Override
    public String toString() {
        return "Reshape" + shape;
    }
}
