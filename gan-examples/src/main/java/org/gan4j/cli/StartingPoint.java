package org.gan4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gan4j.train.Checkpoint;
import org.gan4j.train.CheckpointException;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.MetricsFile;

/**
 * Where training begins: at step 0, or at a checkpoint whose later traces are taken out of the run directory.
 *
 * @param checkpoint to restore, if any
 * @param step steps made before
 * @param seconds the time they took
 */
record StartingPoint(Optional<Checkpoint> checkpoint, long step, double seconds) {
    static final StartingPoint ZERO = new StartingPoint(Optional.empty(), 0, 0);

    /** Prepares a run directory to go on; the caller holds its lock. */
    static StartingPoint of(SavedRun saved) throws IOException {
        RunDirectory directory = saved.directory();
        Optional<Checkpoint> checkpoint = saved.checkpoint();
        if (checkpoint.isEmpty()) {
            System.err.println("warning: " + directory.path() + " has no checkpoint yet; it starts at step 0");
        }
        if (Files.exists(directory.diverged())) {
            System.err.println("warning: this run has diverged, and with the same settings it will again: "
                    + Files.readString(directory.diverged()).strip());
        }
        long step = checkpoint.isPresent() ? checkpoint.get().readStep() : 0;
        for (Path aside : directory.checkpoints().setAsideAfter(step)) {
            System.err.println("warning: a later checkpoint is now " + aside);
        }
        MetricsFile.Kept kept = MetricsFile.rewind(directory.metrics(), step);
        if (kept.steps() < step) {
            System.err.println("warning: " + directory.metrics() + " has no good lines for steps " + (kept.steps() + 1)
                    + " to " + step + "; they stay missing");
        }
        directory.deleteSheetsAfter(step);
        return new StartingPoint(checkpoint, step, kept.seconds());
    }

    /** Restores the trainer, and says so. */
    void restore(GanTrainer trainer) throws IOException {
        if (checkpoint.isEmpty()) {
            return;
        }
        try {
            for (String difference : checkpoint.get().restore(trainer)) {
                System.err.println(
                        "warning: results may differ in the last bits from an uninterrupted run: " + difference);
            }
        } catch (CheckpointException fault) {
            throw new UserException("`--resume` cannot go on: " + fault.getMessage());
        }
        System.err.println(
                "going on after step " + step + " from " + checkpoint.get().folder());
    }
}
