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
            copies.copy(
                    Descriptor.rowMajor(left.element(), size),
                    left.address(),
                    Descriptor.rowMajor(Element.FLOAT, size),
                    out.address());
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
        long address = x.address() + begin * x.element().bytes();
        products.multiply(
                Descriptor.rowMajor(x.element(), rows, 1, size),
                address,
                Descriptor.rowMajor(x.element(), rows, size, 1),
                address,
                Descriptor.rowMajor(Element.FLOAT, rows, 1, 1),
                parts.address());
        double sum = 0;
        for (float part : memory.download(parts)) {
            sum += part;
        }
        return sum;
    }

    /** Sums the last group that is to be summed, or shortens it. */
    private OneDnnStorage stage(OneDnnStorage x, List<Group> groups, Arena scratch) {
        int last = groups.size() - 1;
        while (!groups.get(last).summed()) {
            last--;
        }
        long size = groups.get(last).size();
        long parts = size > LONG ? divisorNearRoot(size) : 1;
        long before = product(groups.subList(0, last)) * parts;
        long after = product(groups.subList(last + 1, groups.size()));
        OneDnnStorage out = memory.allocate(Shape.of(before * after), scratch);
        if (after == 1) {
            sumRows(x, before, size / parts, out);
        } else {
            sumColumns(x, before, size / parts, after, out);
        }
        groups.set(last, new Group(parts, parts > 1));
        return out;
    }

    private void sumRows(OneDnnStorage x, long rows, long size, OneDnnStorage out) {
        products.multiply(
                Descriptor.rowMajor(x.element(), rows, size),
                x.address(),
                Descriptor.rowMajor(x.element(), size, 1),
                ones.address(x.element(), size),
                Descriptor.rowMajor(Element.FLOAT, rows, 1),
                out.address());
    }

    private void sumColumns(OneDnnStorage x, long batch, long size, long columns, OneDnnStorage out) {
        products.multiply(
                Descriptor.rowMajor(x.element(), 1, 1, size),
                ones.address(x.element(), size),
                Descriptor.rowMajor(x.element(), batch, size, columns),
                x.address(),
                Descriptor.rowMajor(Element.FLOAT, batch, 1, columns),
                out.address());
    }

    /** The largest divisor up to the square root: 1 for a prime. */
    private static long divisorNearRoot(long size) {
        long divisor = (long) Math.sqrt(size);
        while (size % divisor != 0) {
            divisor--;
        }
        return divisor;
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
