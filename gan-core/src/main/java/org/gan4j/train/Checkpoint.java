package org.gan4j.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gan4j.model.Generator;
import org.gan4j.model.GeneratorFamilies;
import org.gan4j.model.Network;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Safetensors;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.internal.DurableFiles;

/**
 * A training run on disk: a folder with {@code generator.safetensors}, {@code critic.safetensors}, {@code
 * optimizer.safetensors}, {@code ema.safetensors} where there is an average, {@code state.json}, and {@code SHA256SUMS} of
 * them all, which {@code sha256sum --check} understands.
 *
 * <p>It is written beside its place, forced to the disk and renamed, so a folder of its name is always whole; every method
 * that reads checks the sums first, and refuses a file of which a single bit has changed. Confined to one thread.
 */
public final class Checkpoint {
    /** The generator's weights and running statistics. */
    public static final String GENERATOR_FILE = "generator.safetensors";
    /** The critic's weights and running statistics. */
    public static final String CRITIC_FILE = "critic.safetensors";
    /** The generator's averaged weights, where the trainer keeps an average. */
    public static final String AVERAGE_FILE = "ema.safetensors";
    /** Both optimisers' moments. */
    public static final String OPTIMIZER_FILE = "optimizer.safetensors";
    /** Configuration, environment, step, positions of random streams and data, states of regularisers. */
    public static final String STATE_FILE = "state.json";

    /** More than the headers of the files and state.json take. */
    private static final long SMALL_FILES_BYTES = 1 << 20;

    private final Path folder;
    private final FreeSpace freeSpace;

    /**
     * A checkpoint, existing or to be written.
     *
     * @param folder its place
     */
    public Checkpoint(Path folder) {
        this(folder, DiskSpace::free);
    }

    /** For tests: what is free is said by a function. */
    Checkpoint(Path folder, FreeSpace freeSpace) {
        this.folder = Objects.requireNonNull(folder, "folder");
        this.freeSpace = freeSpace;
    }

    /** Tells how many bytes may be written at a place. */
    interface FreeSpace {
        /**
         * Asks.
         *
         * @param place a folder, or where one will be
         * @return bytes
         * @throws IOException if the system does not tell
         */
        long at(Path place) throws IOException;
    }

    /** {@return the folder} */
    public Path folder() {
        return folder;
    }

    /** {@return the step in the folder's name, or -1} */
    long step() {
        return CheckpointFolder.anyStepOf(folder);
    }

    /**
     * Writes the trainer's state, replacing an older checkpoint of the same name.
     *
     * @param trainer between steps
     * @throws IllegalStateException if the trainer's last step has failed
     * @throws IOException if there is no room or writing fails; an older checkpoint is then as it was
     */
    public void save(GanTrainer trainer) throws IOException {
        trainer.checkWhole();
        DiskSpace.require(folder, freeSpace.at(folder), bytes(trainer), "a checkpoint");
        DurableFiles.replace(folder, written -> fill(written, trainer));
    }

    private static void fill(Path written, GanTrainer trainer) throws IOException {
        List<String> names = new ArrayList<>();
        for (ArrayFile file : ArrayFile.of(trainer)) {
            file.write(written);
            names.add(file.name());
        }
        CheckpointState.of(trainer).write(written.resolve(STATE_FILE));
        names.add(STATE_FILE);
        Checksums.write(written, names);
    }

    /** How much room a checkpoint of a trainer takes, a little rounded up. */
    static long bytes(GanTrainer trainer) {
        return ArrayFile.of(trainer).stream().mapToLong(ArrayFile::bytes).sum() + SMALL_FILES_BYTES;
    }

