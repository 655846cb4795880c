package org.gan4j.kernel;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Making arrays, and moving elements without changing them. What is made belongs to the arena that it is made in; only {@link
 * #reshape} and {@link #alias} may give a second handle on the same memory instead of new memory. Thread-safe, as
 * {@link Kernels} says.
 *
 * @param <S> the storages that the implementation makes and reads
 */
public interface ArrayKernels<S extends Storage> {
    /**
     * An array filled with one value.
     *
     * @param shape shape
     * @param type element type
     * @param value the value
     * @param arena owner of the result
     * @return the array
     */
    S full(Shape shape, DataType type, double value, Arena arena);

    /**
     * A copy.
     *
     * @param x what to copy
     * @param arena owner of the result
     * @return the copy
     */
    S copy(S x, Arena arena);

    /**
     * A second handle on the same memory, which stays until both handles are released.
     *
     * @param x what to share
     * @param arena owner of the new handle
     * @return the handle
     */
    S alias(S x, Arena arena);

    /**
     * A copy of another element type.
     *
     * @param x what to convert
     * @param type new element type
     * @param arena owner of the result
     * @return the converted copy
     */
    S cast(S x, DataType type, Arena arena);

    /**
     * The same elements in C order under another shape; may share memory.
     *
     * @param x array
     * @param shape shape of as many elements
     * @param arena owner of the new handle
     * @return the reshaped array
     */
    S reshape(S x, Shape shape, Arena arena);

    /**
     * Dimensions in another order.
     *
     * @param x array
     * @param axes result's dimension i is the argument's axes[i]
     * @param arena owner of the result
     * @return the permuted array
     */
    S permute(S x, int[] axes, Arena arena);

    /**
     * A rectangular part.
     *
     * @param x array
     * @param begin first index along each dimension
     * @param shape shape of the part
     * @param arena owner of the result
     * @return the part
     */
    S slice(S x, long[] begin, Shape shape, Arena arena);

    /**
     * An array of zeros with another placed in it: the adjoint of {@link #slice}.
     *
     * @param x array
     * @param begin where its first element goes
     * @param shape shape of the result
     * @param arena owner of the result
     * @return the padded array
     */
    S pad(S x, long[] begin, Shape shape, Arena arena);

    /**
     * Arrays one after the other along an axis.
     *
     * @param xs arrays, equal in every other dimension
     * @param axis where they are joined
     * @param arena owner of the result
     * @return the joined array
     */
    S concat(List<S> xs, int axis, Arena arena);

    /**
     * Rows by index along dimension 0.
     *
     * @param x array of rank 1 or more
     * @param rows indexes, each in 0..dim(0)-1, repeats allowed
     * @param arena owner of the result
     * @return an array of {@code rows.length} rows
     */
    S gather(S x, int[] rows, Arena arena);

    /**
     * Rows added up by index along dimension 0: the adjoint of {@link #gather}.
     *
     * @param x array of {@code rows.length} rows
     * @param rows where each row is added
     * @param count number of rows of the result
     * @param arena owner of the result
     * @return the sums; rows that no index names are zero
     */
    S scatterAdd(S x, int[] rows, long count, Arena arena);
}
