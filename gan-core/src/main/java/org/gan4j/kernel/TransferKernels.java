package org.gan4j.kernel;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Numbers on their way between the Java heap, ND4J and the kernels' own memory. Every method copies. Thread-safe, as
 * {@link Kernels} says.
 *
 * @param <S> the storages that the implementation makes and reads
 */
public interface TransferKernels<S extends Storage> {
    /**
     * An array with given values.
     *
     * @param values elements in C order; copied
     * @param shape shape of as many elements
     * @param type element type to store
     * @param arena owner of the result
     * @return the array
     */
    S upload(double[] values, Shape shape, DataType type, Arena arena);

    /**
     * An array with given values.
     *
     * @param values elements in C order; copied
     * @param shape shape of as many elements
     * @param type element type to store
     * @param arena owner of the result
     * @return the array
     */
    S upload(float[] values, Shape shape, DataType type, Arena arena);

    /**
     * A copy of an ND4J array.
     *
     * @param array any strides; not modified, copied
     * @param type element type to store
     * @param arena owner of the result
     * @return the array
     */
    S upload(INDArray array, DataType type, Arena arena);

    /**
     * The values in C order, in a new array.
     *
     * @param x array to read
     * @return its elements
     */
    double[] toDoubles(S x);

    /**
     * The values in C order, in a new array.
     *
     * @param x array to read
     * @return its elements
     */
    float[] toFloats(S x);

    /**
     * A copy as an ND4J array that belongs to the caller.
     *
     * @param x array to read
     * @return a new array of the same element type, C order
     */
    INDArray toINDArray(S x);
}
