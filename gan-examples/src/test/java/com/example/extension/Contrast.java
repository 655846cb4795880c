package com.example.extension;

import org.gan4j.kernel.Shape;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.Augmentation;

/** Lowers each image's contrast by a random factor of at least {@code least}. */
record Contrast(double least) implements Augmentation {
    @Override
    public Tensor apply(Tensor images, RandomStream random) {
        Shape oneEach = Shape.of(images.shape().dim(0), 1, 1, 1);
        return images.mul(TensorFactory.like(images).uniform(random, oneEach, least, 1));
    }
}
