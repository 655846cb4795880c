package org.gan4j.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.razorvine.pickle.PickleException;

/**
 * Turns what a pickle made into unmodifiable Java collections. An object that occurs in many places is turned once, so that a
 * small pickle cannot grow; one that holds itself is refused.
 */
final class PickledTree {
    private static final int DEEPEST = 100;

    private final IdentityHashMap<Object, Object> turned = new IdentityHashMap<>();
    private final IdentityHashMap<Object, Boolean> open = new IdentityHashMap<>();

    Object turn(Object value) {
        if (value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Number
                || value instanceof TorchTensor) {
            return value instanceof Integer number ? Long.valueOf(number) : value;
        }
        Object known = turned.get(value);
        if (known != null) {
            return known;
        }
        if (open.put(value, true) != null) {
            throw new PickleException("collections must not hold themselves, got " + Words.of(value) + " that does");
        }
        if (open.size() > DEEPEST) {
            throw new PickleException("collections must be nested at most " + DEEPEST + " deep, got more");
        }
        Object result = collection(value);
        open.remove(value);
        turned.put(value, result);
        return result;
    }

    private Object collection(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, element) -> copy.put(key, turn(element)));
            return Collections.unmodifiableMap(copy);
        }
        if (value instanceof List<?> list) {
            return list(list);
        }
        if (value instanceof Object[] tuple) {
            return list(Arrays.asList(tuple));
        }
        throw new PickleException(
                "the file must hold tensors, dictionaries, lists, numbers and strings, got " + Words.of(value));
    }

    private List<Object> list(List<?> elements) {
        List<Object> copy = new ArrayList<>(elements.size());
        for (Object element : elements) {
            copy.add(turn(element));
        }
        return Collections.unmodifiableList(copy);
    }
}
