package org.gan4j.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gan4j.internal.Arguments;
import org.gan4j.train.internal.DurableFiles;

/**
 * The checkpoints of one run, {@code step-0000000}, {@code step-0000500}, ..., of which the newest are kept. Confined to one
 * thread, and to one writing process.
 *
 * <pre>{@code
 * Generator generator = CheckpointFolder.of(Path.of("runs/quick/checkpoints")).latest().orElseThrow().generator();
 * }</pre>
 */
public final class CheckpointFolder {
    /** How many checkpoints are kept where nothing else is said. */
    public static final int DEFAULT_KEPT = 3;

    private static final Pattern NAME = Pattern.compile("step-(\\d{7,18})");
    private static final String ASIDE = "aside-";

    private final Path folder;
    private final int kept;

    private CheckpointFolder(Path folder, int kept) {
        this.folder = Objects.requireNonNull(folder, "folder");
        this.kept = kept;
    }

    /**
     * A folder that keeps {@value #DEFAULT_KEPT} checkpoints.
     *
     * @param folder its place; it need not exist
     * @return the folder
     */
    public static CheckpointFolder of(Path folder) {
        return keeping(DEFAULT_KEPT, folder);
    }

    /**
     * A folder that keeps the newest checkpoints.
     *
     * @param kept how many, at least 1
     * @param folder its place; it need not exist
     * @return the folder
     * @throws IllegalArgumentException if none would be kept
     */
    public static CheckpointFolder keeping(int kept, Path folder) {
        Arguments.atLeastOne("kept", kept);
        return new CheckpointFolder(folder, kept);
    }

    /** {@return the place} */
    public Path folder() {
        return folder;
    }

    /**
     * The checkpoint of a step, existing or to be written.
     *
     * @param step steps made
     * @return the checkpoint
     */
    public Checkpoint at(long step) {
        return new Checkpoint(folder.resolve(String.format(Locale.ROOT, "step-%07d", step)));
    }

    /**
     * Saves a trainer's state under its step, then deletes the checkpoints beyond the newest. Checkpoints of later steps, from
     * which the trainer has turned back, are set aside.
     *
     * @param trainer between steps
     * @return the checkpoint
     * @throws IllegalStateException if the trainer's last step has failed
     * @throws IOException if there is no room or writing fails; every older checkpoint is then as it was
     */
    public Checkpoint save(GanTrainer trainer) throws IOException {
        recover();
        Checkpoint checkpoint = at(trainer.steps());
        checkpoint.save(trainer);
        setAsideAfter(trainer.steps());
        for (Checkpoint old : newestFirst().stream().skip(kept).toList()) {
            DurableFiles.delete(old.folder());
        }
        return checkpoint;
    }

    /**
     * Puts right what a killed process has left: half a checkpoint goes, one that was being replaced comes back.
     *
     * @throws IOException if it cannot be
     */
    public void recover() throws IOException {
        if (Files.isDirectory(folder)) {
            DurableFiles.recoverAll(folder);
        }
    }

    /**
     * Refuses a disk without room for a checkpoint beside another.
     *
     * @param trainer whose checkpoints they are
     * @throws IOException if there is too little room, with both figures
     */
    public void checkSpace(GanTrainer trainer) throws IOException {
        DiskSpace.require(folder, 2 * Checkpoint.bytes(trainer), "a checkpoint beside another");
    }

    /**
     * The newest checkpoint; whether it is whole is seen when it is read.
     *
     * @return the checkpoint of the highest step
     * @throws IOException if the folder cannot be read
     */
    public Optional<Checkpoint> latest() throws IOException {
        return newestFirst().stream().findFirst();
    }

    /**
     * The newest whole checkpoint of a lower step than a given one's.
     *
     * @param damaged a checkpoint of this folder
     * @return the checkpoint
     * @throws IOException if the folder cannot be read
     */
    public Optional<Checkpoint> wholeBefore(Checkpoint damaged) throws IOException {
        for (Checkpoint checkpoint : newestFirst()) {
            if (checkpoint.step() < damaged.step() && checkpoint.isWhole()) {
                return Optional.of(checkpoint);
            }
        }
        return Optional.empty();
    }

    /**
     * All checkpoints.
     *
     * @return the newest first
     * @throws IOException if the folder cannot be read
     */
    public List<Checkpoint> newestFirst() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> stepOf(entry) >= 0)
                    .sorted(Comparator.comparingLong(CheckpointFolder::stepOf).reversed())
                    .map(Checkpoint::new)
                    .toList();
        }
    }

    /**
     * Renames the checkpoints after a step, so that a run which continues from there does not take them for its own.
     *
     * @param step the last step whose checkpoint stays
     * @return the new names
     * @throws IOException if renaming fails
     */
    public List<Path> setAsideAfter(long step) throws IOException {
        List<Path> renamed = newestFirst().stream()
                .filter(checkpoint -> checkpoint.step() > step)
                .map(Checkpoint::folder)
                .toList();
        for (Path later : renamed) {
            Path aside = later.resolveSibling(ASIDE + later.getFileName());
            if (Files.exists(aside)) {
                DurableFiles.delete(aside);
            }
            Files.move(later, aside, StandardCopyOption.ATOMIC_MOVE);
        }
        return renamed.stream()
                .map(later -> later.resolveSibling(ASIDE + later.getFileName()))
                .toList();
    }

    /** The step in a checkpoint's name, one set aside included, or -1. */
    static long anyStepOf(Path checkpoint) {
        String name = checkpoint.getFileName().toString();
        return stepOf(checkpoint.resolveSibling(name.startsWith(ASIDE) ? name.substring(ASIDE.length()) : name));
    }

    /** The step in a checkpoint's name, or -1. */
    static long stepOf(Path checkpoint) {
        Matcher matcher = NAME.matcher(checkpoint.getFileName().toString());
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
    }
}
