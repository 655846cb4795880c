package org.gan4j.kernel.onednn;

import java.util.List;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.ReductionKernels;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.internal.AxisGroup;

/**
 * Sums over dimensions as products with a vector of ones, which run at the speed of memory. Each stage sums one {@link AxisGroup},
 * the last in memory first, and a long one in two stages, so that all cores work and few digits are lost.
 */
final class Sums implements ReductionKernels<OneDnnStorage> {
    /** Longer sums are split. */
    private static final long LONG = 512;

    /** Squares that are added up in 32 bits. */
    private static final long PART = 2048;

    private final Memory memory;
    private final Copies copies;
    private final Products products;
    private final Ones ones;

    Sums(Memory memory, Copies copies, Products products, Ones ones) {
        this.memory = memory;
        this.copies = copies;
        this.products = products;
        this.ones = ones;
    }

    @Override
    public OneDnnStorage sum(OneDnnStorage x, int[] axes, Arena arena) {
        Shape shape = x.shape().collapsed(axes);
        int[] order = OneDnnStorage.order(shape);
        List<AxisGroup> groups =
                AxisGroup.of(order.length, i -> x.shape().dim(order[i]), i -> shape.dim(order[i]) == 1);
        OneDnnStorage out = memory.allocate(shape, arena);
        try (Arena scratch = Arena.open()) {
            OneDnnStorage left = x;
            while (AxisGroup.lastMarked(groups) >= 0) {
                left = stage(left, groups, scratch);
            }
            long size = shape.size();
            copies.copy(Descriptor.rowMajor(left.element(), size), left, Descriptor.rowMajor(Element.FLOAT, size), out);
        }
        return out;
    }

    /** Parts of some thousand elements in 32 bits, their sum in 64. */
    @Override
    public double sumOfSquares(OneDnnStorage x) {
        long size = x.shape().size();
        long rows = size / PART;
        long rest = size % PART;
        double sum = 0;
        try (Arena scratch = Arena.open()) {
            if (rows > 0) {
                sum += sumOfSquares(x, 0, rows, PART, scratch);
            }
            if (rest > 0) {
                sum += sumOfSquares(x, rows * PART, 1, rest, scratch);
            }
        }
        return sum;
    }

    private double sumOfSquares(OneDnnStorage x, long begin, long rows, long size, Arena scratch) {
        OneDnnStorage parts = memory.allocate(Shape.of(rows), scratch);
        Operand part = x.from(begin * x.element().bytes());
        products.multiply(
                Descriptor.rowMajor(x.element(), rows, 1, size),
                part,
                Descriptor.rowMajor(x.element(), rows, size, 1),
                part,
                Descriptor.rowMajor(Element.FLOAT, rows, 1, 1),
                parts);
        double sum = 0;
        for (float one : Native.get(parts, Math.toIntExact(rows))) {
            sum += one;
        }
        return sum;
    }

    /** Sums the last group that is to be summed, or shortens it to the sums of its parts. */
    private OneDnnStorage stage(OneDnnStorage x, List<AxisGroup> groups, Arena scratch) {
        int last = AxisGroup.lastMarked(groups);
        long size = groups.get(last).size();
        long before = AxisGroup.product(groups.subList(0, last));
        long after = AxisGroup.product(groups.subList(last + 1, groups.size()));
        long whole = size / LONG;
        long rest = size % LONG;
        long parts = whole + (rest > 0 ? 1 : 0);
        OneDnnStorage out = memory.allocate(Shape.of(before * parts * after), scratch);
        Parts all = new Parts(before, size, after, parts);
        if (whole > 0) {
            sumParts(x, all, 0, whole, LONG, out);
        }
        if (rest > 0) {
            sumParts(x, all, whole, 1, rest, out);
        }
        groups.set(last, new AxisGroup(parts, parts > 1));
        return out;
    }

    /** Groups of so many numbers, each followed by others that are kept, and how many sums of parts they become. */
    private record Parts(long before, long size, long after, long count) {}

    /** Sums some parts of equal length, from the given one on. Each sum is a row of ones times a matrix, or the reverse. */
    private void sumParts(OneDnnStorage x, Parts all, long first, long count, long length, OneDnnStorage out) {
        long after = all.after;
        Operand from = x.from(first * LONG * after * x.element().bytes());
        Operand to = out.from(first * after * Float.BYTES);
        Operand factors = ones.vector(x.element(), length);
        if (after == 1) {
            Descriptor numbers = new Descriptor(
                    new long[] {all.before, count, length}, x.element(), new long[] {all.size, length, 1});
            Descriptor sums =
                    new Descriptor(new long[] {all.before, count, 1}, Element.FLOAT, new long[] {all.count, 1, 1});
            products.multiply(numbers, from, Descriptor.rowMajor(x.element(), 1, length, 1), factors, sums, to);
        } else {
            Descriptor numbers = new Descriptor(new long[] {all.before, count, length, after}, x.element(), new long[] {
                all.size * after, length * after, after, 1
            });
            Descriptor sums = new Descriptor(new long[] {all.before, count, 1, after}, Element.FLOAT, new long[] {
                all.count * after, after, after, 1
            });
            products.multiply(Descriptor.rowMajor(x.element(), 1, 1, 1, length), factors, numbers, from, sums, to);
        }
    }
}
