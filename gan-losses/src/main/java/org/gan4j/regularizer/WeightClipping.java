package org.gan4j.regularizer;

import java.util.List;
import java.util.stream.Stream;
import org.gan4j.internal.Arguments;
import org.gan4j.model.Critic;
import org.gan4j.nn.SpectralNorm;
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
     * @throws IllegalArgumentException unless the bound is positive and finite
     */
    public WeightClipping(double bound) {
        this.bound = Arguments.positive("bound", bound);
    }

    @Override
    public boolean boundsSlope() {
        return true;
    }

    @Override
    public List<String> doubts(Critic critic, List<Regularizer> all) {
        Stream<String> ofPenalties = all.stream()
                .filter(Regularizer::penalizesSlope)
                .map(penalty ->
                        this + " and " + penalty + " both bound the critic's slope, and clipped weights can keep it"
                                + " from the slope that the penalty asks for; usually one of them is meant");
        Stream<String> ofCritic = SpectralNorm.isAmong(critic.buffers())
                ? Stream.of(this + " clips weights that the critic's spectral normalisation divides by their largest"
                        + " singular value: their size counts for nothing then; usually one of them is meant")
                : Stream.empty();
        return Stream.concat(ofPenalties, ofCritic).toList();
    }

    @Override
    public void afterUpdate(TrainingStep step) {
        if (step.phase() == Phase.CRITIC) {
            for (Parameter parameter : step.parameters()) {
                parameter.update(weights -> parameter.kernels().clampInPlace(weights, -bound, bound));
            }
        }
    }

    /**
     * How much of a parameter the clipping holds: the share of its numbers whose absolute value is at the bound, or beyond it
     * as initial ones may be until the first update. Compared in 32 bits.
     *
     * @param parameter a weight of the critic; not modified
     * @return a number in [0, 1]
     */
    public double shareAtBound(Parameter parameter) {
        float[] weights = parameter.toFloats();
        int held = 0;
        for (float weight : weights) {
            held += Math.abs(weight) >= (float) bound ? 1 : 0;
        }
        return (double) held / weights.length;
    }

    @Override
    public String toString() {
        return "WeightClipping(" + bound + ")";
    }
}
