package org.gan4j.kernel.onednn;

import java.util.List;
import java.util.Optional;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.internal.AxisGroup;

/**
 * An array repeated to a larger one, seen as the two-dimensional case that the library is fast at: each element for a run of
 * neighbours, or the whole array again and again.
 *
 * @param whole the larger array, [1, K, S] or [S, K]
 * @param repeated the smaller one, [1, K, 1] or [1, K]
 */
record Repetition(long[] whole, long[] repeated) {

    /** The simple form of repeating one shape to another; empty if there are more than two groups of dimensions. */
    static Optional<Repetition> of(Shape whole, Shape repeated) {
        if (!sameOrder(whole, repeated)) {
            return Optional.empty();
        }
        int[] order = OneDnnStorage.order(whole);
        List<AxisGroup> groups =
                AxisGroup.of(order.length, i -> whole.dim(order[i]), i -> dim(repeated, order[i], whole) == 1);
        if (groups.size() != 2) {
            return Optional.empty();
        }
        long first = groups.get(0).size();
        long second = groups.get(1).size();
        return Optional.of(
                groups.get(1).marked()
                        ? new Repetition(new long[] {1, first, second}, new long[] {1, first, 1})
                        : new Repetition(new long[] {first, second}, new long[] {1, second}));
    }

    private static long dim(Shape repeated, int axis, Shape whole) {
        int own = axis - (whole.rank() - repeated.rank());
        return own < 0 ? 1 : repeated.dim(own);
    }

    /** Whether both keep their elements in one order: of equal rank, or with no more than one dimension to order. */
    private static boolean sameOrder(Shape whole, Shape repeated) {
        int dimensions = 0;
        for (int i = 0; i < repeated.rank(); i++) {
            dimensions += repeated.dim(i) > 1 ? 1 : 0;
        }
        return whole.rank() == repeated.rank() || dimensions <= 1 || !OneDnnStorage.isPermuted(whole);
    }
}
