package org.gan4j.regularizer;

import java.util.Optional;
import java.util.function.Consumer;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.Phase;
import org.gan4j.train.Regularizer;
import org.gan4j.train.TrainingStep;

/** Looks at an update at the moment when penalties are computed, then ends it. */
final class Probe implements Regularizer {
    private static final class Seen extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Phase phase;
    private final Consumer<TrainingStep> look;

    private Probe(Phase phase, Consumer<TrainingStep> look) {
        this.phase = phase;
        this.look = look;
    }

    /** Runs a step of a trainer up to the first update of a phase, and looks at it. */
    static void at(Phase phase, GanTrainer.Builder trainer, Consumer<TrainingStep> look) {
        GanTrainer built = trainer.regularizer(new Probe(phase, look)).build();
        try {
            built.step();
        } catch (Seen seen) {
            return;
        }
        throw new AssertionError("no update of phase " + phase + " came by");
    }

    @Override
    public Optional<Tensor> penalty(TrainingStep step) {
        if (step.phase() == phase) {
            look.accept(step);
            throw new Seen();
        }
        return Optional.empty();
    }
}
