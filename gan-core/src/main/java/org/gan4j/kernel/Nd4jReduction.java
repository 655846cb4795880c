package org.gan4j.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.same.Sum;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Sums over dimensions. Neighbouring dimensions of one fate are seen as one and those of size 1 as none, so that ND4J's
 * sum runs over the fewest and longest dimensions.
 */
final class Nd4jReduction {
    /** Neighbouring dimensions, all summed or all kept. */
    private record Group(long size, boolean summed) {}

    private Nd4jReduction() {}

    /** Sums x into out, whose summed dimensions have size 1. */
    static void sum(Nd4jStorage x, Nd4jStorage out) {
        List<Group> groups = groups(x.shape(), out.shape());
        if (groups.stream().noneMatch(Group::summed)) {
            out.flat().assign(x.flat());
            return;
        }
        INDArray from = x.array().reshape('c', groups.stream().mapToLong(Group::size).toArray());
        long[] kept = groups.stream()
                .mapToLong(group -> group.summed() ? 1 : group.size())
                .toArray();
        int[] axes = IntStream.range(0, groups.size())
                .filter(i -> groups.get(i).summed())
                .toArray();
        Nd4j.exec(new Sum(from, out.array().reshape('c', kept), true, axes));
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
