package org.gan4j.train;

import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;

/**
 * A random change of images that leaves what they show: mirroring, shifts, colours. One that is to be differentiated through is
 * written in tensor operations. Implementations hold no state and are thread-safe.
 */
@FunctionalInterface
public interface Augmentation {
    /**
     * Changes a batch.
     *
     * @param images [N, C, H, W] in [-1, 1]; not modified
     * @param random random numbers, part of the checkpoint; its position advances with what is taken
     * @return the same shape
     */
    Tensor apply(Tensor images, RandomStream random);
}
