package org.gan4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.gan4j.train.Checkpoint;

/** Where a run keeps its things: configuration, metrics, samples, checkpoints, generated images. */
record RunDirectory(Path path) {
    private static final Path DEFAULT_PARENT = Path.of("runs");
    private static final String CHECKPOINTS = "checkpoints";

    /** A directory that the user has named: new or empty. */
    static RunDirectory create(Path path) throws IOException {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new UserException("`--out` must be a directory, but " + path + " is a file; name another");
        }
        if (Files.isDirectory(path) && !isEmpty(path)) {
            throw new UserException("`--out` must be new or empty, but " + path + " is not: name another, or delete it");
        }
        Files.createDirectories(path);
        return new RunDirectory(path);
    }

    /** The first of runs/NAME, runs/NAME-2, ... that is free. */
    static RunDirectory createDefault(String name) throws IOException {
        Path path = DEFAULT_PARENT.resolve(name);
        for (int i = 2; Files.exists(path) && !isEmpty(path); i++) {
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

    private static boolean isEmpty(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
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

    /** The checkpoint after a step. */
    Checkpoint checkpoint(long step) {
        return new Checkpoint(path.resolve(CHECKPOINTS).resolve(String.format("step-%07d", step)));
    }

    /** The checkpoint of the highest step. */
    Optional<Checkpoint> latestCheckpoint() throws IOException {
        Path folder = path.resolve(CHECKPOINTS);
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("step-"))
                    .max(Comparator.comparing(entry -> entry.getFileName().toString()))
                    .map(Checkpoint::new);
        }
    }
}
