package org.gan4j.kernel;

import java.util.List;
import org.gan4j.kernel.internal.AxisGroup;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.same.Sum;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Sums over dimensions, in stages: each sums one {@link AxisGroup}, the last first, and a long one in two stages. ND4J adds up one
 * after the other, so that a single long sum would lose digits in 32 bits.
 */
final class Nd4jReductions implements ReductionKernels<Nd4jStorage> {
    /** Longer sums are split. */
    private static final long LONG = 512;

    private final Nd4jMemory memory;

    Nd4jReductions(Nd4jMemory memory) {
        this.memory = memory;
    }

    @Override
    public Nd4jStorage sum(Nd4jStorage x, int[] axes, Arena arena) {
        Shape from = x.shape();
        Shape to = from.collapsed(axes);
        List<AxisGroup> groups = AxisGroup.of(from.rank(), from::dim, axis -> to.dim(axis) == 1);
        Nd4jStorage out = memory.allocate(to, x.type(), arena);
        try (Arena scratch = Arena.open()) {
            Nd4jStorage left = x;
            while (AxisGroup.lastMarked(groups) >= 0) {
                left = stage(left, groups, scratch);
            }
            out.flat().assign(left.flat());
        }
        return out;
    }

    /** Sums the last group that is to be summed, or shortens it. */
    private Nd4jStorage stage(Nd4jStorage x, List<AxisGroup> groups, Arena scratch) {
        int last = AxisGroup.lastMarked(groups);
        long size = groups.get(last).size();
        long parts = size > LONG ? divisorNearRoot(size) : 1;
        long before = AxisGroup.product(groups.subList(0, last)) * parts;
        long after = AxisGroup.product(groups.subList(last + 1, groups.size()));
        Nd4jStorage out = memory.allocate(Shape.of(before * after), x.type(), scratch);
        INDArray from = x.array().reshape('c', before, size / parts, after);
        Nd4j.exec(new Sum(from, out.array().reshape('c', before, 1, after), true, 1));
        groups.set(last, new AxisGroup(parts, parts > 1));
        return out;
    }

    /** The largest divisor up to the square root: 1 for a prime. */
    private static long divisorNearRoot(long size) {
        long divisor = (long) Math.sqrt(size);
        while (size % divisor != 0) {
            divisor--;
        }
        return divisor;
    }

    @Override
    public double sumOfSquares(Nd4jStorage x) {
        INDArray flat = x.flat();
        return Nd4j.getBlasWrapper().dot(flat, flat);
    }
}
