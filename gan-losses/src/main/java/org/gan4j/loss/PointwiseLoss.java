package org.gan4j.loss;

import org.gan4j.tensor.Tensor;
import org.gan4j.train.AdversarialLoss;

/**
 * A loss that is a mean over scores, each by itself: critic {@code mean f1(real) + mean f2(fake)}, generator {@code mean
 * g(fake)}, in the notation of Jolicoeur-Martineau (2018), section 3. The three functions are element-wise, keep the shape, and
 * patches count like images. {@link LabelSmoothing} and {@link NoisyLabels} need the terms apart, so they wrap losses of this
 * kind. Implementations are thread-safe.
 */
public interface PointwiseLoss extends AdversarialLoss {
    /**
     * What the critic pays for each score of an image labelled real, f1.
     *
     * @param scores any shape; not modified
     * @return the same shape
     */
    Tensor realTerm(Tensor scores);

    /**
     * What the critic pays for each score of an image labelled fake, f2.
     *
     * @param scores any shape; not modified
     * @return the same shape
     */
    Tensor fakeTerm(Tensor scores);

    /**
     * What the generator pays for each score of a generated image, g.
     *
     * @param scores any shape; not modified
     * @return the same shape
     */
    Tensor generatorTerm(Tensor scores);

    @Override
    default Tensor criticLoss(Tensor realScores, Tensor fakeScores) {
        return mean(realTerm(realScores)).add(mean(fakeTerm(fakeScores)));
    }

    @Override
    default Tensor generatorLoss(Tensor realScores, Tensor fakeScores) {
        return mean(generatorTerm(fakeScores));
    }

    private static Tensor mean(Tensor terms) {
        return terms.mean().reshape();
    }
}
