package org.gan4j.kernel.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;

/**
 * Neighbouring dimensions of one fate, seen as a single one.
 *
 * @param size product of their sizes
 * @param marked their fate: to be summed, or repeated
 */
public record AxisGroup(long size, boolean marked) {

    /**
     * An array's dimensions as groups; sizes of 1 belong to none.
     *
     * @param rank number of dimensions
     * @param size of the dimension at each place, in the order of memory
     * @param marked whether the dimension at a place is to be summed, or repeated
     * @return the groups, outermost first, in a list that the caller may change
     */
    public static List<AxisGroup> of(int rank, IntToLongFunction size, IntPredicate marked) {
        List<AxisGroup> groups = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            long own = size.applyAsLong(i);
            if (own == 1) {
                continue;
            }
            boolean fate = marked.test(i);
            int last = groups.size() - 1;
            if (last >= 0 && groups.get(last).marked == fate) {
                groups.set(last, new AxisGroup(groups.get(last).size * own, fate));
            } else {
                groups.add(new AxisGroup(own, fate));
            }
        }
        return groups;
    }

    /**
     * The number of elements of some groups together.
     *
     * @param groups any
     * @return the product of their sizes
     */
    public static long product(List<AxisGroup> groups) {
        long product = 1;
        for (AxisGroup group : groups) {
            product *= group.size;
        }
        return product;
    }

    /**
     * The place of the last marked group.
     *
     * @param groups any
     * @return its index, -1 if none is marked
     */
    public static int lastMarked(List<AxisGroup> groups) {
        int last = groups.size() - 1;
        while (last >= 0 && !groups.get(last).marked) {
            last--;
        }
        return last;
    }
}
