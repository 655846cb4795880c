package org.gan4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gan4j.train.CheckpointFolder;

/** Where a run keeps its things: configuration, metrics, samples, checkpoints, generated images. */
record RunDirectory(Path path) {
    private static final Path DEFAULT_PARENT = Path.of("runs");
    private static final Pattern SHEET = Pattern.compile("step-(\\d{7,18})\\.png");

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

    /** Whether a training run has written a directory. */
    static boolean isOne(Path path) {
        return Files.isRegularFile(path.resolve(TrainConfig.FILE));
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

    /** The run's checkpoints, to be read. */
    CheckpointFolder checkpoints() {
        return checkpoints(CheckpointFolder.DEFAULT_KEPT);
    }

    /** The run's checkpoints, to be written. */
    CheckpointFolder checkpoints(int kept) {
        return CheckpointFolder.keeping(kept, path.resolve("checkpoints"));
    }

    /** Deletes the sample sheets after a step: a run that goes on from there draws its own. */
    void deleteSheetsAfter(long step) throws IOException {
        if (Files.isDirectory(samples())) {
            try (Stream<Path> sheets = Files.list(samples())) {
                for (Path sheet : sheets.filter(file -> stepOf(file) > step).toList()) {
                    Files.delete(sheet);
                }
            }
        }
    }

    private static long stepOf(Path sheet) {
        Matcher matcher = SHEET.matcher(sheet.getFileName().toString());
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
    }
}
