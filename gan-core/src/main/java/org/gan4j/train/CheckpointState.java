package org.gan4j.train;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.gan4j.train.internal.DurableFiles;

/**
 * What {@code state.json} holds: everything of a run that is no array.
 *
 * @param format of this file
 * @param version of GAN4J that wrote it
 * @param step steps made
 * @param configuration the trainer's settings, key to text; a trainer of other settings is refused
 * @param environment what computed, key to text; another one is reported
 * @param parts states of the stateful parts, by name
 */
record CheckpointState(
        int format,
        String version,
        long step,
        Map<String, String> configuration,
        Map<String, String> environment,
        Map<String, Map<String, Double>> parts) {
    /** The format that this version writes, and the only one it reads. */
    static final int FORMAT = 1;

    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .registerTypeAdapter(Double.class, new StateNumber())
            .create();

    static CheckpointState of(GanTrainer trainer) {
        Map<String, Map<String, Double>> parts = new LinkedHashMap<>();
        trainer.state().forEach((name, state) -> parts.put(name, state.values()));
        return new CheckpointState(
                FORMAT,
                Environment.version(),
                trainer.steps(),
                trainer.configuration(),
                Environment.of(trainer.generator().tensors().kernels()),
                parts);
    }

    void write(Path file) throws IOException {
        DurableFiles.write(file, GSON.toJson(this) + "\n");
    }

    static CheckpointState read(Path file) throws IOException {
        CheckpointState state;
        try {
            state = GSON.fromJson(Files.readString(file), CheckpointState.class);
        } catch (JsonParseException | NumberFormatException fault) {
            throw new CheckpointException(file + " is not the JSON it should be: " + fault.getMessage(), fault);
        }
        if (state == null || state.configuration == null || state.environment == null || state.parts == null) {
            throw new CheckpointException(
                    file + " is not the JSON it should be: it must have configuration, environment and parts");
        }
        if (state.format != FORMAT) {
            throw new CheckpointException(file + " must have format " + FORMAT + ", got " + state.format
                    + "; it was written by GAN4J " + state.version);
        }
        return state;
    }

    /** Refuses a trainer of another configuration, naming every setting that differs. */
    void checkConfiguration(Path file, Map<String, String> expected) throws CheckpointException {
        List<String> different = differences(configuration, expected);
        if (!different.isEmpty()) {
            throw new CheckpointException(
                    file + " does not fit the trainer's configuration: " + String.join("; ", different));
        }
    }

    /** What computes now is not what computed then; results may differ in the last bits. */
    List<String> environmentDifferences(GanTrainer trainer) {
        Map<String, String> now =
                new LinkedHashMap<>(Environment.of(trainer.generator().tensors().kernels()));
        Map<String, String> then = new LinkedHashMap<>(environment);
        now.put("version", Environment.version());
        then.put("version", version);
        return differences(then, now);
    }

    private static List<String> differences(Map<String, String> saved, Map<String, String> current) {
        List<String> different = new ArrayList<>();
        Set<String> keys = new TreeSet<>(saved.keySet());
        keys.addAll(current.keySet());
        for (String key : keys) {
            if (!Objects.equals(saved.get(key), current.get(key))) {
                different.add("`" + key + "` was " + saved.get(key) + ", is " + current.get(key));
            }
        }
        return different;
    }

    /** Listeners may come and go between runs, what does the arithmetic may not. */
    private static Set<String> withoutListeners(Set<String> names) {
        Set<String> others = new TreeSet<>(names);
        others.removeIf(StatefulParts::mayBeAbsent);
        return others;
    }

    /** The states of a trainer's parts, after checking that every part and number is there. */
    Map<String, State> states(Path file, Map<String, State> expected) throws CheckpointException {
        if (!withoutListeners(parts.keySet()).equals(withoutListeners(expected.keySet()))) {
            throw new CheckpointException(
                    file + " does not fit: it must hold " + expected.keySet() + ", got " + parts.keySet());
        }
        Map<String, State> states = new LinkedHashMap<>();
        for (Map.Entry<String, State> part : expected.entrySet()) {
            Map<String, Double> values = parts.get(part.getKey());
            if (values == null && StatefulParts.mayBeAbsent(part.getKey())) {
                continue; // it was not there then
            }
            Set<String> names = part.getValue().values().keySet();
            if (values == null || !values.keySet().containsAll(names) || values.containsValue(null)) {
                throw new CheckpointException(
                        file + " does not fit: `" + part.getKey() + "` must hold " + names + ", got " + values);
            }
            states.put(part.getKey(), new State(values));
        }
        return states;
    }
}
