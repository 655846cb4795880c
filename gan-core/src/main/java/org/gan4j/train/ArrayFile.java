package org.gan4j.train;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gan4j.model.Generator;
import org.gan4j.model.Network;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Safetensors;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;

/**
 * One file of arrays in a checkpoint: what it is called, what stands in its header, and which arrays it holds under which
 * names. Saving, restoring and the question of room all read this table.
 *
 * @param name of the file
 * @param metadata names and texts of its header
 * @param arrays live, by name
 */
record ArrayFile(String name, Map<String, String> metadata, Map<String, Parameter> arrays) {
    private static final String GENERATOR_PREFIX = "generator.";
    private static final String CRITIC_PREFIX = "critic.";

    /** {@return all files of arrays that a trainer's checkpoint has} */
    static List<ArrayFile> of(GanTrainer trainer) {
        Map<String, String> metadata = new TreeMap<>(); // sorted: the same state makes the same bytes
        metadata.put("format", "pt");
        metadata.put("step", Long.toString(trainer.steps()));
        List<ArrayFile> files = new ArrayList<>();
        files.add(ofGenerator(Checkpoint.GENERATOR_FILE, metadata, trainer.generator()));
        files.add(new ArrayFile(Checkpoint.CRITIC_FILE, metadata, persistent(trainer.critic())));
        files.add(new ArrayFile(Checkpoint.OPTIMIZER_FILE, metadata, moments(trainer)));
        if (trainer.sampler() != trainer.generator()) {
            files.add(ofGenerator(Checkpoint.AVERAGE_FILE, metadata, trainer.sampler()));
        }
        return files;
    }

    /** {@return the file of this name as far as a network is to be loaded from it} */
    static ArrayFile of(String name, Network network) {
        return new ArrayFile(name, Map.of(), persistent(network));
    }

    private static ArrayFile ofGenerator(String name, Map<String, String> common, Generator generator) {
        Map<String, String> metadata = new TreeMap<>(common);
        metadata.putAll(generator.settings());
        return new ArrayFile(name, metadata, persistent(generator));
    }

    private static Map<String, Parameter> persistent(Network network) {
        Map<String, Parameter> arrays = new LinkedHashMap<>();
        network.persistent().forEach(array -> arrays.put(array.name(), array));
        return arrays;
    }

    private static Map<String, Parameter> moments(GanTrainer trainer) {
        Map<String, Parameter> arrays = new LinkedHashMap<>();
        trainer.generatorUpdater().state().forEach((name, moment) -> arrays.put(GENERATOR_PREFIX + name, moment));
        trainer.criticUpdater().state().forEach((name, moment) -> arrays.put(CRITIC_PREFIX + name, moment));
        return arrays;
    }

    long bytes() {
        return arrays.values().stream()
                .mapToLong(array -> array.shape().size() * array.type().width())
                .sum();
    }

    void write(Path folder) throws IOException {
        Safetensors.write(folder.resolve(name), metadata, arrays);
    }

    /** Reads a value for each array, and checks every name and shape; changes nothing. */
    Map<Parameter, Tensor> read(Path folder) throws IOException {
        Map<Parameter, Tensor> values = new LinkedHashMap<>();
        if (arrays.isEmpty()) {
            return values;
        }
        Path file = folder.resolve(name);
        Map<String, Tensor> found =
                contents(file, TensorFactory.like(arrays.values().iterator().next()));
        if (!found.keySet().equals(arrays.keySet())) {
            throw new CheckpointException(
                    file + " does not fit: it must hold " + arrays.keySet() + ", got " + found.keySet());
        }
        for (Map.Entry<String, Parameter> array : arrays.entrySet()) {
            Tensor value = Objects.requireNonNull(found.get(array.getKey()));
            if (!value.shape().equals(array.getValue().shape())) {
                throw new CheckpointException(file + " does not fit: `" + array.getKey() + "` must be "
                        + array.getValue().shape() + ", got " + value.shape());
            }
            values.put(array.getValue(), value);
        }
        return values;
    }

    private static Map<String, Tensor> contents(Path file, TensorFactory tensors) throws IOException {
        try {
            return Safetensors.read(file, tensors).tensors();
        } catch (NoSuchFileException fault) {
            throw new CheckpointException(file + " is missing", fault);
        }
    }
}
