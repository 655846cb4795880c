package org.gan4j.kernel;

import java.util.Arrays;

/**
 * The sizes of an array's dimensions, outermost first; rank 0 is a scalar. Every size is at least 1.
 *
 * <p>Immutable and thread-safe.
 */
public final class Shape {
    private static final Shape SCALAR = new Shape(new long[0]);

    private final long[] dims;

    private Shape(long[] dims) {
        this.dims = dims;
    }

    /**
     * A shape of the given sizes.
     *
     * @param dims sizes, outermost first; not modified, copied
     * @return the shape
     * @throws IllegalArgumentException if a size is below 1
     */
    public static Shape of(long... dims) {
        if (dims.length == 0) {
            return SCALAR;
        }
        for (long dim : dims) {
            if (dim < 1) {
                throw new IllegalArgumentException("`dims` must be at least 1 each, got " + Arrays.toString(dims));
            }
        }
        return new Shape(dims.clone());
    }

    /** {@return the shape of a scalar, rank 0} */
    public static Shape scalar() {
        return SCALAR;
    }

    /** {@return the number of dimensions} */
    public int rank() {
        return dims.length;
    }

    /**
     * The size of one dimension.
     *
     * @param axis from 0 to rank - 1, or from -rank to -1 counted from the end
     * @return its size
     * @throws IllegalArgumentException if there is no such axis
     */
    public long dim(int axis) {
        return dims[axis(axis)];
    }

    /** {@return the sizes, in a new array} */
    public long[] dims() {
        return dims.clone();
    }

    /** {@return the number of elements} */
    public long size() {
        long size = 1;
        for (long dim : dims) {
            size = Math.multiplyExact(size, dim);
        }
        return size;
    }

    /**
     * Brings an axis counted from the end into 0..rank-1.
     *
     * @param axis from -rank to rank - 1
     * @return the same axis, non-negative
     * @throws IllegalArgumentException if there is no such axis
     */
    public int axis(int axis) {
        int resolved = axis < 0 ? axis + dims.length : axis;
        if (resolved < 0 || resolved >= dims.length) {
            throw new IllegalArgumentException("`axis` must lie in [" + -dims.length + ", " + (dims.length - 1)
                    + "] for shape " + this + ", got " + axis);
        }
        return resolved;
    }

    /**
     * This shape with one size replaced.
     *
     * @param axis the dimension to replace
     * @param size its new size
     * @return the new shape
     * @throws IllegalArgumentException if there is no such axis, or the size is below 1
     */
    public Shape with(int axis, long size) {
        long[] changed = dims.clone();
        changed[axis(axis)] = size;
        return Shape.of(changed);
    }

    /**
     * This shape with some dimensions reduced to one element.
     *
     * @param axes dimensions to reduce
     * @return the shape of sums over them
     * @throws IllegalArgumentException if there is no such axis
     */
    public Shape collapsed(int... axes) {
        long[] changed = dims.clone();
        for (int axis : axes) {
            changed[axis(axis)] = 1;
        }
        return Shape.of(changed);
    }

    /**
     * The common shape of two operands by NumPy's broadcasting rule: aligned at the last dimension, equal sizes or 1.
     *
     * @param other the other operand's shape
     * @return the broadcast shape
     * @throws IllegalArgumentException if the shapes do not broadcast
     */
    public Shape broadcastWith(Shape other) {
        int rank = Math.max(rank(), other.rank());
        long[] common = new long[rank];
        for (int i = 1; i <= rank; i++) {
            long a = i <= rank() ? dims[rank() - i] : 1;
            long b = i <= other.rank() ? other.dims[other.rank() - i] : 1;
            if (a != b && a != 1 && b != 1) {
                throw new IllegalArgumentException("`other` must broadcast with " + this + ", got " + other
                        + "; aligned at the last dimension, sizes must be equal or 1");
            }
            common[rank - i] = Math.max(a, b);
        }
        return Shape.of(common);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(dims, shape.dims);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dims);
    }

    /** {@return the sizes in brackets, for example {@code [64, 3, 64, 64]}} */
    @Override
    public String toString() {
        return Arrays.toString(dims);
    }
}
