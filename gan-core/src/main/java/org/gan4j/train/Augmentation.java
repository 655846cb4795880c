package org.gan4j.train;

import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;

/**
 * What is done to all images before the critic scores them in training, real and generated alike, so that it cannot learn
 * the real ones by heart (Zhao et al. 2020; Karras et al. 2020). It must be differentiable: the generator learns through it.
 * Penalties see the images as the critic does, augmented, and take their gradient there; the authors' programs take it in the
 * image before augmentation. Confined to one thread.
 */
@FunctionalInterface
public interface Augmentation extends Stateful {
    /** {@return no augmentation: images stay as they are, and no random number is drawn} */
    static Augmentation none() {
        return NoAugmentation.INSTANCE;
    }

    /**
     * Augments a batch.
     *
     * @param images [N, C, H, W] in [-1, 1]; not modified
     * @param random draws what happens to each image; its position is part of the checkpoint
     * @return [N, C, H, W]
     */
    Tensor apply(Tensor images, RandomStream random);

    /**
     * Is told, after each critic update, how the critic has scored augmented real images.
     *
     * @param realScores [N] or patches
     */
    default void observe(Tensor realScores) {}

    /**
     * Refuses a loss that this augmentation cannot work with; called when the trainer is built.
     *
     * @param loss the game
     * @throws IllegalArgumentException with the reason and the fix
     */
    default void validate(AdversarialLoss loss) {}
}
