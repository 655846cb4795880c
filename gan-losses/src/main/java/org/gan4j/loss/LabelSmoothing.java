package org.gan4j.loss;

import java.util.List;
import java.util.Objects;
import org.gan4j.model.Critic;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.Regularizer;

/**
 * Smoothed labels (Salimans et al. 2016, section 3.4) around a loss: the critic's label of a real image is a number s below 1,
 * so it pays {@code s f1(real) + (1 - s) f2(real)} for it; likewise {@code t f1(fake) + (1 - t) f2(fake)} with a label t for
 * generated ones, 0 in the paper's one-sided form. The generator's loss is the base's. Inside a relativistic loss, whose
 * generator minimises this one's critic loss with the players exchanged, it acts on the generator too.
 *
 * <p>Over {@link WassersteinLoss} the labels must add up to 1: otherwise one kind of score counts for more than the other, and
 * shifting all of them lowers the critic's loss without end. Immutable; thread-safe if the base is.
 */
public final class LabelSmoothing implements PointwiseLoss {
    private static final double ROUNDING = 1e-12;

    private final PointwiseLoss base;
    private final double realLabel;
    private final double fakeLabel;

    /**
     * One-sided smoothing, which the paper advises.
     *
     * @param base the loss
     * @param realLabel label of real images, in (0.5, 1]; the paper's is 0.9
     * @throws IllegalArgumentException if the label is out of its range, or below 1 over {@link WassersteinLoss}
     */
    public LabelSmoothing(PointwiseLoss base, double realLabel) {
        this(base, realLabel, 0);
    }

    /**
     * Smoothing of both labels.
     *
     * @param base the loss
     * @param realLabel label of real images, in (0.5, 1]
     * @param fakeLabel label of generated images, in [0, 0.5)
     * @throws IllegalArgumentException if a label is out of its range, or they do not add up to 1 over {@link WassersteinLoss}
     */
    public LabelSmoothing(PointwiseLoss base, double realLabel, double fakeLabel) {
        this.base = Objects.requireNonNull(base, "base");
        if (!(realLabel > 0.5 && realLabel <= 1)) {
            throw new IllegalArgumentException("`realLabel` must lie in (0.5, 1], got " + realLabel);
        }
        if (!(fakeLabel >= 0 && fakeLabel < 0.5)) {
            throw new IllegalArgumentException("`fakeLabel` must lie in [0, 0.5), got " + fakeLabel);
        }
        if (isWasserstein(base) && Math.abs(realLabel + fakeLabel - 1) > ROUNDING) {
            throw new IllegalArgumentException("`realLabel` and `fakeLabel` must add up to 1 over " + base + ", got "
                    + realLabel + " and " + fakeLabel + ": shifting all scores would lower the critic's loss without"
                    + " end; labels that add up to 1 keep the balance, or take NonSaturatingLoss or HingeLoss");
        }
        this.realLabel = realLabel;
        this.fakeLabel = fakeLabel;
    }

    private static boolean isWasserstein(PointwiseLoss loss) {
        return loss instanceof WassersteinLoss
                || (loss instanceof LabelSmoothing smoothed && isWasserstein(smoothed.base));
    }

    @Override
    public Tensor realTerm(Tensor scores) {
        return mixture(scores, realLabel);
    }

    @Override
    public Tensor fakeTerm(Tensor scores) {
        return mixture(scores, fakeLabel);
    }

    private Tensor mixture(Tensor scores, double label) {
        if (label == 0) {
            return base.fakeTerm(scores);
        }
        return base.realTerm(scores).mul(label).add(base.fakeTerm(scores).mul(1 - label));
    }

    @Override
    public Tensor generatorTerm(Tensor scores) {
        return base.generatorTerm(scores);
    }

    @Override
    public List<String> doubts(Critic critic, List<Regularizer> regularizers) {
        return base.doubts(critic, regularizers);
    }

    @Override
    public boolean hasMeaningfulZero() {
        return base.hasMeaningfulZero();
    }

    @Override
    public String toString() {
        return "LabelSmoothing(" + base + ", real " + realLabel + ", fake " + fakeLabel + ")";
    }
}
