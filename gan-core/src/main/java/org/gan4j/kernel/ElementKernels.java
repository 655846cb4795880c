package org.gan4j.kernel;

/**
 * Functions of each element. Arguments are not modified. Thread-safe, as {@link Kernels} says.
 *
 * @param <S> the storages that the implementation makes and reads
 */
public interface ElementKernels<S extends Storage> {
    /**
     * An element-wise function.
     *
     * @param op which
     * @param x argument
     * @param a the operation's constant, ignored where it has none
     * @param arena owner of the result
     * @return the values
     */
    S unary(UnaryOp op, S x, double a, Arena arena);

    /**
     * An element-wise function of two arrays with NumPy broadcasting.
     *
     * @param op which
     * @param a left argument
     * @param b right argument
     * @param arena owner of the result
     * @return the values
     */
    S binary(BinaryOp op, S a, S b, Arena arena);

    /**
     * {@code scale * x + shift}.
     *
     * @param x argument
     * @param scale factor
     * @param shift summand
     * @param arena owner of the result
     * @return the values
     */
    S affine(S x, double scale, double shift, Arena arena);

    /**
     * Repeats size-1 dimensions (and missing leading ones) to a larger shape.
     *
     * @param x array
     * @param shape shape that it broadcasts to
     * @param arena owner of the result
     * @return the repeated array
     */
    S broadcast(S x, Shape shape, Arena arena);

    /**
     * The gradient of {@link UnaryOp#LEAKY_RELU}: g where x &gt; 0, {@code slope * g} elsewhere.
     *
     * @param g cotangent of the activation's output
     * @param x the activation's input, or if slope is not negative its output; same shape
     * @param slope slope below 0
     * @param arena owner of the result
     * @return of the same shape
     */
    default S leakyReluGradient(S g, S x, double slope, Arena arena) {
        try (Arena scratch = Arena.open()) {
            return binary(BinaryOp.MULTIPLY, g, unary(UnaryOp.LEAKY_STEP, x, slope, scratch), arena);
        }
    }
}
