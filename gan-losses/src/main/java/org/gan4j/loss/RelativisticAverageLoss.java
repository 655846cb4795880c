package org.gan4j.loss;

import java.util.List;
import org.gan4j.model.Critic;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.AdversarialLoss;
import org.gan4j.train.Regularizer;

/**
 * The relativistic average form of a loss (Jolicoeur-Martineau 2018, section 4.2): how much more real an image is than the
 * average of the other kind. With L the base's critic loss, critic {@code L(real - mean fake, fake - mean real)}, generator
 * {@code L(fake - mean real, real - mean fake)}: the players change places. Over {@link NonSaturatingLoss} this is the paper's
 * RaSGAN, over {@link LeastSquaresLoss} with targets -1 and 1 its RaLSGAN (halved), over {@link HingeLoss} its RaHingeGAN.
 *
 * <p>Means are over all scores, patches included, and gradients pass through them. The generator needs real scores. Immutable;
 * thread-safe if the base is.
 */
public final class RelativisticAverageLoss implements AdversarialLoss {
    private final AdversarialLoss base;

    /**
     * A relativistic average loss.
     *
     * @param base whose critic loss judges the differences; not {@link TopK}, which goes around this loss
     * @throws IllegalArgumentException if the base is a {@link TopK}
     */
    public RelativisticAverageLoss(AdversarialLoss base) {
        this.base = Wrapping.withoutTopK(base);
    }

    @Override
    public Tensor criticLoss(Tensor realScores, Tensor fakeScores) {
        return base.criticLoss(relativeTo(fakeScores, realScores), relativeTo(realScores, fakeScores));
    }

    @Override
    public Tensor generatorLoss(Tensor realScores, Tensor fakeScores) {
        return base.criticLoss(relativeTo(realScores, fakeScores), relativeTo(fakeScores, realScores));
    }

    /** Scores minus the mean of others. */
    private static Tensor relativeTo(Tensor others, Tensor scores) {
        return scores.sub(others.mean().reshape());
    }

    @Override
    public boolean generatorNeedsRealScores() {
        return true;
    }

    @Override
    public boolean pairsScores() {
        return base.pairsScores();
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
        return now == base ? this : new RelativisticAverageLoss(now);
    }

    @Override
    public String toString() {
        return "RelativisticAverageLoss(" + base + ")";
    }
}
