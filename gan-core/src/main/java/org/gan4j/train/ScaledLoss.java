package org.gan4j.train;

import org.gan4j.tensor.Tensor;

/** A loss times a factor. */
record ScaledLoss(AdversarialLoss loss, double factor) implements AdversarialLoss {
    ScaledLoss {
        if (!(factor > 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("`factor` must be positive and finite, got " + factor);
        }
    }

    @Override
    public Tensor criticLoss(Tensor realScores, Tensor fakeScores) {
        return loss.criticLoss(realScores, fakeScores).mul(factor);
    }

    @Override
    public Tensor generatorLoss(Tensor realScores, Tensor fakeScores) {
        return loss.generatorLoss(realScores, fakeScores).mul(factor);
    }

    @Override
    public boolean generatorNeedsRealScores() {
        return loss.generatorNeedsRealScores();
    }

    @Override
    public String toString() {
        return loss + " x " + factor;
    }
}
