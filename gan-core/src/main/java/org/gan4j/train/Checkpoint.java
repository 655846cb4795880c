package org.gan4j.train;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.gan4j.model.Network;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Safetensors;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;

/**
 * A training run on disk: a folder with {@code generator.safetensors}, {@code critic.safetensors}, {@code
 * optimizer.safetensors}, {@code state.json}, and {@code ema.safetensors} where there is an average. It is written beside its place and renamed, so a folder of its name is
 * always whole.
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
    /** Step, positions of random streams and data, states of regularisers. */
    public static final String STATE_FILE = "state.json";

    private static final String GENERATOR_PREFIX = "generator.";
    private static final String CRITIC_PREFIX = "critic.";
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Path folder;

    /**
     * A checkpoint, existing or to be written.
     *
     * @param folder its place
     */
    public Checkpoint(Path folder) {
        this.folder = folder;
    }

    /** {@return the folder} */
    public Path folder() {
        return folder;
    }

    /**
     * Writes the trainer's state, replacing an older checkpoint of the same name.
     *
     * @param trainer between steps
     * @throws IOException if writing fails; an older checkpoint is then as it was
     */
    public void save(GanTrainer trainer) throws IOException {
        Path parent = folder.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Path temporary = parent.resolve("." + folder.getFileName() + ".writing");
        delete(temporary);
        Files.createDirectory(temporary);
        Map<String, String> metadata = new TreeMap<>(); // sorted: the same state makes the same bytes
        metadata.put("format", "pt");
        metadata.put("step", Long.toString(trainer.steps()));
        Safetensors.write(
                temporary.resolve(GENERATOR_FILE), metadata, trainer.generator().persistent());
        Safetensors.write(
                temporary.resolve(CRITIC_FILE), metadata, trainer.critic().persistent());
        if (hasAverage(trainer)) {
            Safetensors.write(
                    temporary.resolve(AVERAGE_FILE), metadata, trainer.sampler().persistent());
        }
        Safetensors.write(temporary.resolve(OPTIMIZER_FILE), metadata, moments(trainer));
        Map<String, Map<String, Double>> parts = new LinkedHashMap<>();
        trainer.state().forEach((name, state) -> parts.put(name, state.values()));
        writeForced(temporary.resolve(STATE_FILE), GSON.toJson(parts));
        replace(temporary, parent.resolve("." + folder.getFileName() + ".replaced"));
    }

    private static void writeForced(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** An older checkpoint is renamed, the new one takes its name, then the older one goes. */
    private void replace(Path written, Path aside) throws IOException {
        delete(aside);
        if (Files.exists(folder)) {
            Files.move(folder, aside, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(written, folder, StandardCopyOption.ATOMIC_MOVE);
        delete(aside);
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

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /**
     * Restores a trainer, built with the same configuration, to this checkpoint.
     *
     * @param trainer modified
     * @throws IOException if a file is missing, damaged or does not fit the trainer, which is then as it was
     */
    public void restore(GanTrainer trainer) throws IOException {
        Map<Parameter, Tensor> values = new LinkedHashMap<>();
        values.putAll(matching(GENERATOR_FILE, byName(trainer.generator())));
        values.putAll(matching(CRITIC_FILE, byName(trainer.critic())));
        if (hasAverage(trainer)) {
            values.putAll(matching(AVERAGE_FILE, byName(trainer.sampler())));
        }
        Map<String, Parameter> moments = new LinkedHashMap<>();
        moments(trainer, moments::put);
        values.putAll(matching(OPTIMIZER_FILE, moments));
        Map<String, State> states = states(trainer.state());
        values.forEach(Parameter::assign);
        trainer.restore(states);
    }

    /** Reads the state file, and checks that it has every part and number of a trainer's state. */
    private Map<String, State> states(Map<String, State> expected) throws IOException {
        Path file = folder.resolve(STATE_FILE);
        Map<String, State> states = new LinkedHashMap<>();
        try {
            Map<String, Map<String, Double>> parts =
                    GSON.fromJson(Files.readString(file), new TypeToken<Map<String, Map<String, Double>>>() {});
            parts.forEach((name, values) -> states.put(name, new State(values)));
        } catch (JsonParseException | NumberFormatException | NullPointerException fault) {
            throw new IOException(file + " is not the JSON it should be: " + fault.getMessage(), fault);
        }
        if (!states.keySet().equals(expected.keySet())) {
            throw new IOException(
                    file + " does not fit: it holds " + states.keySet() + ", expected " + expected.keySet());
        }
        for (Map.Entry<String, State> part : expected.entrySet()) {
            Map<String, Double> values = states.get(part.getKey()).values();
            Set<String> names = part.getValue().values().keySet();
            if (!values.keySet().containsAll(names) || values.containsValue(null)) {
                throw new IOException(
                        file + " does not fit: `" + part.getKey() + "` holds " + values + ", expected " + names);
            }
        }
        return states;
    }

    /**
     * Loads the generator's weights alone, to make images.
     *
     * @param generator built with the same options; modified
     * @throws IOException if the file is missing, damaged or does not fit
     */
    public void loadGenerator(Network generator) throws IOException {
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
     * @throws IOException if the file is missing, damaged or does not fit
     */
    public void loadAverage(Network generator) throws IOException {
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
        Parameter any = targets.values().iterator().next();
        Map<String, Tensor> read =
                Safetensors.read(file, TensorFactory.like(any)).tensors();
        if (!read.keySet().equals(targets.keySet())) {
            throw new IOException(file + " does not fit: it holds " + read.keySet() + ", expected " + targets.keySet());
        }
        for (Map.Entry<String, Parameter> target : targets.entrySet()) {
            Tensor value = read.get(target.getKey());
            if (!value.shape().equals(target.getValue().shape())) {
                throw new IOException(file + " does not fit: `" + target.getKey() + "` must be "
                        + target.getValue().shape() + ", got " + value.shape());
            }
            values.put(target.getValue(), value);
        }
        return values;
    }
}
