package org.gan4j.kernel.onednn;

import java.util.Arrays;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.Shape;

/** Elements that go elsewhere and do not change. */
final class Movements {
    private final Memory memory;
    private final Copies copies;
    private final Additions additions;

    Movements(Memory memory, Copies copies, Additions additions) {
        this.memory = memory;
        this.copies = copies;
        this.additions = additions;
    }

    /** In 32 bits: copies become parameters, or are kept beyond a step. */
    OneDnnStorage copy(OneDnnStorage x, Arena arena) {
        OneDnnStorage out = memory.allocate(x.shape(), arena);
        copies.copy(x, out);
        return out;
    }

    void assign(OneDnnStorage target, OneDnnStorage source) {
        copies.copy(source, target);
        target.block().changed();
    }

    /** Shares memory where both shapes have their elements in C order. */
    OneDnnStorage reshape(OneDnnStorage x, Shape shape, Arena arena) {
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

    OneDnnStorage permute(OneDnnStorage x, int[] axes, Arena arena) {
        if (axes.length == 0) {
            return copy(x, arena);
        }
        long[] dims = Arrays.stream(axes).mapToLong(x.shape()::dim).toArray();
        OneDnnStorage out = memory.allocate(Shape.of(dims), x.element(), arena);
        copies.copy(x.layout().permuted(axes), x, out.layout(), out);
        return out;
    }

    OneDnnStorage slice(OneDnnStorage x, long[] begin, Shape shape, Arena arena) {
        OneDnnStorage out = memory.allocate(shape, x.element(), arena);
        Descriptor whole = x.layout();
        Descriptor part = whole.part(out.layout().dims());
        copies.copy(part, x.from(whole.offset(begin) * x.element().bytes()), out.layout(), out);
        return out;
    }

    OneDnnStorage pad(OneDnnStorage x, long[] begin, Shape shape, Arena arena) {
        OneDnnStorage out = memory.allocate(shape, x.element(), arena);
        memory.zero(out);
        place(x, begin, out);
        return out;
    }

    OneDnnStorage concat(OneDnnStorage[] xs, int axis, Arena arena) {
        long joined = Arrays.stream(xs).mapToLong(x -> x.shape().dim(axis)).sum();
        boolean alike = Arrays.stream(xs).allMatch(x -> x.element() == xs[0].element());
        Element element = alike ? xs[0].element() : Element.FLOAT;
        OneDnnStorage out = memory.allocate(xs[0].shape().with(axis, joined), element, arena);
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

    OneDnnStorage gather(OneDnnStorage x, int[] rows, Arena arena) {
        OneDnnStorage out = memory.allocate(x.shape().with(0, rows.length), x.element(), arena);
        long row = rowBytes(x);
        for (int i = 0; i < rows.length; i++) {
            Native.copy(x.from(rows[i] * row), out.from(i * row), row);
        }
        return out;
    }

    OneDnnStorage scatterAdd(OneDnnStorage x, int[] rows, long count, Arena arena) {
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
