package org.gan4j.kernel.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gan4j.kernel.Shape;

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
        List<Long> sizes = new ArrayList<>();
        List<Boolean> repeats = new ArrayList<>();
        for (int axis : OneDnnStorage.order(whole)) {
            long size = whole.dim(axis);
            if (size == 1) {
                continue;
            }
            boolean repeat = dim(repeated, axis, whole) == 1;
            int last = sizes.size() - 1;
            if (last >= 0 && repeats.get(last) == repeat) {
                sizes.set(last, sizes.get(last) * size);
            } else {
                sizes.add(size);
                repeats.add(repeat);
            }
        }
        if (sizes.size() != 2) {
            return Optional.empty();
        }
        long first = sizes.get(0);
        long second = sizes.get(1);
        return Optional.of(
                repeats.get(1)
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
