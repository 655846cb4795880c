package org.gan4j.kernel.onednn;

import java.util.function.DoubleUnaryOperator;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;

/** Makes storages, and moves numbers between them and the Java heap. */
final class Memory {
    /** Filling starts with so many numbers, then copies what is there. */
    private static final int SEED = 1024;

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

    /** Copies values in C order into a new storage. */
    OneDnnStorage upload(float[] values, Shape shape, Arena arena) {
        OneDnnStorage out = allocate(shape, arena);
        if (!OneDnnStorage.isPermuted(shape)) {
            floats(out.address()).put(values, 0, values.length);
            return out;
        }
        Block ordered = pool.take(values.length * (long) Float.BYTES);
        floats(ordered.address()).put(values, 0, values.length);
        copies.copy(Descriptor.rowMajor(Element.FLOAT, shape.dims()), ordered.address(), out.layout(), out.address());
        ordered.release();
        return out;
    }

    /** The values in C order. */
    float[] download(OneDnnStorage x) {
        float[] values = new float[Math.toIntExact(x.shape().size())];
        if (!OneDnnStorage.isPermuted(x.shape()) && x.element() == Element.FLOAT) {
            floats(x.address()).get(values);
            return values;
        }
        Block ordered = pool.take(values.length * (long) Float.BYTES);
        long[] dims = x.layout().dims();
        copies.copy(x.layout(), x.address(), Descriptor.rowMajor(Element.FLOAT, dims), ordered.address());
        floats(ordered.address()).get(values);
        ordered.release();
        return values;
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
        long size = x.shape().size();
        FloatPointer numbers = floats(x.address());
        int first = (int) Math.min(SEED, size);
        for (int i = 0; i < first; i++) {
            numbers.put(i, value);
        }
        for (long done = first; done < size; done *= 2) {
            copyBytes(x.address(), x.address() + done * Float.BYTES, Math.min(done, size - done) * Float.BYTES);
        }
        return x;
    }

    /** Sets every element to 0, of which all bits are 0 in either element type. */
    void zero(OneDnnStorage x) {
        Pointer.memset(bytes(x.address()), 0, x.shape().size() * x.element().bytes());
    }

    static void copyBytes(long from, long to, long count) {
        Pointer.memcpy(bytes(to), bytes(from), count);
    }

    private static BytePointer bytes(long address) {
        return new BytePointer(new Address().at(address));
    }

    private static FloatPointer floats(long address) {
        return new FloatPointer(new Address().at(address));
    }

    /** Where released memory waits. */
    Pool pool() {
        return pool;
    }
}
