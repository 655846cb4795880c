package com.example.extension;

import org.gan4j.tensor.Tensor;
import org.gan4j.train.AdversarialLoss;

/**
 * The hinge with its corner rounded off. Critic: {@code mean softplus(margin - real) + mean softplus(margin + fake)};
 * generator: {@code -mean fake}.
 */
record MarginLoss(double margin) implements AdversarialLoss {
    @Override
    public Tensor criticLoss(Tensor realScores, Tensor fakeScores) {
        Tensor real = realScores.neg().add(margin).softplus().mean();
        return real.add(fakeScores.add(margin).softplus().mean());
    }

    @Override
    public Tensor generatorLoss(Tensor realScores, Tensor fakeScores) {
        return fakeScores.mean().neg();
    }
}
