package org.gan4j.model;

import org.gan4j.kernel.Shape;
import org.gan4j.nn.Mode;
import org.gan4j.nn.Sequential;
import org.gan4j.tensor.Tensor;

/**
 * Scores images: unbounded, real high, fake low. A probability is the loss's business. Confined to one thread at a
 * time, as every {@link Network}.
 */
public interface Critic extends Network {
    /**
     * A critic made of layers, one's own among them.
     *
     * @param imageShape shape of one image, [C, H, W]
     * @param layers from images to scores: one number an image becomes [N], more are patch scores
     * @return the critic; its element type and kernels are those of its weights
     * @throws IllegalArgumentException if a layer does not fit the one before, there are no weights, or two have one name
     */
    static Critic of(Shape imageShape, Sequential layers) {
        return new SequentialCritic(imageShape, layers);
    }

    /** {@return the shape of one image, [C, H, W]} */
    Shape imageShape();

    /**
     * Scores images.
     *
     * @param images [N, C, H, W] in [-1, 1]; not modified
     * @param mode training or evaluation
     * @return [N], or [N, ...] patch scores
     */
    Tensor score(Tensor images, Mode mode);

    /**
     * Whether an image's score in training depends on the other images of the batch, as batch normalisation makes it. A
     * gradient penalty is undefined for such a critic.
     *
     * @return true if it does
     */
    boolean scoresDependOnBatch();
}
