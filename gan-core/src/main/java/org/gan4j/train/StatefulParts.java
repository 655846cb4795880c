package org.gan4j.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of a trainer that remember numbers from step to step, under the names that checkpoints give them. A new kind of
 * part is one more line in {@link #of}.
 */
final class StatefulParts {
    private static final String LISTENER = "listener.";

    private final Map<String, Stateful> parts = new LinkedHashMap<>();

    private StatefulParts() {}

    static StatefulParts of(TrainingPosition position, Game game, List<TrainingListener> listeners) {
        StatefulParts all = new StatefulParts();
        all.parts.put("trainer", position);
        all.parts.put("images", game.realImages());
        if (!game.augmenting().isNone()) {
            all.parts.put("augmentation", game.augmenting());
        }
        for (int i = 0; i < game.regularizers().size(); i++) {
            all.parts.put("regularizer." + i, game.regularizers().get(i));
        }
        listeners.forEach(all::addListener);
        return all;
    }

    /** Listeners come and go between runs, so their states go by class, numbered where there are several of one. */
    private void addListener(TrainingListener listener) {
        if (listener.state().values().isEmpty()) {
            return;
        }
        String name = LISTENER + listener.getClass().getName();
        String free = name;
        for (int i = 2; parts.containsKey(free); i++) {
            free = name + "." + i;
        }
        parts.put(free, listener);
    }

    /** Whether a checkpoint may lack a part of this name, or hold one that the trainer lacks: arithmetic does not need it. */
    static boolean mayBeAbsent(String name) {
        return name.startsWith(LISTENER);
    }

    Map<String, State> state() {
        Map<String, State> states = new LinkedHashMap<>();
        parts.forEach((name, part) -> states.put(name, part.state()));
        return states;
    }

    void restore(Map<String, State> states) {
        parts.forEach((name, part) -> {
            State state = states.get(name);
            if (state != null) {
                part.restore(state);
            } else if (!mayBeAbsent(name)) {
                throw new IllegalArgumentException("`states` must hold one of `" + name + "`, got " + states.keySet());
            }
        });
    }
}
