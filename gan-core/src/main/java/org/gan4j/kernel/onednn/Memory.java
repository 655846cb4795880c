package org.gan4j.kernel.onednn;

import java.util.function.DoubleUnaryOperator;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;

/** Makes storages, and moves numbers between them and the Java heap. */
final class Memory {
    private final Kernels kernels;
    private final Pool pool;
    private final Copies copies;

    Memory(Kernels kernels, Pool pool, Copies copies) {
        this.kernels = kernels;
        this.pool = pool;
        this.copies = copies;
    }

    /** A storage whose contents are what the memory last held. */
    OneDnnStorage allocate(Shape shape, Element element, Arena arena) {
        long bytes = shape.size() * element.bytes();
        Block block = arena.isManaged() ? pool.take(bytes) : new Block(null, bytes);
        return arena.own(new OneDnnStorage(kernels, shape, element, block));
    }

    /** A storage of floats. */
    OneDnnStorage allocate(Shape shape, Arena arena) {
        return allocate(shape, Element.FLOAT, arena);
    }

    /** A handle on memory that somebody else owns. */
    OneDnnStorage view(Block block, Shape shape) {
        return new OneDnnStorage(kernels, shape, Element.FLOAT, block);
    }

    /** Copies values in C order into a new storage. */
    OneDnnStorage upload(float[] values, Shape shape, Arena arena) {
        OneDnnStorage out = allocate(shape, arena);
        if (!OneDnnStorage.isPermuted(shape)) {
            Native.put(values, out);
            return out;
        }
        Block ordered = pool.take(values.length * (long) Float.BYTES);
        try {
            Native.put(values, ordered);
            copies.copy(Descriptor.rowMajor(Element.FLOAT, shape.dims()), ordered, out.layout(), out);
        } finally {
            ordered.release();
        }
        return out;
    }

    /** The values in C order. */
    float[] download(OneDnnStorage x) {
        int count = Math.toIntExact(x.shape().size());
        if (!OneDnnStorage.isPermuted(x.shape()) && x.element() == Element.FLOAT) {
            return Native.get(x, count);
        }
        Block ordered = pool.take(count * (long) Float.BYTES);
        try {
            copies.copy(
                    x.layout(), x, Descriptor.rowMajor(Element.FLOAT, x.layout().dims()), ordered);
            return Native.get(ordered, count);
        } finally {
            ordered.release();
        }
    }

    /** A function of each element, one after the other in Java. */
    OneDnnStorage map(OneDnnStorage x, DoubleUnaryOperator function, Arena arena) {
        float[] values = download(x);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) function.applyAsDouble(values[i]);
        }
        return upload(values, x.shape(), arena);
    }

    /** Sets every element of an array of floats. */
    OneDnnStorage fill(OneDnnStorage x, float value) {
        Native.fill(x, value, x.shape().size());
        return x;
    }

    /** Limits every element. */
    void clamp(OneDnnStorage x, double low, double high) {
        long size = x.shape().size();
        if (x.element() == Element.FLOAT) {
            Native.clamp(x, (float) low, (float) high, size);
        } else {
            Block floats = pool.take(size * Float.BYTES);
            try {
                Descriptor wide = Descriptor.rowMajor(Element.FLOAT, size);
                Descriptor narrow = Descriptor.rowMajor(x.element(), size);
                copies.copy(narrow, x, wide, floats);
                Native.clamp(floats, (float) low, (float) high, size);
                copies.copy(wide, floats, narrow, x);
            } finally {
                floats.release();
            }
        }
        x.block().changed();
    }

    /** Sets every element to 0, of which all bits are 0 in either element type. */
    void zero(OneDnnStorage x) {
        Native.zero(x, x.shape().size() * x.element().bytes());
    }

    /** Where released memory waits. */
    Pool pool() {
        return pool;
    }
}
