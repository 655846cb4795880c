package org.gan4j.augmentation;

import org.gan4j.kernel.Shape;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;

/** Exchanges left and right: columns are taken in reverse order. */
final class Mirror implements ImageTransform {
    private static final double HALF = 0.5;

    @Override
    public Tensor apply(Tensor images, RandomStream random, double probability) {
        double[] flipped = Draws.numbers(random, Draws.count(images), probability, u -> u < HALF ? 1 : 0, 0);
        Shape shape = images.shape();
        int width = (int) shape.dim(3);
        int[] columns = new int[flipped.length * width];
        for (int n = 0; n < flipped.length; n++) {
            for (int x = 0; x < width; x++) {
                columns[n * width + x] = n * width + (flipped[n] == 1 ? width - 1 - x : x);
            }
        }
        return images.permute(0, 3, 1, 2)
                .reshape(columns.length, shape.dim(1) * shape.dim(2))
                .gather(columns)
                .reshape(shape.dim(0), width, shape.dim(1), shape.dim(2))
                .permute(0, 2, 3, 1);
    }

    @Override
    public String toString() {
        return "mirror";
    }
}
