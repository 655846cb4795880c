package org.gan4j.train;

import java.util.Objects;
import java.util.function.BinaryOperator;
import org.gan4j.internal.Arguments;
import org.gan4j.tensor.Tensor;

/** A loss made of two functions. */
record FunctionLoss(
        String name, BinaryOperator<Tensor> critic, BinaryOperator<Tensor> generator, boolean generatorNeedsRealScores)
        implements AdversarialLoss {
    FunctionLoss {
        Arguments.named(name);
        Objects.requireNonNull(critic, "critic");
        Objects.requireNonNull(generator, "generator");
    }

    @Override
    public Tensor criticLoss(Tensor realScores, Tensor fakeScores) {
        return critic.apply(realScores, fakeScores);
    }

    @Override
    public Tensor generatorLoss(Tensor realScores, Tensor fakeScores) {
        return generator.apply(realScores, fakeScores);
    }

    /** A relativistic loss sees differences of scores only. */
    @Override
    public boolean hasMeaningfulZero() {
        return !generatorNeedsRealScores;
    }

    @Override
    public String toString() {
        return name;
    }
}
