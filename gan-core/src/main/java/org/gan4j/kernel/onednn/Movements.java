package org.gan4j.kernel.onednn;

import java.util.Arrays;
import java.util.List;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.ArrayKernels;
import org.gan4j.kernel.Shape;
import org.nd4j.linalg.api.buffer.DataType;

/** Making arrays, and elements that go elsewhere and do not change. */
final class Movements implements ArrayKernels<OneDnnStorage> {
    private final Memory memory;
    private final Copies copies;
    private final Additions additions;

    Movements(Memory memory, Copies copies, Additions additions) {
        this.memory = memory;
        this.copies = copies;
        this.additions = additions;
    }

    @Override
    public OneDnnStorage full(Shape shape, DataType type, double value, Arena arena) {
        return memory.fill(memory.allocate(shape, arena), (float) value);
    }

    /** In 32 bits: copies become parameters, or are kept beyond a step. */
    @Override
    public OneDnnStorage copy(OneDnnStorage x, Arena arena) {
        OneDnnStorage out = memory.allocate(x.shape(), arena);
        copies.copy(x, out);
        return out;
    }

    @Override
    public OneDnnStorage alias(OneDnnStorage x, Arena arena) {
        return arena.own(x.share(x.shape()));
    }

    /** To FLOAT, the one type there is here. */
    @Override
    public OneDnnStorage cast(OneDnnStorage x, DataType type, Arena arena) {
        return copy(x, arena);
    }

    /** Shares memory where both shapes have their elements in C order. */
    @Override
    public OneDnnStorage reshape(OneDnnStorage x, Shape shape, Arena arena) {
        boolean from = OneDnnStorage.isPermuted(x.shape());
        boolean to = OneDnnStorage.isPermuted(shape);
        if ((!from && !to) || x.shape().equals(shape)) {
            return arena.own(x.share(shape));
        }
        try (Arena scratch = Arena.open()) {
            OneDnnStorage ordered = from ? inOrder(x, to ? scratch : arena, shape) : x;
            if (!to) {
                return ordered;
            }
            OneDnnStorage out = memory.allocate(shape, x.element(), arena);
            Descriptor source = Descriptor.rowMajor(x.element(), shape.dims());
            copies.copy(source, ordered, out.layout(), out);
            return out;
        }
    }

    /** The elements in C order; the handle's shape is the one wanted, whether or not it would be stored so. */
    private OneDnnStorage inOrder(OneDnnStorage x, Arena arena, Shape shape) {
        OneDnnStorage out = memory.allocate(shape, x.element(), arena);
        copies.copy(x.layout(), x, Descriptor.rowMajor(x.element(), x.shape().dims()), out);
        return out;
    }

    @Override
    public OneDnnStorage permute(OneDnnStorage x, int[] axes, Arena arena) {
        if (axes.length == 0) {
            return copy(x, arena);
        }
        long[] dims = Arrays.stream(axes).mapToLong(x.shape()::dim).toArray();
        OneDnnStorage out = memory.allocate(Shape.of(dims), x.element(), arena);
        copies.copy(x.layout().permuted(axes), x, out.layout(), out);
        return out;
    }

    @Override
    public OneDnnStorage slice(OneDnnStorage x, long[] begin, Shape shape, Arena arena) {
        OneDnnStorage out = memory.allocate(shape, x.element(), arena);
        Descriptor whole = x.layout();
        Descriptor part = whole.part(out.layout().dims());
        copies.copy(part, x.from(whole.offset(begin) * x.element().bytes()), out.layout(), out);
        return out;
    }

    @Override
    public OneDnnStorage pad(OneDnnStorage x, long[] begin, Shape shape, Arena arena) {
        OneDnnStorage out = memory.allocate(shape, x.element(), arena);
        memory.zero(out);
        place(x, begin, out);
        return out;
    }

    @Override
    public OneDnnStorage concat(List<OneDnnStorage> xs, int axis, Arena arena) {
        long joined = xs.stream().mapToLong(x -> x.shape().dim(axis)).sum();
        OneDnnStorage first = xs.get(0);
        boolean alike = xs.stream().allMatch(x -> x.element() == first.element());
        Element element = alike ? first.element() : Element.FLOAT;
        OneDnnStorage out = memory.allocate(first.shape().with(axis, joined), element, arena);
        long[] begin = new long[out.shape().rank()];
        for (OneDnnStorage x : xs) {
            place(x, begin, out);
            begin[axis] += x.shape().dim(axis);
        }
        return out;
    }

    private void place(OneDnnStorage x, long[] begin, OneDnnStorage out) {
        Descriptor whole = out.layout();
        Descriptor from = x.layout();
        copies.copy(
                from,
                x,
                whole.part(from.dims()),
                out.from(whole.offset(begin) * out.element().bytes()));
    }

    @Override
    public OneDnnStorage gather(OneDnnStorage x, int[] rows, Arena arena) {
        OneDnnStorage out = memory.allocate(x.shape().with(0, rows.length), x.element(), arena);
        long row = rowBytes(x);
        for (int i = 0; i < rows.length; i++) {
            Native.copy(x.from(rows[i] * row), out.from(i * row), row);
        }
        return out;
    }

    @Override
    public OneDnnStorage scatterAdd(OneDnnStorage x, int[] rows, long count, Arena arena) {
        OneDnnStorage out = memory.allocate(x.shape().with(0, count), x.element(), arena);
        memory.zero(out);
        long row = rowBytes(x);
        for (int i = 0; i < rows.length; i++) {
            additions.add(x.element(), row / x.element().bytes(), out.from(rows[i] * row), x.from(i * row));
        }
        return out;
    }

    /** The first dimension is the outermost in memory too, whatever the rank. */
    private static long rowBytes(OneDnnStorage x) {
        return x.shape().size() / x.shape().dim(0) * x.element().bytes();
    }
}
