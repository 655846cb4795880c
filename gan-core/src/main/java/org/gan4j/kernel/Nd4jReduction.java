package org.gan4j.kernel;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.same.Sum;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Sums over dimensions, in stages. Neighbouring dimensions of one fate are seen as one and those of size 1 as none; each
 * stage sums one group, the last first, and a long group in two stages. ND4J adds up one after the other, so that a single
 * long sum would lose digits in 32 bits.
 */
final class Nd4jReduction {
    /** Longer sums are split. */
    private static final long LONG = 512;

    /** Neighbouring dimensions, all summed or all kept. */
    private record Group(long size, boolean summed) {}

    private final Nd4jKernels kernels;

    Nd4jReduction(Nd4jKernels kernels) {
        this.kernels = kernels;
    }

    Storage sum(Nd4jStorage x, int[] axes, Arena arena) {
        Shape shape = x.shape();
        for (int axis : axes) {
            shape = shape.with(axis, 1);
        }
        List<Group> groups = groups(x.shape(), shape);
        Nd4jStorage out = kernels.allocate(shape, x.type(), arena);
        try (Arena scratch = Arena.open()) {
            Nd4jStorage left = x;
            while (groups.stream().anyMatch(Group::summed)) {
                left = stage(left, groups, scratch);
            }
            out.flat().assign(left.flat());
        }
        return out;
    }

    /** Sums the last group that is to be summed, or shortens it. */
    private Nd4jStorage stage(Nd4jStorage x, List<Group> groups, Arena scratch) {
        int last = groups.size() - 1;
        while (!groups.get(last).summed()) {
            last--;
        }
        long size = groups.get(last).size();
        long parts = size > LONG ? divisorNearRoot(size) : 1;
        long before = product(groups.subList(0, last)) * parts;
        long after = product(groups.subList(last + 1, groups.size()));
        Nd4jStorage out = kernels.allocate(Shape.of(before * after), x.type(), scratch);
        INDArray from = x.array().reshape('c', before, size / parts, after);
        Nd4j.exec(new Sum(from, out.array().reshape('c', before, 1, after), true, 1));
        groups.set(last, new Group(parts, parts > 1));
        return out;
    }

    /** The largest divisor up to the square root: 1 for a prime. */
    private static long divisorNearRoot(long size) {
        long divisor = (long) Math.sqrt((double) size);
        while (size % divisor != 0) {
            divisor--;
        }
        return divisor;
    }

    private static long product(List<Group> groups) {
        return groups.stream().mapToLong(Group::size).reduce(1, (a, b) -> a * b);
    }

    /** The dimensions that differ from the result's are summed; sizes of 1 belong to no group. */
    private static List<Group> groups(Shape from, Shape to) {
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < from.rank(); i++) {
            long size = from.dim(i);
            if (size == 1) {
                continue;
            }
            boolean summed = to.dim(i) == 1;
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
