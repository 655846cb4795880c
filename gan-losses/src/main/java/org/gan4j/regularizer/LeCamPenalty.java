package org.gan4j.regularizer;

import java.util.Map;
import java.util.Optional;
import org.gan4j.internal.Arguments;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.Phase;
import org.gan4j.train.Regularizer;
import org.gan4j.train.State;
import org.gan4j.train.TrainingStep;

/**
 * LeCam regularisation (Tseng et al. 2021, equation 8, with the relu of the authors' code): {@code weight * (mean relu(D(real) -
 * ema_fake)^2 + mean relu(ema_real - D(fake))^2)}, where the anchors are moving averages of the batches' mean scores, constants
 * for the gradient. It keeps the critic of few images from drifting apart.
 *
 * <p>A batch is compared with the averages of the batches before it, then moves them; the first one only sets them. (The authors'
 * code moves first: the anchors then contain a hundredth of the batch itself.) They start the penalty after some steps: {@code
 * Lazy.every(1).from(step)}. Under {@link Lazy} the averages move in every k-th update only. Recorded as {@code lecamPenalty}
 * (weight included). The averages are in {@link #state()}. Confined to one trainer.
 */
public final class LeCamPenalty implements Regularizer {
    /** The paper's weight for BigGAN on CIFAR. */
    public static final double PAPER_WEIGHT = 0.3;
    /** Share of the old average; the paper's. */
    public static final double PAPER_DECAY = 0.99;

    private static final String REAL = "real";
    private static final String FAKE = "fake";

    private final double weight;
    private final double decay;
    private double realAverage = Double.NaN; // none yet
    private double fakeAverage = Double.NaN;

    /**
     * A penalty with the paper's moving averages.
     *
     * @param weight factor, positive
     * @throws IllegalArgumentException unless the weight is positive and finite
     */
    public LeCamPenalty(double weight) {
        this(weight, PAPER_DECAY);
    }

    /**
     * A penalty.
     *
     * @param weight factor, positive
     * @param decay share of the old average, in [0, 1)
     * @throws IllegalArgumentException if a number is out of its range
     */
    public LeCamPenalty(double weight, double decay) {
        this.weight = Arguments.positive("weight", weight);
        this.decay = Arguments.decay("decay", decay);
    }

    @Override
    public Optional<Tensor> penalty(TrainingStep step) {
        if (step.phase() != Phase.CRITIC) {
            return Optional.empty();
        }
        Optional<Tensor> penalty = Double.isNaN(realAverage) ? Optional.empty() : Optional.of(compare(step));
        realAverage = moved(realAverage, step.realScores());
        fakeAverage = moved(fakeAverage, step.fakeScores());
        penalty.ifPresent(value -> step.record("lecamPenalty", value.item()));
        return penalty;
    }

    private Tensor compare(TrainingStep step) {
        Tensor real = step.realScores().add(-fakeAverage).relu().square().mean();
        Tensor fake = step.fakeScores().affine(-1, realAverage).relu().square().mean();
        return real.reshape().add(fake.reshape()).mul(weight);
    }

    private double moved(double average, Tensor scores) {
        double mean = Gradients.withoutRecording(() -> scores.mean().item());
        return Double.isNaN(average) ? mean : decay * average + (1 - decay) * mean;
    }

    @Override
    public State state() {
        return new State(Map.of(REAL, realAverage, FAKE, fakeAverage));
    }

    @Override
    public void restore(State state) {
        realAverage = state.get(REAL);
        fakeAverage = state.get(FAKE);
    }

    @Override
    public String toString() {
        return "LeCamPenalty(" + weight + ", decay " + decay + ")";
    }
}
