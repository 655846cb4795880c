package org.gan4j.train;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gan4j.model.Network;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Safetensors;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;

/**
 * A training run on disk: a folder with {@code generator.safetensors}, {@code critic.safetensors}, {@code
 * optimizer.safetensors} and {@code state.json}. It is written beside its place and renamed, so a folder of its name is
 * always whole.
 */
public final class Checkpoint {
    /** The generator's weights and running statistics. */
    public static final String GENERATOR_FILE = "generator.safetensors";
    /** The critic's weights and running statistics. */
    public static final String CRITIC_FILE = "critic.safetensors";
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
        Map<String, String> metadata = Map.of("format", "pt", "step", Long.toString(trainer.steps()));
        Safetensors.write(
                temporary.resolve(GENERATOR_FILE), metadata, trainer.generator().persistent());
        Safetensors.write(temporary.resolve(CRITIC_FILE), metadata, trainer.critic().persistent());
        Safetensors.write(temporary.resolve(OPTIMIZER_FILE), metadata, moments(trainer));
        Map<String, Map<String, Double>> parts = new LinkedHashMap<>();
        trainer.state().forEach((name, state) -> parts.put(name, state.values()));
        Files.writeString(temporary.resolve(STATE_FILE), GSON.toJson(parts));
        delete(folder);
        Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<Parameter> moments(GanTrainer trainer) {
        List<Parameter> moments = new ArrayList<>();
        trainer.generatorUpdater().state().forEach((name, moment) -> moments.add(moment(GENERATOR_PREFIX, moment)));
        trainer.criticUpdater().state().forEach((name, moment) -> moments.add(moment(CRITIC_PREFIX, moment)));
        return moments;
    }

    private static Parameter moment(String prefix, Parameter moment) {
        return Parameter.buffer(prefix + moment.name(), moment);
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
     * @throws IOException if a file is missing, damaged or does not fit the trainer's networks
     */
    public void restore(GanTrainer trainer) throws IOException {
        load(GENERATOR_FILE, trainer.generator());
        load(CRITIC_FILE, trainer.critic());
        Map<String, Parameter> moments = new LinkedHashMap<>();
        trainer.generatorUpdater().state().forEach((name, moment) -> moments.put(GENERATOR_PREFIX + name, moment));
        trainer.criticUpdater().state().forEach((name, moment) -> moments.put(CRITIC_PREFIX + name, moment));
        assign(folder.resolve(OPTIMIZER_FILE), moments);
        Path stateFile = folder.resolve(STATE_FILE);
        try {
            Map<String, Map<String, Double>> parts = GSON.fromJson(
                    Files.readString(stateFile), new TypeToken<Map<String, Map<String, Double>>>() {});
            Map<String, State> states = new LinkedHashMap<>();
            parts.forEach((name, values) -> states.put(name, new State(values)));
            trainer.restore(states);
        } catch (JsonParseException fault) {
            throw new IOException(stateFile + " is not the JSON it should be: " + fault.getMessage(), fault);
        }
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

    private void load(String file, Network network) throws IOException {
        Map<String, Parameter> targets = new LinkedHashMap<>();
        network.persistent().forEach(parameter -> targets.put(parameter.name(), parameter));
        assign(folder.resolve(file), targets);
    }

    /** Checks every name and shape before the first array is changed. */
    private static void assign(Path file, Map<String, Parameter> targets) throws IOException {
        if (targets.isEmpty()) {
            return;
        }
        Parameter any = targets.values().iterator().next();
        Map<String, Tensor> read = Safetensors.read(file, TensorFactory.like(any)).tensors();
        if (!read.keySet().equals(targets.keySet())) {
            throw new IOException(file + " does not fit: it holds " + read.keySet() + ", expected " + targets.keySet());
        }
        for (Map.Entry<String, Parameter> target : targets.entrySet()) {
            Tensor values = read.get(target.getKey());
            if (!values.shape().equals(target.getValue().shape())) {
                throw new IOException(file + " does not fit: `" + target.getKey() + "` must be "
                        + target.getValue().shape() + ", got " + values.shape());
            }
        }
        targets.forEach((name, target) -> target.assign(read.get(name)));
    }
}
