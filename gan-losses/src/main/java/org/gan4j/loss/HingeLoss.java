package org.gan4j.loss;

import org.gan4j.tensor.Tensor;

/**
 * The hinge loss (Lim &amp; Ye 2017; Miyato et al. 2018, equations 16 and 17): critic {@code mean relu(1 - real) + mean relu(1 +
 * fake)}, generator {@code -mean fake}. Scores beyond the margin of 1 on their own side have no gradient. Immutable and
 * thread-safe.
 */
public final class HingeLoss implements PointwiseLoss {
    @Override
    public Tensor realTerm(Tensor scores) {
        return scores.affine(-1, 1).relu();
    }

    @Override
    public Tensor fakeTerm(Tensor scores) {
        return scores.add(1).relu();
    }

    @Override
    public Tensor generatorTerm(Tensor scores) {
        return scores.neg();
    }

    @Override
    public String toString() {
        return "HingeLoss";
    }
}
