package org.gan4j.train;

import java.util.Arrays;
import java.util.List;
import org.gan4j.kernel.Shape;
import org.gan4j.model.Critic;
import org.gan4j.nn.Mode;
import org.gan4j.tensor.Tensor;

/**
 * A critic's scores of real and generated images. A critic that scores each image by itself sees both in one pass; one whose
 * scores depend on the batch sees them apart.
 *
 * @param real scores of the real images
 * @param fake scores of the generated ones
 */
record ScoredPair(Tensor real, Tensor fake) {

    static ScoredPair of(Critic critic, Tensor real, Tensor fake) {
        if (critic.scoresDependOnBatch() || !real.shape().equals(fake.shape())) {
            return new ScoredPair(critic.score(real, Mode.TRAINING), critic.score(fake, Mode.TRAINING));
        }
        Tensor both = critic.score(Tensor.concat(List.of(real, fake), 0), Mode.TRAINING);
        Shape half = both.shape().with(0, real.shape().dim(0));
        long[] begin = new long[half.rank()];
        Tensor first = both.slice(begin, half);
        long[] middle = Arrays.copyOf(begin, begin.length);
        middle[0] = half.dim(0);
        return new ScoredPair(first, both.slice(middle, half));
    }
}
