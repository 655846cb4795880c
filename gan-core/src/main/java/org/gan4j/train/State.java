package org.gan4j.train;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Named numbers of a stateful part, as a checkpoint holds them. Immutable.
 *
 * @param values name to number; copied
 */
public record State(Map<String, Double> values) {
    private static final State NONE = new State(Map.of());

    /**
     * Copies the map in the order of its names.
     *
     * @param values name to number
     */
    public State {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** {@return the state of a part that has none} */
    public static State none() {
        return NONE;
    }

    /**
     * One of the numbers.
     *
     * @param name its name
     * @return the number
     * @throws IllegalArgumentException if there is none of this name
     */
    public double get(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "`name` must be one of the state's " + values.keySet() + ", got " + name);
        }
        return value;
    }
}
