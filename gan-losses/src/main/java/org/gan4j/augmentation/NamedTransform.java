package org.gan4j.augmentation;

import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;

/**
 * A transform with a name for checkpoints and messages.
 *
 * @param name name and settings
 * @param transform what it does
 */
record NamedTransform(String name, ImageTransform transform) implements ImageTransform {
    @Override
    public Tensor apply(Tensor images, RandomStream random, double probability) {
        return transform.apply(images, random, probability);
    }

    @Override
    public String toString() {
        return name;
    }
}
