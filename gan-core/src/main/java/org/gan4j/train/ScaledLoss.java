package org.gan4j.train;

import java.util.List;
import org.gan4j.internal.Arguments;
import org.gan4j.model.Critic;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;

/** A loss times a factor for each player. */
record ScaledLoss(AdversarialLoss loss, double criticFactor, double generatorFactor) implements AdversarialLoss {
    ScaledLoss {
        Arguments.positive("criticFactor", criticFactor);
        Arguments.positive("generatorFactor", generatorFactor);
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
    public boolean pairsScores() {
        return loss.pairsScores();
    }

    @Override
    public List<String> doubts(Critic critic, List<Regularizer> regularizers) {
        return loss.doubts(critic, regularizers);
    }

    @Override
    public boolean hasMeaningfulZero() {
        return loss.hasMeaningfulZero();
    }

    @Override
    public AdversarialLoss forUpdate(long step, RandomStream random) {
        AdversarialLoss now = loss.forUpdate(step, random);
        return now == loss ? this : new ScaledLoss(now, criticFactor, generatorFactor);
    }

    @Override
    public String toString() {
        return loss + " x (critic " + criticFactor + ", generator " + generatorFactor + ")";
    }
}
