package org.gan4j.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.LongPredicate;
import org.gan4j.internal.Arguments;

/**
 * Saves a checkpoint at step 0, whenever a rule says so, and at the end. Add it after the listeners whose files should be
 * written before the checkpoint is. Confined to one trainer.
 */
public final class PeriodicCheckpoints implements TrainingListener {
    private final CheckpointFolder folder;
    private final LongPredicate due;
    private long savedStep;

    /**
     * Checkpoints every so many steps.
     *
     * @param folder where they go
     * @param every steps between two checkpoints, at least 1
     * @throws IllegalArgumentException if the number of steps is below 1
     */
    public PeriodicCheckpoints(CheckpointFolder folder, long every) {
        this(folder, step -> step % every == 0);
        Arguments.atLeastOne("every", every);
    }

    /**
     * Checkpoints when a rule says so.
     *
     * @param folder where they go
     * @param due asked once after each step, with its number
     */
    public PeriodicCheckpoints(CheckpointFolder folder, LongPredicate due) {
        this.folder = folder;
        this.due = due;
    }

    @Override
    public void onStart(GanTrainer trainer) {
        savedStep = trainer.steps(); // where a resumed run begins there is a checkpoint
        if (trainer.steps() == 0) {
            save(trainer);
        }
    }

    @Override
    public void onStep(GanTrainer trainer, StepReport report) {
        if (due.test(report.step())) {
            save(trainer);
        }
    }

    @Override
    public void onEnd(GanTrainer trainer) {
        if (trainer.steps() > savedStep) {
            save(trainer);
        }
    }

    private void save(GanTrainer trainer) {
        try {
            folder.save(trainer);
            savedStep = trainer.steps();
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot save step " + trainer.steps(), fault);
        }
    }
}
