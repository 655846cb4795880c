package org.gan4j.nn;

import java.util.Arrays;
import org.gan4j.kernel.Shape;

/** The shape of a batch, [N, ...], and of its elements, [...]. */
final class BatchShape {
    private BatchShape() {}

    /** {@return the shape of one element of a batch} */
    static Shape elementOf(Shape batch) {
        if (batch.rank() == 0) {
            throw new IllegalArgumentException("`x` must have a first dimension, N, got shape " + batch);
        }
        return Shape.of(Arrays.copyOfRange(batch.dims(), 1, batch.rank()));
    }

    /** {@return the shape of so many elements} */
    static Shape of(long count, Shape element) {
        long[] dims = new long[element.rank() + 1];
        dims[0] = count;
        System.arraycopy(element.dims(), 0, dims, 1, element.rank());
        return Shape.of(dims);
    }

    /** {@return the shape in which a number for each channel broadcasts with a batch of so many dimensions} */
    static Shape ofChannels(long channels, int rank) {
        long[] dims = new long[rank];
        Arrays.fill(dims, 1);
        dims[1] = channels;
        return Shape.of(dims);
    }
}
