package org.gan4j.kernel.onednn;

import java.util.Arrays;

/**
 * Sizes, element type and strides of an array as the library wants to be told. Strides are in elements; none leave the layout
 * to the library. The arrays are not modified.
 */
record Descriptor(long[] dims, Element element, long[] strides) {

    /** Dense in the order of the dimensions. */
    static Descriptor rowMajor(Element element, long... dims) {
        long[] strides = new long[dims.length];
        long stride = 1;
        for (int i = dims.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= dims[i];
        }
        return new Descriptor(dims, element, strides);
    }

    /** [N, C, H, W], stored as [N, H, W, C]. */
    static Descriptor channelsLast(Element element, long... dims) {
        long c = dims[1];
        long row = c * dims[3];
        return new Descriptor(dims, element, new long[] {row * dims[2], 1, row, c});
    }

    /** Any layout: the library chooses what suits the primitive. */
    static Descriptor any(Element element, long... dims) {
        return new Descriptor(dims, element, new long[0]);
    }

    /** The same places under other sizes: a part of the array. */
    Descriptor part(long... sizes) {
        return new Descriptor(sizes, element, strides);
    }

    /** How many elements lie between the array's start and an element of it. */
    long offset(long... index) {
        long offset = 0;
        for (int i = 0; i < index.length; i++) {
            offset += index[i] * strides[i];
        }
        return offset;
    }

    /** The same array with its dimensions in another order: the result's dimension i is this one's axes[i]. */
    Descriptor permuted(int... axes) {
        long[] sizes = new long[axes.length];
        long[] steps = new long[axes.length];
        for (int i = 0; i < axes.length; i++) {
            sizes[i] = dims[axes[i]];
            steps[i] = strides[axes[i]];
        }
        return new Descriptor(sizes, element, steps);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Descriptor that
                && element == that.element
                && Arrays.equals(dims, that.dims)
                && Arrays.equals(strides, that.strides);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(dims) + Arrays.hashCode(strides)) + element.hashCode();
    }

    @Override
    public String toString() {
        return element + " " + Arrays.toString(dims);
    }
}
