package org.gan4j.kernel.onednn;

import java.util.EnumMap;
import java.util.Map;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.Shape;

/** A vector of ones, as long as anybody has asked for; kept. */
final class Ones {
    private static final long SHORTEST = 1024;

    private final Memory memory;
    private final Copies copies;
    private final Map<Element, OneDnnStorage> vectors = new EnumMap<>(Element.class);

    Ones(Memory memory, Copies copies) {
        this.memory = memory;
        this.copies = copies;
    }

    /** The address of so many ones. */
    synchronized long address(Element element, long size) {
        OneDnnStorage vector = vectors.get(element);
        if (vector == null || vector.shape().size() < size) {
            vector = make(element, Shape.of(Math.max(size, SHORTEST)));
            vectors.put(element, vector);
        }
        return vector.address();
    }

    private OneDnnStorage make(Element element, Shape shape) {
        OneDnnStorage floats = memory.fill(memory.allocate(shape, Arena.unmanaged()), 1);
        OneDnnStorage vector = memory.allocate(shape, element, Arena.unmanaged());
        copies.copy(floats, vector);
        return vector;
    }
}
