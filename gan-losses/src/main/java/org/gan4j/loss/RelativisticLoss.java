package org.gan4j.loss;

import java.util.List;
import org.gan4j.model.Critic;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.AdversarialLoss;
import org.gan4j.train.Regularizer;

/**
 * The relativistic form of a loss (Jolicoeur-Martineau 2018, section 4.1): how much more real one image is than the other of
 * its pair. With L the base's critic loss, critic {@code 1/2 L(real - fake, fake - real)}, generator {@code 1/2 L(fake - real,
 * real - fake)}: the players change places.
 *
 * <p>Over {@link NonSaturatingLoss} this is the paper's RSGAN, {@code mean softplus(fake - real)}; over {@link HingeLoss} {@code
 * mean relu(1 - (real - fake))}. The half makes one term of the two equal ones that a symmetric base has. The i-th real score
 * is paired with the i-th fake one, so both have the same shape. The generator needs real scores. Immutable; thread-safe if
 * the base is.
 */
public final class RelativisticLoss implements AdversarialLoss {
    private final AdversarialLoss base;

    /**
     * A relativistic loss.
     *
     * @param base whose critic loss judges the differences; not {@link TopK}, which goes around this loss
     * @throws IllegalArgumentException if the base is a {@link TopK}
     */
    public RelativisticLoss(AdversarialLoss base) {
        this.base = Wrapping.withoutTopK(base);
    }

    @Override
    public Tensor criticLoss(Tensor realScores, Tensor fakeScores) {
        Tensor lead = lead(realScores, fakeScores);
        return base.criticLoss(lead, lead.neg()).mul(0.5);
    }

    @Override
    public Tensor generatorLoss(Tensor realScores, Tensor fakeScores) {
        Tensor lead = lead(realScores, fakeScores);
        return base.criticLoss(lead.neg(), lead).mul(0.5);
    }

    private static Tensor lead(Tensor realScores, Tensor fakeScores) {
        if (!realScores.shape().equals(fakeScores.shape())) {
            throw new IllegalArgumentException("`fakeScores` must have the shape of `realScores`, "
                    + realScores.shape() + ", for they are compared in pairs, got " + fakeScores.shape()
                    + "; RelativisticAverageLoss takes any two");
        }
        return realScores.sub(fakeScores);
    }

    @Override
    public boolean generatorNeedsRealScores() {
        return true;
    }

    @Override
    public boolean pairsScores() {
        return true;
    }

    @Override
    public List<String> doubts(Critic critic, List<Regularizer> regularizers) {
        return base.doubts(critic, regularizers);
    }

    @Override
    public boolean hasMeaningfulZero() {
        return false;
    }

    @Override
    public AdversarialLoss forUpdate(long step, RandomStream random) {
        AdversarialLoss now = base.forUpdate(step, random);
        return now == base ? this : new RelativisticLoss(now);
    }

    @Override
    public String toString() {
        return "RelativisticLoss(" + base + ")";
    }
}
