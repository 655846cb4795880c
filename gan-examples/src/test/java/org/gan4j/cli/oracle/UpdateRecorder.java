package org.gan4j.cli.oracle;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import org.gan4j.model.Network;
import org.gan4j.oracle.CourseNets;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.Phase;
import org.gan4j.train.Regularizer;
import org.gan4j.train.TrainingStep;

/** Writes down each update of a trainer. Added after the preset's own regularisers, it sees what the optimiser sees. */
final class UpdateRecorder implements Regularizer {
    /**
     * An update.
     *
     * @param phase whose
     * @param realScores of real images, or null
     * @param fakeScores of generated images
     * @param gradients by weight, clipped if the preset clips; empty unless asked for
     */
    record Update(Phase phase, double[] realScores, double[] fakeScores, Map<String, double[]> gradients) {}

    private final boolean withGradients;
    private final Queue<Update> updates = new ArrayDeque<>();

    UpdateRecorder(boolean withGradients) {
        this.withGradients = withGradients;
    }

    @Override
    public void afterBackward(TrainingStep step) {
        Network updated = step.phase() == Phase.CRITIC ? step.critic() : step.generator();
        Tensor realScores = step.realScores();
        updates.add(new Update(
                step.phase(),
                realScores == null ? null : realScores.toDoubles(),
                step.fakeScores().toDoubles(),
                withGradients ? CourseNets.byName(updated, step.gradients()) : Map.of()));
    }

    /** {@return the oldest update not yet asked for} */
    Update next() {
        return updates.remove();
    }

    boolean isEmpty() {
        return updates.isEmpty();
    }
}
