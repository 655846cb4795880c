package org.gan4j.train;

import org.gan4j.kernel.Shape;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;

/**
 * Where real images come from: an endless sequence of batches that can be continued from its state. Confined to one
 * thread.
 */
public interface RealImages extends Stateful {
    /** {@return how many different images there are; an epoch is this divided by the batch size, rounded down} */
    long size();

    /** {@return the shape of one image, [C, H, W]} */
    Shape imageShape();

    /**
     * The next batch.
     *
     * @param count images in it
     * @param tensors makes the tensor
     * @return [count, C, H, W] in [-1, 1]
     */
    Tensor next(int count, TensorFactory tensors);

    /** {@return the identity of the data: equal for the same images in the same order} */
    String fingerprint();

    /** {@return the position in the sequence} */
    @Override
    State state();

    /**
     * Continues from a position.
     *
     * @param state what {@link #state()} gave
     */
    @Override
    void restore(State state);
}
