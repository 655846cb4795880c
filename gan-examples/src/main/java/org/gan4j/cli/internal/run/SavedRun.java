package org.gan4j.cli.internal.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gan4j.cli.internal.fault.UserException;
import org.gan4j.cli.internal.option.Checks;
import org.gan4j.cli.internal.setting.TrainConfig;
import org.gan4j.train.Checkpoint;
import org.gan4j.train.CheckpointException;
import org.gan4j.train.CheckpointFolder;

/**
 * What {@code --run} and {@code --resume} name: a run directory, or one of its checkpoints.
 *
 * @param option for messages
 * @param directory of the run
 * @param named the checkpoint, if one was named
 */
public record SavedRun(String option, RunDirectory directory, Optional<Checkpoint> named) {
    /** Refuses what is neither. */
    public static SavedRun of(String option, Path path) {
        Checks.named(option, path);
        if (RunDirectory.isOne(path)) {
            return new SavedRun(option, new RunDirectory(path), Optional.empty());
        }
        Path run = path.resolve("../..").normalize();
        if (Files.isDirectory(path) && path.getFileName() != null && RunDirectory.isOne(run)) {
            return new SavedRun(option, new RunDirectory(run), Optional.of(new Checkpoint(path)));
        }
        throw new UserException("`" + option + "` must be the directory of a training run, but " + path + " has no "
                + TrainConfig.FILE + "; `gan4j train --out DIR` makes one");
    }

    /** The checkpoint that was named, or the newest; a damaged one is refused, and the one before it is offered. */
    public Optional<Checkpoint> checkpoint() throws IOException {
        Optional<Checkpoint> found =
                named.isPresent() ? named : directory.checkpoints().latest();
        if (found.isPresent()) {
            verify(found.get());
        }
        return found;
    }

    private void verify(Checkpoint checkpoint) throws IOException {
        try {
            checkpoint.verify();
        } catch (CheckpointException fault) {
            CheckpointFolder all = directory.checkpoints();
            String advice = all.wholeBefore(checkpoint)
                    .map(whole -> "the one before it is whole: `" + option + " " + whole.folder() + "` takes that")
                    .orElse("there is no whole one before it");
            throw new UserException("`" + option + "` cannot be read: " + fault.getMessage() + "; " + advice);
        }
    }
}
