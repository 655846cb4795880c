package org.gan4j.regularizer;

import org.gan4j.tensor.Parameter;
import org.gan4j.train.Phase;
import org.gan4j.train.Regularizer;
import org.gan4j.train.TrainingStep;

/**
 * Clips every weight of the critic to [-bound, bound] after its update (Arjovsky et al. 2017, algorithm 1). Running
 * statistics are not weights and stay as they are. Immutable.
 */
public final class WeightClipping implements Regularizer {
    /** The paper's bound. */
    public static final double PAPER_BOUND = 0.01;

    private final double bound;

    /**
     * A clipping.
     *
     * @param bound largest absolute value of a weight, positive
     */
    public WeightClipping(double bound) {
        this.bound = Checks.positive("bound", bound);
    }

    @Override
    public void afterUpdate(TrainingStep step) {
        if (step.phase() == Phase.CRITIC) {
            for (Parameter parameter : step.parameters()) {
                parameter.update(weights -> parameter.kernels().clampInPlace(weights, -bound, bound));
            }
        }
    }

    @Override
    public String toString() {
        return "WeightClipping(" + bound + ")";
    }
}
