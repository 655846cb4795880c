package org.gan4j.tensor;

import java.util.Objects;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Makes tensors of one element type on one set of kernels: networks, data and noise that come from the same factory fit
 * together. Immutable and thread-safe.
 */
public final class TensorFactory {
    private final Kernels kernels;
    private final DataType type;

    private TensorFactory(Kernels kernels, DataType type) {
        this.kernels = Objects.requireNonNull(kernels, "kernels");
        this.type = Objects.requireNonNull(type, "type");
        if (type != DataType.FLOAT && type != DataType.DOUBLE) {
            throw new IllegalArgumentException("`type` must be FLOAT or DOUBLE, got " + type);
        }
    }

    /** {@return 32-bit tensors on the default kernels} */
    public static TensorFactory defaults() {
        return of(Kernels.defaults(), DataType.FLOAT);
    }

    /**
     * Tensors of a type on given kernels.
     *
     * @param kernels where they live
     * @param type FLOAT or DOUBLE
     * @return the factory
     * @throws IllegalArgumentException if the type is another
     */
    public static TensorFactory of(Kernels kernels, DataType type) {
        return new TensorFactory(kernels, type);
    }

    /**
     * Tensors that fit a given one.
     *
     * @param tensor whose kernels and type to take
     * @return the factory
     */
    public static TensorFactory like(Tensor tensor) {
        return of(tensor.kernels(), tensor.type());
    }

    /** {@return the kernels} */
    public Kernels kernels() {
        return kernels;
    }

    /** {@return the element type} */
    public DataType type() {
        return type;
    }

    /**
     * A tensor filled with one value.
     *
     * @param shape shape
     * @param value the value
     * @return the tensor
     */
    public Tensor full(Shape shape, double value) {
        return Tensor.constant(kernels.full(shape, type, value, TensorScope.currentArena()));
    }

    /**
     * A tensor of zeros.
     *
     * @param shape shape
     * @return the tensor
     */
    public Tensor zeros(Shape shape) {
        return full(shape, 0);
    }

    /**
     * A tensor of ones.
     *
     * @param shape shape
     * @return the tensor
     */
    public Tensor ones(Shape shape) {
        return full(shape, 1);
    }

    /**
     * A tensor with given values.
     *
     * @param values in C order; copied
     * @param shape shape of as many elements
     * @return the tensor
     * @throws IllegalArgumentException unless there are as many values as the shape says
     */
    public Tensor of(float[] values, Shape shape) {
        checkCount(values.length, shape);
        return Tensor.constant(kernels.upload(values, shape, type, TensorScope.currentArena()));
    }

    /**
     * A tensor with given values.
     *
     * @param values in C order; copied
     * @param shape shape of as many elements
     * @return the tensor
     * @throws IllegalArgumentException unless there are as many values as the shape says
     */
    public Tensor of(double[] values, Shape shape) {
        checkCount(values.length, shape);
        return Tensor.constant(kernels.upload(values, shape, type, TensorScope.currentArena()));
    }

    /**
     * A copy of an ND4J array in this factory's element type.
     *
     * @param array any strides; copied, not modified
     * @return the tensor
     */
    public Tensor of(INDArray array) {
        return Tensor.constant(kernels.upload(array, type, TensorScope.currentArena()));
    }

    /**
     * Standard normal values.
     *
     * @param random where they come from; its position advances
     * @param shape shape
     * @return the tensor
     * @throws ArithmeticException if the shape has 2^31 elements or more
     */
    public Tensor normal(RandomStream random, Shape shape) {
        return of(random.normal(Math.toIntExact(shape.size())), shape);
    }

    /**
     * Uniform values in [low, high).
     *
     * @param random where they come from; its position advances
     * @param shape shape
     * @param low lower bound
     * @param high upper bound
     * @return the tensor
     * @throws ArithmeticException if the shape has 2^31 elements or more
     */
    public Tensor uniform(RandomStream random, Shape shape, double low, double high) {
        double[] values = random.uniform(Math.toIntExact(shape.size()));
        for (int i = 0; i < values.length; i++) {
            values[i] = low + (high - low) * values[i];
        }
        return of(values, shape);
    }

    private static void checkCount(int count, Shape shape) {
        if (count != shape.size()) {
            throw new IllegalArgumentException(
                    "`values` must hold " + shape.size() + " numbers for shape " + shape + ", got " + count);
        }
    }

    @Override
    public String toString() {
        return type + " on " + kernels.name();
    }
}
