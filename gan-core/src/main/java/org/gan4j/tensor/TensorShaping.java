package org.gan4j.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.kernel.Shape;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The operations of {@link Tensor} that move elements and change none. None modifies its arguments; all are differentiable to
 * any order. A shape or type that does not fit throws IllegalArgumentException with both shapes; a tensor whose scope
 * has closed IllegalStateException.
 */
public abstract sealed class TensorShaping permits TensorReductions {
    TensorShaping() {}

    abstract Tensor self();

    /**
     * The same elements in C order under another shape.
     *
     * @param shape shape of as many elements
     * @return the tensor; this itself if the shape is the same
     */
    public final Tensor reshape(Shape shape) {
        Shape from = self().shape();
        if (from.size() != shape.size()) {
            throw new IllegalArgumentException("`shape` must have the " + from.size() + " elements of " + from
                    + ", got " + shape + " with " + shape.size());
        }
        return from.equals(shape) ? self() : Engine.apply(new Shaping.Reshape(shape), self());
    }

    /**
     * The same elements in C order under another shape.
     *
     * @param dims sizes of as many elements
     * @return the tensor
     */
    public final Tensor reshape(long... dims) {
        return reshape(Shape.of(dims));
    }

    /**
     * Dimensions in another order.
     *
     * @param axes result's dimension i is this tensor's axes[i]; each axis once
     * @return the permuted tensor
     */
    public final Tensor permute(int... axes) {
        int rank = self().shape().rank();
        int[] sorted = Arrays.stream(axes).sorted().toArray();
        if (!Arrays.equals(sorted, IntStream.range(0, rank).toArray())) {
            throw new IllegalArgumentException(
                    "`axes` must name each axis of " + self().shape() + " once, got " + Arrays.toString(axes));
        }
        return Engine.apply(new Shaping.Permute(axes.clone()), self());
    }

    /**
     * A rectangular part.
     *
     * @param begin first index along each dimension
     * @param shape shape of the part, of the same rank
     * @return the part
     */
    public final Tensor slice(long[] begin, Shape shape) {
        checkPart("slice", begin, shape, self().shape());
        return Engine.apply(new Shaping.Slice(begin.clone(), shape), self());
    }

    /**
     * This tensor placed into zeros.
     *
     * @param begin index of its first element in the result
     * @param shape shape of the result, of the same rank
     * @return the padded tensor
     */
    public final Tensor pad(long[] begin, Shape shape) {
        checkPart("pad", begin, self().shape(), shape);
        return Engine.apply(new Shaping.Pad(begin.clone(), shape), self());
    }

    private static void checkPart(String name, long[] begin, Shape part, Shape whole) {
        boolean fits = begin.length == part.rank() && part.rank() == whole.rank();
        for (int i = 0; fits && i < begin.length; i++) {
            fits = begin[i] >= 0 && begin[i] + part.dim(i) <= whole.dim(i);
        }
        if (!fits) {
            throw new IllegalArgumentException("`begin` and `shape` must give " + name
                    + " a part inside the whole, got " + part + " at " + Arrays.toString(begin) + " of " + whole);
        }
    }

    /**
     * Tensors joined along an axis.
     *
     * @param tensors at least one; equal in every other dimension
     * @param axis where to join
     * @return the joined tensor
     */
    public static Tensor concat(List<Tensor> tensors, int axis) {
        if (tensors.isEmpty()) {
            throw new IllegalArgumentException("`tensors` must hold at least one, got none");
        }
        Shape first = tensors.get(0).shape();
        int resolved = first.axis(axis);
        for (Tensor tensor : tensors) {
            Shape shape = tensor.shape();
            if (shape.rank() != first.rank() || !shape.with(resolved, 1).equals(first.with(resolved, 1))) {
                throw new IllegalArgumentException("`tensors` must have equal shapes except along axis " + resolved
                        + ", got " + first + " and " + shape);
            }
        }
        return Engine.apply(new Shaping.Concat(resolved), tensors.toArray(new Tensor[0]));
    }

    /**
     * Rows by index along dimension 0.
     *
     * @param rows indexes, repeats allowed
     * @return {@code rows.length} rows
     */
    public final Tensor gather(int... rows) {
        checkRows(rows, self().shape().dim(0));
        return Engine.apply(new Shaping.Gather(rows.clone()), self());
    }

    /**
     * Rows added up by index: the adjoint of {@link #gather}.
     *
     * @param rows for each row of this, the row of the result it is added to
     * @param count rows of the result
     * @return the sums
     */
    public final Tensor scatterAdd(int[] rows, long count) {
        if (rows.length != self().shape().dim(0)) {
            throw new IllegalArgumentException("`rows` must hold one index for each of the "
                    + self().shape().dim(0) + " rows, got " + rows.length);
        }
        checkRows(rows, count);
        return Engine.apply(new Shaping.ScatterAdd(rows.clone(), count), self());
    }

    private static void checkRows(int[] rows, long count) {
        for (int row : rows) {
            if (row < 0 || row >= count) {
                throw new IllegalArgumentException("`rows` must lie in [0, " + (count - 1) + "], got " + row);
            }
        }
    }

    /**
     * The same values in another element type.
     *
     * @param type FLOAT or DOUBLE
     * @return the converted tensor; this itself if it has that type
     */
    public final Tensor cast(DataType type) {
        return self().type() == type ? self() : Engine.apply(new Shaping.Cast(type), self());
    }
}
