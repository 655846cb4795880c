package com.example.extension;

import org.gan4j.train.AdversarialLoss;
import org.gan4j.train.Regularizer;

/** The README's shortest extensions: a loss of two lambdas, a penalty of one. */
final class Lambdas {
    private Lambdas() {}

    static AdversarialLoss loss() {
        // README: begin
        AdversarialLoss loss = AdversarialLoss.of(
                "MarginLoss(1)",
                (real, fake) -> real.affine(-1, 1)
                        .softplus()
                        .add(fake.add(1).softplus())
                        .mean(),
                fake -> fake.mean().neg());
        // README: end
        return loss;
    }

    static Regularizer regularizer() {
        // README: begin
        Regularizer drift = Regularizer.ofCritic(
                "Drift(0.001)", step -> step.realScores().square().mean().mul(0.001));
        // README: end
        return drift;
    }
}