    /**
     * Checks every file's SHA-256.
     *
     * @throws CheckpointException naming the first file that is missing or altered
     * @throws IOException if reading fails
     */
    public void verify() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new CheckpointException(folder + " is no checkpoint: there is no such folder");
        }
        List<String> names = Checksums.verify(folder);
        for (String name : List.of(GENERATOR_FILE, CRITIC_FILE, OPTIMIZER_FILE, STATE_FILE)) {
            if (!names.contains(name)) {
                throw new CheckpointException(folder.resolve(Checksums.FILE) + " must list " + name + ", got " + names);
            }
        }
    }

    /** The step that this checkpoint was saved at, as its state says. */
    long readStep() throws IOException {
        verify();
        return CheckpointState.read(folder.resolve(STATE_FILE)).step();
    }

    boolean isWhole() throws IOException {
        try {
            verify();
            return true;
        } catch (CheckpointException damaged) {
            return false;
        }
    }

    /**
     * Restores a trainer, built with the same configuration, to this checkpoint. It continues bit for bit where the same
     * version computes with the same kernels and threads on the same processor.
     *
     * @param trainer modified
     * @return what of these differs, for a warning; empty if nothing does
     * @throws CheckpointException if a file is missing or damaged, or the trainer is of another configuration, naming every
     *     setting that differs; the trainer is then as it was
     * @throws IOException if reading fails; the trainer is then as it was
     */
    public List<String> restore(GanTrainer trainer) throws IOException {
        verify();
        Path stateFile = folder.resolve(STATE_FILE);
        CheckpointState state = CheckpointState.read(stateFile);
        state.checkConfiguration(stateFile, trainer.configuration());
        Map<String, State> states = state.states(stateFile, trainer.state());
        Map<Parameter, Tensor> values = new LinkedHashMap<>();
        for (ArrayFile file : ArrayFile.of(trainer)) {
            values.putAll(file.read(folder));
        }
        values.forEach(Parameter::assign);
        trainer.restore(states);
        return state.environmentDifferences(trainer);
    }

    /**
     * The generator to make images with: of averaged weights if the run has an average, otherwise of those of the last step;
     * in 32 bits on the default kernels.
     *
     * @return a new generator with this checkpoint's weights
     * @throws CheckpointException if a file is missing or damaged, or the generator is of a user's own family; build that one
     *     and use {@link #loadGenerator}
     * @throws IOException if reading fails
     */
    public Generator generator() throws IOException {
        return generator(TensorFactory.defaults());
    }

    /**
     * The generator to make images with, as {@link #generator()}, on given kernels; which ones it was trained on does not
     * matter.
     *
     * @param tensors kernels and element type
     * @return a new generator with this checkpoint's weights
     * @throws CheckpointException as {@link #generator()}
     * @throws IOException if reading fails
     */
    public Generator generator(TensorFactory tensors) throws IOException {
        return hasAverage() ? build(AVERAGE_FILE, tensors) : trainedGenerator(tensors);
    }

    /**
     * The generator with the weights of the last step, on given kernels.
     *
     * @param tensors kernels and element type
     * @return a new generator
     * @throws CheckpointException as {@link #generator()}
     * @throws IOException if reading fails
     */
    public Generator trainedGenerator(TensorFactory tensors) throws IOException {
        return build(GENERATOR_FILE, tensors);
    }

    private Generator build(String file, TensorFactory tensors) throws IOException {
        verify();
        Generator generator;
        try {
            generator = GeneratorFamilies.build(Safetensors.metadata(folder.resolve(file)), tensors);
        } catch (IllegalArgumentException fault) {
            throw new CheckpointException(folder.resolve(file) + ": " + fault.getMessage(), fault);
        } catch (NoSuchFileException fault) {
            throw new CheckpointException(folder.resolve(file) + " is missing", fault);
        }
        load(file, generator);
        return generator;
    }

    /**
     * Loads weights to make images with into a generator of one's own, the same that {@link #generator()} takes: the averaged ones
     * if there are any, otherwise those of the last step.
     *
     * @param generator built with the same options; modified
     * @throws CheckpointException if the file is missing, damaged or does not fit
     * @throws IOException if reading fails
     */
    public void loadGenerator(Network generator) throws IOException {
        verify();
        load(hasAverage() ? AVERAGE_FILE : GENERATOR_FILE, generator);
    }

    /**
     * Loads the weights of the last step into a generator of one's own, as {@link #trainedGenerator} takes them.
     *
     * @param generator built with the same options; modified
     * @throws CheckpointException if the file is missing, damaged or does not fit
     * @throws IOException if reading fails
     */
    public void loadTrainedGenerator(Network generator) throws IOException {
        verify();
        load(GENERATOR_FILE, generator);
    }

    /** {@return whether this checkpoint has averaged weights} */
    public boolean hasAverage() {
        return Files.exists(folder.resolve(AVERAGE_FILE));
    }

    private void load(String file, Network network) throws IOException {
        ArrayFile.of(file, network).read(folder).forEach(Parameter::assign);
    }
}
