package org.gan4j.loss;

import org.gan4j.tensor.Tensor;

/**
 * The Wasserstein loss (Arjovsky et al. 2017, equation 2 and algorithm 1): critic {@code mean fake - mean real}, generator
 * {@code -mean fake}. The critic has to be kept Lipschitz by weight clipping or a gradient penalty; its scores mean something
 * only relative to each other. Immutable and thread-safe.
 */
public final class WassersteinLoss implements PointwiseLoss {
    @Override
    public Tensor realTerm(Tensor scores) {
        return scores.neg();
    }

    @Override
    public Tensor fakeTerm(Tensor scores) {
        return scores;
    }

    @Override
    public Tensor generatorTerm(Tensor scores) {
        return scores.neg();
    }

    @Override
    public boolean hasMeaningfulZero() {
        return false;
    }

    @Override
    public String toString() {
        return "WassersteinLoss";
    }
}
