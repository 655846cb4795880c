package org.gan4j.loss;

import org.gan4j.tensor.Tensor;

/**
 * Binary cross-entropy from logits with the non-saturating generator (Goodfellow et al. 2014, section 3).
 *
 * <p>Critic: {@code mean softplus(-real) + mean softplus(fake)}, which is {@code -E[log s(real)] - E[log(1 - s(fake))]} with s
 * the sigmoid; it is the sum of the halves, {@code scaled(0.5, 1)} takes their mean. Generator: {@code mean softplus(-fake)}.
 * Finite in value and gradient for every finite score. Immutable and thread-safe.
 *
 * <p>StyleGAN's <em>logistic</em> loss is this very function: log-sigmoid and softplus are two ways to write it. There is no
 * second class; {@link #logistic()} is its other name.
 */
public final class NonSaturatingLoss implements PointwiseLoss {
    /** {@return this loss under the name that StyleGAN gave it, the logistic loss} */
    public static NonSaturatingLoss logistic() {
        return new NonSaturatingLoss();
    }

    @Override
    public Tensor realTerm(Tensor scores) {
        return scores.neg().softplus();
    }

    @Override
    public Tensor fakeTerm(Tensor scores) {
        return scores.softplus();
    }

    @Override
    public Tensor generatorTerm(Tensor scores) {
        return scores.neg().softplus();
    }

    @Override
    public String toString() {
        return "NonSaturatingLoss";
    }
}
