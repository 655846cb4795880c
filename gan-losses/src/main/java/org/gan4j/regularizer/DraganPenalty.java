package org.gan4j.regularizer;

import java.util.List;
import java.util.Optional;
import org.gan4j.model.Critic;
import org.gan4j.model.Generator;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.Regularizer;
import org.gan4j.train.TrainingStep;

/**
 * DRAGAN's penalty (Kodali et al. 2017): {@code weight * mean (|grad D(x)| - 1)^2} at real images with noise, x = real + a 0.5
 * sd(real) u, a uniform in [0, 1) for each image, u uniform in [0, 1) for each number. The norm is each image's L2 norm over
 * channels and pixels. Recorded as {@code draganPenalty} (weight included) and {@code draganSlope} (mean norm). Immutable.
 */
public final class DraganPenalty implements Regularizer {
    /** The paper's weight. */
    public static final double PAPER_WEIGHT = 10;
    /** The paper's target of the slope. */
    public static final double PAPER_TARGET = 1;

    private final double weight;
    private final SlopePenalty slope;

    /**
     * A penalty.
     *
     * @param weight factor, positive; the paper's is 10
     */
    public DraganPenalty(double weight) {
        this.weight = weight;
        this.slope = new SlopePenalty(
                weight,
                PenaltyPoints.perturbedReals(),
                SlopeRule.twoSided(PAPER_TARGET),
                "draganPenalty",
                "draganSlope");
    }

    @Override
    public void validate(Generator generator, Critic critic) {
        Checks.scoresEachImageByItself(critic);
    }

    @Override
    public boolean penalizesSlope() {
        return true;
    }

    @Override
    public List<String> doubts(Critic critic, List<Regularizer> all) {
        return SlopeConflicts.withFlat(this, all);
    }

    @Override
    public Optional<Tensor> penalty(TrainingStep step) {
        return slope.of(step);
    }

    @Override
    public String toString() {
        return "DraganPenalty(" + weight + ")";
    }
}
