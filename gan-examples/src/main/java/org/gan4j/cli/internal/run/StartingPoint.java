package org.gan4j.cli.internal.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gan4j.cli.internal.fault.UserException;
import org.gan4j.train.Checkpoint;
import org.gan4j.train.CheckpointException;
import org.gan4j.train.CheckpointFolder;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.MetricsFile;

/**
 * Where training begins: at step 0, or at a checkpoint whose later traces are taken out of the run directory.
 *
 * @param checkpoint to restore, if any
 * @param step steps made before
 * @param seconds the time they took
 */
public record StartingPoint(Optional<Checkpoint> checkpoint, long step, double seconds) {
    public static final StartingPoint ZERO = new StartingPoint(Optional.empty(), 0, 0);

    /**
     * Finds where a saved run goes on; the caller holds its lock. Everything is checked, on a trainer that is given for it,
     * before anything in the run directory is changed.
     *
     * @param saved the run
     * @param trial a trainer of the run's configuration, restored to the checkpoint
     * @param length of the run
     */
    public static StartingPoint of(SavedRun saved, GanTrainer trial, RunLength length) throws IOException {
        RunDirectory directory = saved.directory();
        directory.checkpoints().recover();
        Optional<Checkpoint> checkpoint = saved.checkpoint();
        if (checkpoint.isPresent()) {
            check(saved, checkpoint.get(), trial);
        } else if (directory.hasMetrics()) {
            throw new UserException("`--resume` must have a checkpoint, but " + directory.path() + " has none, though "
                    + directory.metrics()
                    + " says that training has begun; put its checkpoints back, or start a new run");
        } else {
            System.err.println("warning: " + directory.path() + " has no checkpoint yet; it starts at step 0");
        }
        long step = trial.steps();
        if (length.steps() < step) {
            throw new UserException(
                    "`--steps` is the total and must be at least the " + step + " already made, got " + length.steps());
        }
        if (Files.exists(directory.diverged())) {
            System.err.println("warning: this run has diverged, and with the same settings it will again: "
                    + Files.readString(directory.diverged()).strip());
        }
        return new StartingPoint(checkpoint, step, clear(directory, step, length));
    }

    private static void check(SavedRun saved, Checkpoint checkpoint, GanTrainer trial) throws IOException {
        try {
            for (String difference : checkpoint.restore(trial)) {
                System.err.println(
                        "warning: results may differ in the last bits from an uninterrupted run: " + difference);
            }
        } catch (CheckpointException fault) {
            throw new UserException("`--resume` cannot go on: " + fault.getMessage());
        }
        CheckpointFolder all = saved.directory().checkpoints();
        if (!all.at(trial.steps())
                .folder()
                .getFileName()
                .equals(checkpoint.folder().getFileName())) {
            throw new UserException("`--resume` must find a checkpoint under the name of its step, but "
                    + checkpoint.folder() + " was saved at step " + trial.steps() + "; rename it to "
                    + all.at(trial.steps()).folder().getFileName());
        }
    }

    /** Takes out what came after a step; returns the time that the steps to there took. */
    private static double clear(RunDirectory directory, long step, RunLength length) throws IOException {
        for (Path aside : directory.checkpoints().setAsideAfter(step)) {
            System.err.println("warning: a later checkpoint is now " + aside);
        }
        MetricsFile.Kept kept = MetricsFile.rewind(directory.metrics(), step);
        if (kept.lines() < step) {
            System.err.println("warning: " + directory.metrics() + " lacks good lines for " + (step - kept.lines())
                    + " of the " + step + " steps; they stay missing");
        }
        directory.deleteSheetsAfter(step);
        if (length.share(step, kept.seconds()) < 1) {
            directory
                    .setGeneratedAside(step)
                    .ifPresent(aside -> System.err.println("the images of step " + step + " are now in " + aside));
        }
        return kept.seconds();
    }

    /** Restores the trainer, and says so. */
    void restore(GanTrainer trainer) throws IOException {
        if (checkpoint.isPresent()) {
            checkpoint.get().restore(trainer);
            System.err.println(
                    "going on after step " + step + " from " + checkpoint.get().folder());
        }
    }
}
