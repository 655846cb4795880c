package org.gan4j.nn;

import org.gan4j.kernel.Shape;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.TensorFactory;

/**
 * Makes a network's parameters: where they live and which random numbers they start from. Confined to one thread, as
 * its random stream is.
 *
 * @param tensors kernels and element type
 * @param random numbers for the initial weights; its position advances with each weight
 */
public record Initializer(TensorFactory tensors, RandomStream random) {
    /**
     * A weight.
     *
     * @param name full name
     * @param distribution initial values
     * @param dims shape
     * @return the parameter
     */
    public Parameter weight(String name, Distribution distribution, long... dims) {
        return Parameter.trainable(name, distribution.draw(tensors, random, Shape.of(dims)));
    }

    /**
     * A persistent array that no gradient reaches.
     *
     * @param name full name
     * @param value initial value of every element
     * @param dims shape
     * @return the buffer
     */
    public Parameter buffer(String name, double value, long... dims) {
        return Parameter.buffer(name, tensors.full(Shape.of(dims), value));
    }
}
