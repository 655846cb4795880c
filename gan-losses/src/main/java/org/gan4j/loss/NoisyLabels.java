package org.gan4j.loss;

import java.util.List;
import java.util.Objects;
import org.gan4j.model.Critic;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.AdversarialLoss;
import org.gan4j.train.Regularizer;
import org.jspecify.annotations.Nullable;

/**
 * Noisy labels around a loss: in each critic update every label is wrong with a probability (the "noisy labels for the
 * discriminator" of Chintala et al., How to train a GAN, NIPS 2016). With m = 1 where a label is flipped, the critic pays
 * {@code mean[(1 - m) f1(real) + m f2(real)] + mean[(1 - m) f2(fake) + m f1(fake)]}; the generator's loss is the base's. In
 * expectation this is {@link LabelSmoothing} of both labels. Patches count like images: each has a label of its own. Inside a
 * relativistic loss, whose generator minimises this one's critic loss with the players exchanged, it acts on the generator too.
 *
 * <p>Losses draw nothing, so this one takes a single number from the trainer's random stream when an update begins, in
 * {@link #forUpdate}, and what that returns is a pure function again: the flips depend on the number alone. The stream's
 * position is in the checkpoint; nothing else has to be. Calling {@link #criticLoss} without is refused. Immutable; thread-safe
 * if the base is.
 */
public final class NoisyLabels implements AdversarialLoss {
    private static final long REAL_STREAM = 1;
    private static final long FAKE_STREAM = 2;
    private static final double TWO_TO_53 = 0x1p53;

    private final PointwiseLoss base;
    private final double flipProbability;
    private final @Nullable Long drawn;

    /**
     * Noisy labels.
     *
     * @param base the loss
     * @param flipProbability chance of each label to be wrong, in (0, 0.5)
     * @throws IllegalArgumentException if the probability is out of its range
     */
    public NoisyLabels(PointwiseLoss base, double flipProbability) {
        this(base, flipProbability, null);
        if (!(flipProbability > 0 && flipProbability < 0.5)) {
            throw new IllegalArgumentException("`flipProbability` must lie in (0, 0.5), got " + flipProbability);
        }
    }

    private NoisyLabels(PointwiseLoss base, double flipProbability, @Nullable Long drawn) {
        this.base = Objects.requireNonNull(base, "base");
        this.flipProbability = flipProbability;
        this.drawn = drawn;
    }

    @Override
    public AdversarialLoss forUpdate(long step, RandomStream random) {
        return new NoisyLabels(base, flipProbability, (long) (random.uniform(1)[0] * TWO_TO_53));
    }

    @Override
    public Tensor criticLoss(Tensor realScores, Tensor fakeScores) {
        if (drawn == null) {
            throw new IllegalStateException("noisy labels are drawn anew for each update: call forUpdate(step, random)"
                    + " and use what it returns; a loss that wraps another has to pass the call on");
        }
        Tensor real = labelled(
                realScores, new RandomStream(drawn, REAL_STREAM), base.realTerm(realScores), base.fakeTerm(realScores));
        Tensor fake = labelled(
                fakeScores, new RandomStream(drawn, FAKE_STREAM), base.fakeTerm(fakeScores), base.realTerm(fakeScores));
        return real.add(fake);
    }

    /** The mean of the right terms, but of the wrong ones where a label is flipped. */
    private Tensor labelled(Tensor scores, RandomStream random, Tensor right, Tensor wrong) {
        double[] flips = random.uniform(Math.toIntExact(scores.shape().size()));
        for (int i = 0; i < flips.length; i++) {
            flips[i] = flips[i] < flipProbability ? 1 : 0;
        }
        Tensor mask = TensorFactory.like(scores).of(flips, scores.shape());
        return right.add(mask.mul(wrong.sub(right))).mean().reshape();
    }

    @Override
    public Tensor generatorLoss(Tensor realScores, Tensor fakeScores) {
        return base.generatorLoss(realScores, fakeScores);
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
        return "NoisyLabels(" + base + ", " + flipProbability + ")";
    }
}
