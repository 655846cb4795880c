package org.gan4j.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.same.Sum;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Sums over dimensions. Neighbouring dimensions of one fate are seen as one; a leading or trailing group of summed
 * dimensions is then a matrix-vector product with ones, which runs at memory speed where ND4J's own sum does not.
 */
final class Nd4jReduction {
    /** Neighbouring dimensions, all summed or all kept. */
    private record Group(long size, boolean summed) {}

    private final Nd4jKernels kernels;

    Nd4jReduction(Nd4jKernels kernels) {
        this.kernels = kernels;
    }

    Storage sum(Storage x, int[] axes, Arena arena) {
        Shape shape = x.shape();
        for (int axis : axes) {
            shape = shape.with(axis, 1);
        }
        List<Group> groups = groups(x.shape(), shape);
        if (groups.stream().noneMatch(Group::summed)) {
            Nd4jStorage copy = kernels.allocate(shape, x.type(), arena);
            copy.flat().assign(((Nd4jStorage) x).flat());
            return copy;
        }
        Nd4jStorage out = kernels.allocate(shape, x.type(), arena);
        try (Arena scratch = Arena.open()) {
            reduce((Nd4jStorage) x, groups, out, scratch);
        }
        return out;
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

    private void reduce(Nd4jStorage x, List<Group> groups, Nd4jStorage out, Arena scratch) {
        int count = groups.size();
        long elements = x.shape().size();
        if (groups.get(count - 1).summed() && count > 1) {
            long columns = groups.get(count - 1).size();
            long rows = elements / columns;
            Nd4jStorage partial = count == 2 ? out : kernels.allocate(Shape.of(rows), x.type(), scratch);
            x.matrix(rows, columns).mmuli(ones(columns, x, scratch), partial.matrix(rows, 1));
            if (count > 2) {
                reduce(partial, groups.subList(0, count - 1), out, scratch);
            }
        } else if (groups.get(0).summed() && count == 2) {
            long rows = groups.get(0).size();
            long columns = elements / rows;
            x.fortranView(columns, rows).mmuli(ones(rows, x, scratch), out.matrix(columns, 1));
        } else {
            general(x, groups, out);
        }
    }

    private static void general(Nd4jStorage x, List<Group> groups, Nd4jStorage out) {
        long[] dims = groups.stream().mapToLong(Group::size).toArray();
        int[] axes = IntStream.range(0, dims.length)
                .filter(i -> groups.get(i).summed())
                .toArray();
        long[] kept = groups.stream().mapToLong(group -> group.summed() ? 1 : group.size()).toArray();
        INDArray from = x.array().reshape('c', dims);
        Nd4j.exec(new Sum(from, out.array().reshape('c', kept), true, axes));
    }

    private INDArray ones(long length, Storage like, Arena scratch) {
        return ((Nd4jStorage) kernels.full(Shape.of(length), like.type(), 1, scratch)).matrix(length, 1);
    }
}
