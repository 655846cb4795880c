package org.gan4j.regularizer;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gan4j.model.Critic;
import org.gan4j.model.Generator;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.Regularizer;
import org.gan4j.train.TrainingStep;

/**
 * A gradient penalty on the critic: {@code weight * mean rule(|grad D(x)|)} at points x, where the norm is each image's L2 norm
 * over channels and pixels. By default Gulrajani et al. 2017, algorithm 1: {@code (|grad D(x)| - 1)^2} at points x = a real +
 * (1 - a) fake, where a is uniform in [0, 1), one for each image.
 *
 * <p>Where and what are independent choices: {@link PenaltyPoints}, {@link SlopeRule}. {@link R1Penalty}, {@link R2Penalty} and
 * {@link DraganPenalty} are the papers' combinations. Recorded as {@code gradientPenalty} (weight included) and {@code slope}
 * (mean norm). Immutable.
 */
public final class GradientPenalty implements Regularizer {
    /** The paper's weight. */
    public static final double PAPER_WEIGHT = 10;
    /** The paper's target of the slope. */
    public static final double PAPER_TARGET = 1;

    private final SlopePenalty slope;
    private final String settings;

    /**
     * The paper's penalty: two-sided, target 1, on interpolates.
     *
     * @param weight factor, positive; the paper's is 10
     */
    public GradientPenalty(double weight) {
        this(builder(weight), "GradientPenalty(" + weight + ")");
    }

    private GradientPenalty(Builder options, String settings) {
        this.slope = new SlopePenalty(options.weight, options.points, options.rule, "gradientPenalty", "slope");
        this.settings = settings;
    }

    /**
     * Starts a penalty that is the paper's unless an option says otherwise.
     *
     * @param weight factor, positive
     * @return options
     */
    public static Builder builder(double weight) {
        return new Builder(weight);
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
        return rule().wish() == SlopeRule.Wish.TARGET ? SlopeConflicts.withFlat(this, all) : List.of();
    }

    /** What is asked of the slope. */
    SlopeRule rule() {
        return slope.rule();
    }

    @Override
    public Optional<Tensor> penalty(TrainingStep step) {
        return slope.of(step);
    }

    @Override
    public String toString() {
        return settings;
    }

    /** Options of a gradient penalty. */
    public static final class Builder {
        private final double weight;
        private PenaltyPoints points = PenaltyPoints.interpolates();
        private SlopeRule rule = SlopeRule.twoSided(PAPER_TARGET);

        private Builder(double weight) {
            this.weight = weight;
        }

        /**
         * Where the slope is looked at; interpolates by default.
         *
         * @param points such as {@code PenaltyPoints.reals()}
         * @return this
         */
        public Builder at(PenaltyPoints points) {
            this.points = Objects.requireNonNull(points, "points");
            return this;
        }

        /**
         * What is asked of the slope; two-sided with a target of 1 by default.
         *
         * @param rule such as {@code SlopeRule.oneSided(1)}
         * @return this
         */
        public Builder rule(SlopeRule rule) {
            this.rule = Objects.requireNonNull(rule, "rule");
            return this;
        }

        /**
         * Makes the penalty.
         *
         * @return the penalty
         */
        public GradientPenalty build() {
            return new GradientPenalty(this, "GradientPenalty(" + weight + ", at " + points + ", " + rule + ")");
        }
    }
}
