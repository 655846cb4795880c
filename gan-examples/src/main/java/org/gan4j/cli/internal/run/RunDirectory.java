package org.gan4j.cli.internal.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gan4j.cli.internal.option.Checks;
import org.gan4j.cli.internal.setting.TrainConfig;
import org.gan4j.train.CheckpointFolder;

/** Where a run keeps its things: configuration, metrics, samples, checkpoints, generated images. */
public record RunDirectory(Path path) {
    private static final Path DEFAULT_PARENT = Path.of("runs");
    private static final String CHECKPOINTS = "checkpoints";
    private static final Pattern SHEET = Pattern.compile("step-(\\d{7,18})\\.png");

    /** Refuses a directory that is not new or empty. */
    public static void checkFree(Path path) throws IOException {
        Checks.newDirectory("--out", path, "name another, or delete it");
    }

    /** A directory that the user has named: new or empty. */
    public static RunDirectory create(Path path) throws IOException {
        checkFree(path);
        Files.createDirectories(path);
        return new RunDirectory(path);
    }

    /** The first of runs/NAME, runs/NAME-2, ... that is free. */
    public static RunDirectory createDefault(String name) throws IOException {
        Path path = DEFAULT_PARENT.resolve(name);
        for (int i = 2; Files.exists(path) && !(Files.isDirectory(path) && Checks.isEmpty(path)); i++) {
            path = DEFAULT_PARENT.resolve(name + "-" + i);
        }
        return create(path);
    }

    /** Whether a training run has written a directory. */
    static boolean isOne(Path path) {
        return Files.isRegularFile(path.resolve(TrainConfig.FILE)) || Files.isDirectory(path.resolve(CHECKPOINTS));
    }

    public Path config() {
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
    public CheckpointFolder checkpoints() {
        return checkpoints(null);
    }

    /** The run's checkpoints, to be written; null keeps the usual number. */
    public CheckpointFolder checkpoints(Integer kept) {
        return CheckpointFolder.keeping(kept == null ? CheckpointFolder.DEFAULT_KEPT : kept, path.resolve(CHECKPOINTS));
    }

    /** Whether training has begun: a checkpoint is always older than the first line. */
    boolean hasMetrics() throws IOException {
        return Files.exists(metrics()) && Files.size(metrics()) > 0;
    }

    /** Renames the images of a state that the run goes on from. */
    Optional<Path> setGeneratedAside(long step) throws IOException {
        if (!Files.exists(generated())) {
            return Optional.empty();
        }
        String name = String.format(Locale.ROOT, "generated-before-step-%07d", step + 1);
        Path aside = path.resolve(name);
        for (int i = 2; Files.exists(aside); i++) {
            aside = path.resolve(name + "-" + i);
        }
        return Optional.of(Files.move(generated(), aside));
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
