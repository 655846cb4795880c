package org.gan4j.train;

import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;

/** Leaves images as they are. */
enum NoAugmentation implements Augmentation {
    /** The only one. */
    INSTANCE;

    @Override
    public Tensor apply(Tensor images, RandomStream random) {
        return images;
    }

    @Override
    public String toString() {
        return "none";
    }
}
