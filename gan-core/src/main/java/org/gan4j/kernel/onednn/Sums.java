package org.gan4j.kernel.onednn;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.Shape;

/**
 * Sums over dimensions as products with a vector of ones, which run at the speed of memory. Neighbouring dimensions of one
 * fate are seen as one and those of size 1 as none; each stage sums one group, the last in memory first, and a long group in
 * two stages, so that all cores work and few digits are lost.
 */
final class Sums {
    /** Longer sums are split. */
    private static final long LONG = 512;

    /** Squares that are added up in 32 bits. */
    private static final long PART = 2048;

    /** Neighbouring dimensions, all summed or all kept. */
    private record Group(long size, boolean summed) {}

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

    OneDnnStorage sum(OneDnnStorage x, int[] axes, Arena arena) {
        Shape shape = x.shape();
        for (int axis : axes) {
            shape = shape.with(axis, 1);
        }
        List<Group> groups = groups(x.shape(), shape);
        OneDnnStorage out = memory.allocate(shape, arena);
        try (Arena scratch = Arena.open()) {
            OneDnnStorage left = x;
            while (groups.stream().anyMatch(Group::summed)) {
                left = stage(left, groups, scratch);
            }
            long size = shape.size();
            copies.copy(Descriptor.rowMajor(left.element(), size), left, Descriptor.rowMajor(Element.FLOAT, size), out);
        }
        return out;
    }

    /** Parts of some thousand elements in 32 bits, their sum in 64. */
    double sumOfSquares(OneDnnStorage x) {
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
        for (float one : memory.download(parts)) {
            sum += one;
        }
        return sum;
    }

    /** Sums the last group that is to be summed, or shortens it to the sums of its parts. */
    private OneDnnStorage stage(OneDnnStorage x, List<Group> groups, Arena scratch) {
        int last = groups.size() - 1;
        while (!groups.get(last).summed()) {
            last--;
        }
        long size = groups.get(last).size();
        long before = product(groups.subList(0, last));
        long after = product(groups.subList(last + 1, groups.size()));
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
        groups.set(last, new Group(parts, parts > 1));
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

    private static long product(List<Group> groups) {
        return groups.stream().mapToLong(Group::size).reduce(1, (a, b) -> a * b);
    }

    /** In the order of memory. The dimensions that differ from the result's are summed; sizes of 1 belong to no group. */
    private static List<Group> groups(Shape from, Shape to) {
        List<Group> groups = new ArrayList<>();
        for (int axis : OneDnnStorage.order(from)) {
            long size = from.dim(axis);
            if (size == 1) {
                continue;
            }
            boolean summed = to.dim(axis) == 1;
            int last = groups.size() - 1;
            if (last >= 0 && groups.get(last).summed() == summed) {
                groups.set(last, new Group(groups.get(last).size() * size, summed));
            } else {
                groups.add(new Group(size, summed));
            }
        }
        return groups;
    }
}
