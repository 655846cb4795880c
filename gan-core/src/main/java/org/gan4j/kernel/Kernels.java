package org.gan4j.kernel;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The arithmetic behind tensors: one implementation for each way of computing.
 *
 * <p>Rules that every method keeps. Arguments are valid (shapes fit, types agree, nothing is released): the tensor layer
 * has checked them. Results are new storages in the given arena, never modified afterwards except through the methods
 * whose name ends in {@code InPlace} and {@link #assign}. A result may share memory with its argument only in {@link
 * #reshape} and {@link #alias}. Image arrays are logically [N, C, H, W], weights [out, in, kH, kW], whatever the memory
 * looks like. Reductions accumulate in 32 bits at least. {@code KernelsContractTest} holds an implementation to all this.
 *
 * <p>Implementations are thread-safe; storages and arenas are confined to a thread.
 */
public interface Kernels {

    /** {@return the kernels used where none are named: {@link KernelChoice#AUTO} in 32 bits} */
    static Kernels defaults() {
        return KernelChoice.AUTO.open(Precision.FP32);
    }

    /** {@return a short name for reports, such as {@code nd4j}} */
    String name();

    /** {@return what computes: library, backend and threads, in one line} */
    String describe();

    /** {@return bytes of array memory held, in use or waiting to be handed out again} */
    long heldBytes();

    /** {@return what trained networks need besides, without gradients} */
    default InferenceKernels inference() {
        return new ComposedInference(this);
    }

    // ---- doors ----------------------------------------------------------------------------------------------------

    /**
     * An array with given values.
     *
     * @param values elements in C order; copied
     * @param shape shape of as many elements
     * @param type element type to store
     * @param arena owner of the result
     * @return the array
     */
    Storage upload(double[] values, Shape shape, DataType type, Arena arena);

    /**
     * An array with given values.
     *
     * @param values elements in C order; copied
     * @param shape shape of as many elements
     * @param type element type to store
     * @param arena owner of the result
     * @return the array
     */
    Storage upload(float[] values, Shape shape, DataType type, Arena arena);

    /**
     * A copy of an ND4J array.
     *
     * @param array any strides; not modified, copied
     * @param type element type to store
     * @param arena owner of the result
     * @return the array
     */
    Storage upload(INDArray array, DataType type, Arena arena);

    /**
     * The values in C order, in a new array.
     *
     * @param x array to read
     * @return its elements
     */
    double[] toDoubles(Storage x);

    /**
     * The values in C order, in a new array.
     *
     * @param x array to read
     * @return its elements
     */
    float[] toFloats(Storage x);

    /**
     * A copy as an ND4J array that belongs to the caller.
     *
     * @param x array to read
     * @return a new array of the same element type, C order
     */
    INDArray toINDArray(Storage x);

    // ---- making and moving ----------------------------------------------------------------------------------------

    /**
     * An array filled with one value.
     *
     * @param shape shape
     * @param type element type
     * @param value the value
     * @param arena owner of the result
     * @return the array
     */
    Storage full(Shape shape, DataType type, double value, Arena arena);

    /**
     * A copy.
     *
     * @param x what to copy
     * @param arena owner of the result
     * @return the copy
     */
    Storage copy(Storage x, Arena arena);

    /**
     * A second handle on the same memory, which stays until both handles are released.
     *
     * @param x what to share
     * @param arena owner of the new handle
     * @return the handle
     */
    Storage alias(Storage x, Arena arena);

    /**
     * A copy of another element type.
     *
     * @param x what to convert
     * @param type new element type
     * @param arena owner of the result
     * @return the converted copy
     */
    Storage cast(Storage x, DataType type, Arena arena);

    /**
     * The same elements in C order under another shape; may share memory.
     *
     * @param x array
     * @param shape shape of as many elements
     * @param arena owner of the new handle
     * @return the reshaped array
     */
    Storage reshape(Storage x, Shape shape, Arena arena);

    /**
     * Dimensions in another order.
     *
     * @param x array
     * @param axes result's dimension i is the argument's axes[i]
     * @param arena owner of the result
     * @return the permuted array
     */
    Storage permute(Storage x, int[] axes, Arena arena);

    /**
     * A rectangular part.
     *
     * @param x array
     * @param begin first index along each dimension
     * @param shape shape of the part
     * @param arena owner of the result
     * @return the part
     */
    Storage slice(Storage x, long[] begin, Shape shape, Arena arena);

    /**
     * An array of zeros with another placed in it: the adjoint of {@link #slice}.
     *
     * @param x array
     * @param begin where its first element goes
     * @param shape shape of the result
     * @param arena owner of the result
     * @return the padded array
     */
    Storage pad(Storage x, long[] begin, Shape shape, Arena arena);

    /**
     * Arrays one after the other along an axis.
     *
     * @param xs arrays, equal in every other dimension
     * @param axis where they are joined
     * @param arena owner of the result
     * @return the joined array
     */
    Storage concat(Storage[] xs, int axis, Arena arena);

    /**
     * Rows by index along dimension 0.
     *
     * @param x array of rank 1 or more
     * @param rows indexes, each in 0..dim(0)-1, repeats allowed
     * @param arena owner of the result
     * @return an array of {@code rows.length} rows
     */
    Storage gather(Storage x, int[] rows, Arena arena);

    /**
     * Rows added up by index along dimension 0: the adjoint of {@link #gather}.
     *
     * @param x array of {@code rows.length} rows
     * @param rows where each row is added
     * @param count number of rows of the result
     * @param arena owner of the result
     * @return the sums; rows that no index names are zero
     */
    Storage scatterAdd(Storage x, int[] rows, long count, Arena arena);

    // ---- element-wise ---------------------------------------------------------------------------------------------

    /**
     * An element-wise function.
     *
     * @param op which
     * @param x argument
     * @param a the operation's constant, ignored where it has none
     * @param arena owner of the result
     * @return the values
     */
    Storage unary(UnaryOp op, Storage x, double a, Arena arena);

    /**
     * An element-wise function of two arrays with NumPy broadcasting.
     *
     * @param op which
     * @param a left argument
     * @param b right argument
     * @param arena owner of the result
     * @return the values
     */
    Storage binary(BinaryOp op, Storage a, Storage b, Arena arena);

    /**
     * {@code scale * x + shift}.
     *
     * @param x argument
     * @param scale factor
     * @param shift summand
     * @param arena owner of the result
     * @return the values
     */
    Storage affine(Storage x, double scale, double shift, Arena arena);

    /**
     * Repeats size-1 dimensions (and missing leading ones) to a larger shape.
     *
     * @param x array
     * @param shape shape that it broadcasts to
     * @param arena owner of the result
     * @return the repeated array
     */
    Storage broadcast(Storage x, Shape shape, Arena arena);

    /**
     * The sum over some dimensions, which stay with size 1.
     *
     * @param x array
     * @param axes dimensions to add up, non-negative, ascending
     * @param arena owner of the result
     * @return the sums
     */
    Storage sum(Storage x, int[] axes, Arena arena);

    // ---- contractions ---------------------------------------------------------------------------------------------

    /**
     * Product of two matrices, either transposed.
     *
     * @param a [M, K], or [K, M] if transposed
     * @param b [K, N], or [N, K] if transposed
     * @param transposeA whether a is transposed
     * @param transposeB whether b is transposed
     * @param arena owner of the result
     * @return [M, N]
     */
    Storage matmul(Storage a, Storage b, boolean transposeA, boolean transposeB, Arena arena);

    /**
     * Convolution (cross-correlation, as every GAN paper means it).
     *
     * @param x [N, in, H, W]
     * @param w [out, in, kH, kW]
     * @param geometry stride and padding
     * @param arena owner of the result
     * @return [N, out, H', W']
     */
    Storage conv2d(Storage x, Storage w, ConvGeometry geometry, Arena arena);

    /**
     * Convolution's gradient in its input, which is also the transposed convolution.
     *
     * @param y [N, out, H', W'], cotangent of the convolution's output
     * @param w [out, in, kH, kW]
     * @param input [N, in, H, W], the input's shape; it settles the output padding
     * @param geometry stride and padding of the convolution
     * @param arena owner of the result
     * @return [N, in, H, W]
     */
    Storage conv2dInputGradient(Storage y, Storage w, Shape input, ConvGeometry geometry, Arena arena);

    /**
     * Convolution's gradient in its weights.
     *
     * @param x [N, in, H, W]
     * @param y [N, out, H', W'], cotangent of the convolution's output
     * @param weights [out, in, kH, kW], the weights' shape
     * @param geometry stride and padding of the convolution
     * @param arena owner of the result
     * @return [out, in, kH, kW]
     */
    Storage conv2dWeightGradient(Storage x, Storage y, Shape weights, ConvGeometry geometry, Arena arena);

    // ---- fused: each is the composition of plain operations that its default is ------------------------------------

    /**
     * The gradient of {@link UnaryOp#LEAKY_RELU}: g where x &gt; 0, {@code slope * g} elsewhere.
     *
     * @param g cotangent of the activation's output
     * @param x the activation's input, or if slope is not negative its output; same shape
     * @param slope slope below 0
     * @param arena owner of the result
     * @return of the same shape
     */
    default Storage leakyReluGradient(Storage g, Storage x, double slope, Arena arena) {
        return new Composition(this).leakyReluGradient(g, x, slope, arena);
    }

    /**
     * Convolution with a bias.
     *
     * @param x [N, in, H, W]
     * @param w [out, in, kH, kW]
     * @param bias [out]
     * @param geometry stride and padding
     * @param arena owner of the result
     * @return [N, out, H', W']
     */
    default Storage conv2d(Storage x, Storage w, Storage bias, ConvGeometry geometry, Arena arena) {
        return new Composition(this).conv2d(x, w, bias, geometry, arena);
    }

    /**
     * {@code (x - mean) / sqrt(variance + epsilon)}, the biased variance, over some dimensions.
     *
     * @param x array
     * @param axes dimensions that share a mean and a variance, non-negative, ascending
     * @param epsilon added to the variance, inside the root
     * @param arena owner of the results
     * @return values and inverse deviations
     */
    default Standardized standardize(Storage x, int[] axes, double epsilon, Arena arena) {
        return new Composition(this).standardize(x, axes, epsilon, arena);
    }

    /**
     * The gradient of {@link #standardize}: {@code r (g - mean(g) - y mean(g y))}.
     *
     * @param g cotangent of the standardised values
     * @param y the standardised values, same shape
     * @param inverse r, the inverse deviations
     * @param axes those of the standardisation
     * @param arena owner of the result
     * @return of the shape of g
     */
    default Storage standardizeGradient(Storage g, Storage y, Storage inverse, int[] axes, Arena arena) {
        return new Composition(this).standardizeGradient(g, y, inverse, axes, arena);
    }

    /**
     * Batch normalisation in training: {@code weight (x - mean) / sqrt(variance + epsilon) + bias} for each channel over
     * batch and image.
     *
     * @param x [N, C] or [N, C, H, W]
     * @param weight [C]
     * @param bias [C]
     * @param epsilon added to the variance, inside the root
     * @param arena owner of the results
     * @return values and statistics
     */
    default Normalized batchNormalize(Storage x, Storage weight, Storage bias, double epsilon, Arena arena) {
        return new Composition(this).batchNormalize(x, weight, bias, epsilon, arena);
    }

    /**
     * The gradients of {@link #batchNormalize}.
     *
     * @param g cotangent of the values
     * @param x as there
     * @param weight as there
     * @param mean what it gave
     * @param variance what it gave
     * @param epsilon as there
     * @param arena owner of the results
     * @return gradients in x, weight and bias
     */
    default NormalizationGradients batchNormalizeGradient(
            Storage g, Storage x, Storage weight, Storage mean, Storage variance, double epsilon, Arena arena) {
        return new Composition(this).batchNormalizeGradient(g, x, weight, mean, variance, epsilon, arena);
    }

    // ---- in place: parameters, optimisers, sums of gradients
    // ---------------------------------------------------------

    /**
     * Overwrites an array with another's values.
     *
     * @param target modified
     * @param source same shape and type; not modified
     */
    void assign(Storage target, Storage source);

    /**
     * Adds to an array.
     *
     * @param target modified
     * @param source same shape and type; not modified
     */
    void addInPlace(Storage target, Storage source);

    /**
     * {@code target = scale * target}.
     *
     * @param target modified
     * @param scale factor
     */
    void scaleInPlace(Storage target, double scale);

    /**
     * Limits every element to [low, high].
     *
     * @param target modified
     * @param low lower bound
     * @param high upper bound
     */
    void clampInPlace(Storage target, double low, double high);

    /**
     * One Adam update with PyTorch's semantics (Kingma &amp; Ba 2015, algorithm 1; epsilon outside the root, after the bias
     * correction): {@code m = b1 m + (1-b1) g; v = b2 v + (1-b2) g^2; p -= rate * (m / (1-b1^t)) / (sqrt(v / (1-b2^t)) + eps)}.
     *
     * @param parameter p, modified
     * @param gradient g, may be overwritten
     * @param first m, modified
     * @param second v, modified
     * @param settings rate, b1, b2, eps
     * @param step t, from 1
     */
    void adamInPlace(
            Storage parameter, Storage gradient, Storage first, Storage second, AdamSettings settings, long step);

    /**
     * One RMSprop update with PyTorch's semantics (epsilon outside the root): {@code v = a v + (1-a) g^2; p -= rate * g /
     * (sqrt(v) + eps)}.
     *
     * @param parameter p, modified
     * @param gradient g, may be overwritten
     * @param square v, modified
     * @param settings rate, a, eps
     */
    void rmsPropInPlace(Storage parameter, Storage gradient, Storage square, RmsPropSettings settings);

    /**
     * The sum of squares, accumulated in 64 bits where the library allows.
     *
     * @param x array
     * @return its squared L2 norm; NaN or infinite if an element is
     */
    double sumOfSquares(Storage x);
}
