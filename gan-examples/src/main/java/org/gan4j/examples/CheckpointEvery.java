package org.gan4j.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.gan4j.train.Checkpoint;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.StepReport;
import org.gan4j.train.TrainingListener;

/** Saves a checkpoint every so many steps and at the end, each in place of the one before. */
final class CheckpointEvery implements TrainingListener {
    private final long steps;
    private final Checkpoint checkpoint;

    CheckpointEvery(long steps, Path folder) {
        this.steps = steps;
        this.checkpoint = new Checkpoint(folder);
    }

    @Override
    public void onStep(GanTrainer trainer, StepReport report) {
        if (report.step() % steps == 0) {
            save(trainer);
        }
    }

    @Override
    public void onEnd(GanTrainer trainer) {
        save(trainer);
    }

    private void save(GanTrainer trainer) {
        try {
            checkpoint.save(trainer);
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot write " + checkpoint.folder(), fault);
        }
    }
}
