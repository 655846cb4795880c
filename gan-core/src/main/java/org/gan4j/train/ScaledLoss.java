package org.gan4j.train;

import org.gan4j.tensor.Tensor;

/** A loss times a factor for each player. */
record ScaledLoss(AdversarialLoss loss, double criticFactor, double generatorFactor) implements AdversarialLoss {
    ScaledLoss {
        Settings.positive("criticFactor", criticFactor);
        Settings.positive("generatorFactor", generatorFactor);
    }

    @Override
    public Tensor criticLoss(Tensor realScores, Tensor fakeScores) {
        return loss.criticLoss(realScores, fakeScores).mul(criticFactor);
    }

    @Override
    public Tensor generatorLoss(Tensor realScores, Tensor fakeScores) {
        return loss.generatorLoss(realScores, fakeScores).mul(generatorFactor);
    }

    @Override
    public boolean generatorNeedsRealScores() {
        return loss.generatorNeedsRealScores();
    }

    @Override
    public boolean scoreSignIsVerdict() {
        return loss.scoreSignIsVerdict();
    }

    @Override
    public String toString() {
        return loss + " x (critic " + criticFactor + ", generator " + generatorFactor + ")";
    }
}
