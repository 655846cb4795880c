package org.gan4j.augmentation;

import java.util.function.DoubleUnaryOperator;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;

/** Random numbers that belong to an image of a batch each. Thread-safe; the stream that they come from is not. */
public final class Draws {
    private Draws() {}

    /**
     * One number for each image: a function of a uniform one with a probability, otherwise a number that changes nothing.
     *
     * @param random its position advances by as much whatever is drawn
     * @param images [N, C, H, W]
     * @param probability with which an image gets a random number
     * @param drawn of a number in [0, 1)
     * @param otherwise what the other images get
     * @return [N, 1, 1, 1]
     */
    public static Tensor orElse(
            RandomStream random, Tensor images, double probability, DoubleUnaryOperator drawn, double otherwise) {
        double[] values = numbers(random, count(images), probability, drawn, otherwise);
        return TensorFactory.like(images).of(values, Shape.of(values.length, 1, 1, 1));
    }

    /** The same as plain numbers. */
    static double[] numbers(
            RandomStream random, int count, double probability, DoubleUnaryOperator drawn, double otherwise) {
        double[] chances = random.uniform(count);
        double[] values = random.uniform(count);
        for (int i = 0; i < count; i++) {
            values[i] = chances[i] < probability ? drawn.applyAsDouble(values[i]) : otherwise;
        }
        return values;
    }

    static int count(Tensor images) {
        return (int) images.shape().dim(0);
    }
}
