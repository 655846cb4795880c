package org.gan4j.loss;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.gan4j.internal.Arguments;
import org.gan4j.model.Critic;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.AdversarialLoss;
import org.gan4j.train.Regularizer;
import org.jspecify.annotations.Nullable;

/**
 * Top-k training (Sinha et al. 2020, "Top-k training of GANs", algorithm 1) around a loss: the generator learns from the k
 * <em>highest</em> scores of its batch only, the images that the critic takes for real most; real scores are high here. k is
 * the share of the batch, rounded up, at least 1; patches count like images. The critic's loss is the base's, and so are the
 * real scores of a relativistic base, which must not pair them. The paper's share shrinks with training: {@link #shrinking}.
 * Immutable; thread-safe if the base is.
 */
public final class TopK implements AdversarialLoss {
    private static final double ROUNDING = 1e-9;

    private final AdversarialLoss base;
    private final double share;
    private final @Nullable Schedule schedule;

    /** The share at a step: {@code max(smallest, factor^(step / every))}. */
    private record Schedule(double smallest, double factor, long every) {
        double at(long step) {
            long changes = step / every;
            return Math.max(smallest, Math.pow(factor, changes));
        }
    }

    /**
     * A fixed share.
     *
     * @param base the loss, which must not pair scores ({@link AdversarialLoss#pairsScores()})
     * @param share which part of the generated images counts, in (0, 1]
     * @throws IllegalArgumentException if the share is out of its range, or the base pairs scores
     */
    public TopK(AdversarialLoss base, double share) {
        this(base, share("share", share), null);
    }

    private TopK(AdversarialLoss base, double share, @Nullable Schedule schedule) {
        this.base = Objects.requireNonNull(base, "base");
        if (base.pairsScores()) {
            throw new IllegalArgumentException("`base` must not compare each real score with the generated one at its"
                    + " place, for top-k drops some of those, got " + base
                    + "; take RelativisticAverageLoss, which compares with means");
        }
        this.share = share;
        this.schedule = schedule;
    }

    /**
     * A share that starts at 1 and is multiplied by a factor at regular intervals; the paper's factor is 0.99 an epoch, its
     * smallest share 0.5 (of DCGANs on small images).
     *
     * @param base the loss, which must not pair scores ({@link AdversarialLoss#pairsScores()})
     * @param smallest where it stops, in (0, 1]
     * @param factor what it is multiplied by, in (0, 1]
     * @param everySteps training steps between two changes, at least 1
     * @return the loss
     * @throws IllegalArgumentException if a number is out of its range, or the base pairs scores
     */
    public static TopK shrinking(AdversarialLoss base, double smallest, double factor, long everySteps) {
        Arguments.atLeastOne("everySteps", everySteps);
        return new TopK(base, 1, new Schedule(share("smallest", smallest), share("factor", factor), everySteps));
    }

    private static double share(String name, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException("`" + name + "` must lie in (0, 1], got " + value);
        }
        return value;
    }

    @Override
    public Tensor criticLoss(Tensor realScores, Tensor fakeScores) {
        return base.criticLoss(realScores, fakeScores);
    }

    @Override
    public Tensor generatorLoss(Tensor realScores, Tensor fakeScores) {
        return base.generatorLoss(realScores, highest(fakeScores));
    }

    /** The k highest scores; of equal ones the first. */
    private Tensor highest(Tensor scores) {
        double[] values = scores.toDoubles();
        int count = (int) Math.max(1, Math.ceil(share * values.length - ROUNDING));
        int[] kept = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -values[i]))
                .limit(count)
                .mapToInt(i -> i)
                .sorted()
                .toArray();
        return kept.length == values.length
                ? scores
                : scores.reshape(values.length).gather(kept);
    }

    @Override
    public boolean generatorNeedsRealScores() {
        return base.generatorNeedsRealScores();
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
        return base.hasMeaningfulZero();
    }

    @Override
    public AdversarialLoss forUpdate(long step, RandomStream random) {
        AdversarialLoss now = base.forUpdate(step, random);
        if (schedule == null) {
            return now == base ? this : new TopK(now, share, null);
        }
        return new TopK(now, schedule.at(step), schedule);
    }

    @Override
    public String toString() {
        return "TopK(" + base + ", " + (schedule == null ? share : schedule) + ")";
    }
}
