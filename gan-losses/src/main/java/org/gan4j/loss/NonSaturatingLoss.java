package org.gan4j.loss;

import org.gan4j.tensor.Tensor;
import org.gan4j.train.AdversarialLoss;

/**
 * Binary cross-entropy from logits with the non-saturating generator (Goodfellow et al. 2014, section 3).
 *
 * <p>Critic: {@code mean softplus(-real) + mean softplus(fake)}, which is {@code -E[log s(real)] - E[log(1 - s(fake))]} with s
 * the sigmoid; it is the sum of the halves, {@code scaled(0.5)} their mean. Generator: {@code mean softplus(-fake)}.
 * Finite in value and gradient for every finite score. Immutable and thread-safe.
 */
public final class NonSaturatingLoss implements AdversarialLoss {
    @Override
    public Tensor criticLoss(Tensor realScores, Tensor fakeScores) {
        return realScores
                .neg()
                .softplus()
                .mean()
                .reshape()
                .add(fakeScores.softplus().mean().reshape());
    }

    @Override
    public Tensor generatorLoss(Tensor realScores, Tensor fakeScores) {
        return fakeScores.neg().softplus().mean().reshape();
    }

    @Override
    public String toString() {
        return "NonSaturatingLoss";
    }
}
