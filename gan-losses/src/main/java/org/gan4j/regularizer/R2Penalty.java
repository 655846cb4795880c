package org.gan4j.regularizer;

import java.util.Optional;
import org.gan4j.internal.Arguments;
import org.gan4j.model.Critic;
import org.gan4j.model.Generator;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.Regularizer;
import org.gan4j.train.TrainingStep;

/**
 * R2 (Mescheder et al. 2018, equation 9): {@code gamma/2 * mean |grad D(x)|^2} at the generated images x, where the norm is each
 * image's L2 norm over channels and pixels. Recorded as {@code r2Penalty} (factor included) and {@code r2Slope} (mean norm).
 * Immutable.
 */
public final class R2Penalty implements Regularizer {
    /** The paper's gamma. */
    public static final double PAPER_GAMMA = 10;

    private final double gamma;
    private final SlopePenalty slope;

    /**
     * A penalty.
     *
     * @param gamma twice the factor, positive; the paper's is 10
     * @throws IllegalArgumentException unless gamma is positive and finite
     */
    public R2Penalty(double gamma) {
        this.gamma = Arguments.positive("gamma", gamma);
        this.slope =
                new SlopePenalty(gamma / 2, PenaltyPoints.fakes(), SlopeRule.zeroCentred(), "r2Penalty", "r2Slope");
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
    public Optional<Tensor> penalty(TrainingStep step) {
        return slope.of(step);
    }

    @Override
    public String toString() {
        return "R2Penalty(" + gamma + ")";
    }
}
