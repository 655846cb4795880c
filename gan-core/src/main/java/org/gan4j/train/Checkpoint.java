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
import java.util.TreeMap;
import java.util.function.BiConsumer;
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

    private static final String GENERATOR_PREFIX = "generator.";
    private static final String CRITIC_PREFIX = "critic.";
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
        Map<String, String> metadata = new TreeMap<>(); // sorted: the same state makes the same bytes
        metadata.put("format", "pt");
        metadata.put("step", Long.toString(trainer.steps()));
        Map<String, String> ofGenerator = new TreeMap<>(metadata);
        ofGenerator.putAll(trainer.generator().settings());
        List<String> names = new ArrayList<>(List.of(GENERATOR_FILE, CRITIC_FILE, OPTIMIZER_FILE, STATE_FILE));
        Safetensors.write(
                written.resolve(GENERATOR_FILE),
                ofGenerator,
                trainer.generator().persistent());
        Safetensors.write(
                written.resolve(CRITIC_FILE), metadata, trainer.critic().persistent());
        Safetensors.write(written.resolve(OPTIMIZER_FILE), metadata, moments(trainer));
        if (hasAverage(trainer)) {
            names.add(AVERAGE_FILE);
            Safetensors.write(
                    written.resolve(AVERAGE_FILE),
                    ofGenerator,
                    trainer.sampler().persistent());
        }
        CheckpointState.of(trainer).write(written.resolve(STATE_FILE));
        Checksums.write(written, names);
    }

    /** How much room a checkpoint of a trainer takes, a little rounded up. */
    static long bytes(GanTrainer trainer) {
        List<Parameter> arrays = moments(trainer);
        arrays.addAll(trainer.generator().persistent());
        arrays.addAll(trainer.critic().persistent());
        if (hasAverage(trainer)) {
            arrays.addAll(trainer.sampler().persistent());
        }
        return arrays.stream()
                        .mapToLong(array -> array.shape().size() * array.type().width())
                        .sum()
                + SMALL_FILES_BYTES;
    }

    private static boolean hasAverage(GanTrainer trainer) {
        return trainer.sampler() != trainer.generator();
    }

    private static List<Parameter> moments(GanTrainer trainer) {
        List<Parameter> moments = new ArrayList<>();
        moments(trainer, (name, moment) -> moments.add(Parameter.buffer(name, moment)));
        return moments;
    }

    /** Both optimisers' moments under their names in the file. */
    private static void moments(GanTrainer trainer, BiConsumer<String, Parameter> action) {
        trainer.generatorUpdater().state().forEach((name, moment) -> action.accept(GENERATOR_PREFIX + name, moment));
        trainer.criticUpdater().state().forEach((name, moment) -> action.accept(CRITIC_PREFIX + name, moment));
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

    /**
     * The step that this checkpoint was saved at.
     *
     * @return steps made
     * @throws CheckpointException if a file is missing or damaged
     * @throws IOException if reading fails
     */
    public long readStep() throws IOException {
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
        values.putAll(matching(GENERATOR_FILE, byName(trainer.generator())));
        values.putAll(matching(CRITIC_FILE, byName(trainer.critic())));
        if (hasAverage(trainer)) {
            values.putAll(matching(AVERAGE_FILE, byName(trainer.sampler())));
        }
        Map<String, Parameter> moments = new LinkedHashMap<>();
        moments(trainer, moments::put);
        values.putAll(matching(OPTIMIZER_FILE, moments));
        values.forEach(Parameter::assign);
        trainer.restore(states);
        return state.environmentDifferences(trainer);
    }

    /**
     * The generator to make images with: {@link #averagedGenerator} if the run has an average, otherwise {@link
     * #trainedGenerator}; in 32 bits on the default kernels.
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
     * The generator with the weights of the last step, in 32 bits on the default kernels.
     *
     * @return a new generator
     * @throws CheckpointException as {@link #generator()}
     * @throws IOException if reading fails
     */
    public Generator trainedGenerator() throws IOException {
        return trainedGenerator(TensorFactory.defaults());
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

    /**
     * The generator with averaged weights, in 32 bits on the default kernels.
     *
     * @return a new generator
     * @throws CheckpointException as {@link #generator()}, and if there are no averaged weights
     * @throws IOException if reading fails
     */
    public Generator averagedGenerator() throws IOException {
        return build(AVERAGE_FILE, TensorFactory.defaults());
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
     * Loads the generator's weights alone, to make images.
     *
     * @param generator built with the same options; modified
     * @throws CheckpointException if the file is missing, damaged or does not fit
     * @throws IOException if reading fails
     */
    public void loadGenerator(Network generator) throws IOException {
        verify();
        load(GENERATOR_FILE, generator);
    }

    /** {@return whether this checkpoint has averaged weights} */
    public boolean hasAverage() {
        return Files.exists(folder.resolve(AVERAGE_FILE));
    }

    /**
     * Loads the generator's averaged weights alone, to make images.
     *
     * @param generator built with the same options; modified
     * @throws CheckpointException if the file is missing, damaged or does not fit
     * @throws IOException if reading fails
     */
    public void loadAverage(Network generator) throws IOException {
        verify();
        load(AVERAGE_FILE, generator);
    }

    private void load(String file, Network network) throws IOException {
        matching(file, byName(network)).forEach(Parameter::assign);
    }

    private static Map<String, Parameter> byName(Network network) {
        Map<String, Parameter> targets = new LinkedHashMap<>();
        network.persistent().forEach(parameter -> targets.put(parameter.name(), parameter));
        return targets;
    }

    /** Reads the values of some arrays, and checks every name and shape; changes nothing. */
    private Map<Parameter, Tensor> matching(String name, Map<String, Parameter> targets) throws IOException {
        Map<Parameter, Tensor> values = new LinkedHashMap<>();
        if (targets.isEmpty()) {
            return values;
        }
        Path file = folder.resolve(name);
        TensorFactory tensors = TensorFactory.like(targets.values().iterator().next());
        Map<String, Tensor> read = read(file, tensors);
        if (!read.keySet().equals(targets.keySet())) {
            throw new CheckpointException(
                    file + " does not fit: it holds " + read.keySet() + ", expected " + targets.keySet());
        }
        for (Map.Entry<String, Parameter> target : targets.entrySet()) {
            Tensor value = read.get(target.getKey());
            if (!value.shape().equals(target.getValue().shape())) {
                throw new CheckpointException(file + " does not fit: `" + target.getKey() + "` must be "
                        + target.getValue().shape() + ", got " + value.shape());
            }
            values.put(target.getValue(), value);
        }
        return values;
    }

    private static Map<String, Tensor> read(Path file, TensorFactory tensors) throws IOException {
        try {
            return Safetensors.read(file, tensors).tensors();
        } catch (NoSuchFileException fault) {
            throw new CheckpointException(file + " is missing", fault);
        }
    }
}
