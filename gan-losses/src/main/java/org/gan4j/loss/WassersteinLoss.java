package org.gan4j.loss;

import org.gan4j.tensor.Tensor;
import org.gan4j.train.AdversarialLoss;

/**
 * The Wasserstein loss (Arjovsky et al. 2017, equation 2 and algorithm 1): critic {@code mean fake - mean real}, generator
 * {@code -mean fake}. The critic has to be kept Lipschitz by weight clipping or a gradient penalty. Immutable and
 * thread-safe.
 */
public final class WassersteinLoss implements AdversarialLoss {
    @Override
    public Tensor criticLoss(Tensor realScores, Tensor fakeScores) {
        return fakeScores.mean().reshape().sub(realScores.mean().reshape());
    }

    @Override
    public Tensor generatorLoss(Tensor realScores, Tensor fakeScores) {
        return fakeScores.mean().reshape().neg();
    }

    @Override
    public boolean scoreSignIsVerdict() {
        return false;
    }

    @Override
    public String toString() {
        return "WassersteinLoss";
    }
}
