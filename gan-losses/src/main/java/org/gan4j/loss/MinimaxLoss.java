package org.gan4j.loss;

import org.gan4j.tensor.Tensor;

/**
 * The minimax game (Goodfellow et al. 2014, equation 1): binary cross-entropy from logits, and a generator that minimises what
 * the critic maximises.
 *
 * <p>Critic: {@code mean softplus(-real) + mean softplus(fake)}, as {@link NonSaturatingLoss}. Generator: {@code E[log(1 -
 * s(fake))] = -mean softplus(fake)}, whose gradient vanishes where the critic is sure of itself. Finite in value and gradient
 * for every finite score. Immutable and thread-safe.
 */
public final class MinimaxLoss implements PointwiseLoss {
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
        return scores.softplus().neg();
    }

    @Override
    public String toString() {
        return "MinimaxLoss";
    }
}
