package org.gan4j.regularizer;

import java.util.Objects;
import java.util.Optional;
import org.gan4j.augmentation.AdaptiveAugmentation;
import org.gan4j.internal.Arguments;
import org.gan4j.nn.Mode;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.Augmentation;
import org.gan4j.train.Phase;
import org.gan4j.train.Regularizer;
import org.gan4j.train.State;
import org.gan4j.train.TrainingStep;

/**
 * Consistency regularisation of the critic: an image x and an augmented T(x) should score alike, {@code mean (D(x) -
 * D(T(x)))^2}. On real images it is CR (Zhang et al. 2020, equation 4), on real and generated ones the balanced bCR (Zhao et al.
 * 2021, algorithm 1). Gradients flow through both scores; the mean is over all scores, patches included.
 *
 * <p>The augmentation takes its random numbers from the trainer's stream, which is in the checkpoint; its own state, where it has
 * one, is this one's {@link #state()}. Recorded as {@code consistencyPenalty} (weights included). Confined to one
 * trainer where the augmentation keeps a state, otherwise immutable.
 */
public final class ConsistencyPenalty implements Regularizer {
    /** The papers' weight. */
    public static final double PAPER_WEIGHT = 10;

    private final double realWeight;
    private final double fakeWeight;
    private final Augmentation augmentation;

    private ConsistencyPenalty(double realWeight, double fakeWeight, Augmentation augmentation) {
        this.realWeight = realWeight;
        this.fakeWeight = fakeWeight;
        this.augmentation = changing(augmentation);
    }

    /** Refuses an augmentation under which both scores are the same, so that the penalty is 0 for ever. */
    private static Augmentation changing(Augmentation augmentation) {
        boolean adaptive = Objects.requireNonNull(augmentation, "augmentation") instanceof AdaptiveAugmentation;
        if (adaptive || augmentation == Augmentation.none()) {
            throw new IllegalArgumentException("`augmentation` must change images, got " + augmentation
                    + (adaptive ? ", whose probability stays 0 where no scores are observed" : "")
                    + "; take DifferentiableAugmentation");
        }
        return augmentation;
    }

    /**
     * CR: real images only.
     *
     * @param weight factor, positive; the paper's is 10
     * @param augmentation changes images, not adaptively, and keeps the shape, such as {@code (images, random) -> mirrored(images)}
     * @return the penalty
     * @throws IllegalArgumentException unless the weight is positive and finite and the augmentation changes images
     */
    public static ConsistencyPenalty ofReals(double weight, Augmentation augmentation) {
        return new ConsistencyPenalty(Arguments.positive("weight", weight), 0, augmentation);
    }

    /**
     * bCR: real and generated images.
     *
     * @param realWeight factor of the real ones, positive; the paper's is 10
     * @param fakeWeight factor of the generated ones, positive; the paper's is 10
     * @param augmentation changes images, not adaptively, and keeps the shape
     * @return the penalty
     * @throws IllegalArgumentException unless both weights are positive and finite and the augmentation changes images
     */
    public static ConsistencyPenalty balanced(double realWeight, double fakeWeight, Augmentation augmentation) {
        return new ConsistencyPenalty(
                Arguments.positive("realWeight", realWeight),
                Arguments.positive("fakeWeight", fakeWeight),
                augmentation);
    }

    @Override
    public Optional<Tensor> penalty(TrainingStep step) {
        if (step.phase() != Phase.CRITIC) {
            return Optional.empty();
        }
        Tensor penalty = difference(step, step.realImages(), step.realScores()).mul(realWeight);
        if (fakeWeight > 0) {
            Tensor ofFakes = difference(step, step.fakeImages(), step.fakeScores());
            penalty = penalty.add(ofFakes.mul(fakeWeight));
        }
        step.record("consistencyPenalty", penalty.item());
        return Optional.of(penalty);
    }

    private Tensor difference(TrainingStep step, Tensor images, Tensor scores) {
        Tensor augmented = augmentation.apply(images, step.random());
        if (!augmented.shape().equals(images.shape())) {
            throw new IllegalArgumentException(
                    "`augmentation` must keep the images' shape " + images.shape() + ", got " + augmented.shape());
        }
        Tensor again = step.critic().score(augmented.detach(), Mode.TRAINING);
        return scores.sub(again).square().mean().reshape();
    }

    /** {@return the augmentation's state} */
    @Override
    public State state() {
        return augmentation.state();
    }

    @Override
    public void restore(State state) {
        augmentation.restore(state);
    }

    @Override
    public String toString() {
        String weights = fakeWeight > 0 ? "real " + realWeight + ", fake " + fakeWeight : Double.toString(realWeight);
        return "ConsistencyPenalty(" + weights + ", " + describe(augmentation) + ")";
    }

    /** What it says of itself, unless that is an address, which changes from run to run. */
    private static String describe(Augmentation augmentation) {
        String said = augmentation.toString();
        return said.startsWith(augmentation.getClass().getName() + "@") ? "an augmentation" : said;
    }
}
