package org.gan4j.train;

import java.util.Arrays;
import java.util.List;
import org.gan4j.kernel.Shape;
import org.gan4j.model.Critic;
import org.gan4j.nn.Mode;
import org.gan4j.tensor.Tensor;

/**
 * How a critic scores images in training. Every score that a loss reads passes here, of real and of generated images, in both
 * updates; images come as {@link Game} gives them, augmented.
 *
 * @param critic scores
 */
record Scoring(Critic critic) {
    /**
     * Scores of real and of generated images.
     *
     * @param real scores of the real images
     * @param fake scores of the generated ones
     */
    record Pair(Tensor real, Tensor fake) {}

    /** {@return the scores of some images} */
    Tensor score(Tensor images) {
        return critic.score(images, Mode.TRAINING);
    }

    /** Scores both in one pass where each image is scored by itself, and apart where scores depend on the batch. */
    Pair score(Tensor real, Tensor fake) {
        if (critic.scoresDependOnBatch() || !real.shape().equals(fake.shape())) {
            return new Pair(score(real), score(fake));
        }
        Tensor both = score(Tensor.concat(List.of(real, fake), 0));
        Shape half = both.shape().with(0, real.shape().dim(0));
        long[] begin = new long[half.rank()];
        long[] middle = Arrays.copyOf(begin, begin.length);
        middle[0] = half.dim(0);
        return new Pair(both.slice(begin, half), both.slice(middle, half));
    }
}
