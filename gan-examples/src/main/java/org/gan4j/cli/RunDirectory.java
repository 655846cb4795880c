package org.gan4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.gan4j.train.Checkpoint;

/** Where a run keeps its things: configuration, metrics, samples, checkpoints, generated images. */
record RunDirectory(Path path) {
    private static final Path DEFAULT_PARENT = Path.of("runs");
    private static final String CHECKPOINTS = "checkpoints";
    private static final String STEP = "step-";

    /** Refuses a directory that is not new or empty. */
    static void checkFree(Path path) throws IOException {
        Checks.newDirectory("--out", path, "name another, or delete it");
    }

    /** A directory that the user has named: new or empty. */
    static RunDirectory create(Path path) throws IOException {
        checkFree(path);
        Files.createDirectories(path);
        return new RunDirectory(path);
    }

    /** The first of runs/NAME, runs/NAME-2, ... that is free. */
    static RunDirectory createDefault(String name) throws IOException {
        Path path = DEFAULT_PARENT.resolve(name);
        for (int i = 2; Files.exists(path) && !(Files.isDirectory(path) && Checks.isEmpty(path)); i++) {
            path = DEFAULT_PARENT.resolve(name + "-" + i);
        }
        return create(path);
    }

    /** A directory that a training run has written. */
    static RunDirectory open(Path path) {
        if (!Files.isRegularFile(path.resolve(TrainConfig.FILE))) {
            throw new UserException("`--run` must be the directory of a training run, but " + path + " has no "
                    + TrainConfig.FILE + "; `gan4j train --out DIR` makes one");
        }
        return new RunDirectory(path);
    }

    Path config() {
        return path.resolve(TrainConfig.FILE);
    }

    Path metrics() {
        return path.resolve("metrics.jsonl");
    }

    Path samples() {
        return path.resolve("samples");
    }

    Path generated() {
        return path.resolve("generated");
    }

    /** Why the run ended, if it diverged. */
    Path diverged() {
        return path.resolve("diverged.txt");
    }

    /** The checkpoint after a step. */
    Checkpoint checkpoint(long step) {
        return new Checkpoint(path.resolve(CHECKPOINTS).resolve(String.format(Locale.ROOT, STEP + "%07d", step)));
    }

    /** The checkpoint of the highest step. */
    Optional<Checkpoint> latestCheckpoint() throws IOException {
        Path folder = path.resolve(CHECKPOINTS);
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().matches(STEP + "\\d{7,18}"))
                    .max(Comparator.comparingLong(RunDirectory::stepOf))
                    .map(Checkpoint::new);
        }
    }

    private static long stepOf(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().substring(STEP.length()));
    }
}
