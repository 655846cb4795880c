package org.gan4j.kernel;

/**
 * Sums, accumulated in 32 bits at least and in parts, so that long ones keep their digits. Arguments are not modified.
 * Thread-safe, as {@link Kernels} says.
 *
 * @param <S> the storages that the implementation makes and reads
 */
public interface ReductionKernels<S extends Storage> {
    /**
     * The sum over some dimensions, which stay with size 1.
     *
     * @param x array
     * @param axes dimensions to add up, non-negative, ascending
     * @param arena owner of the result
     * @return the sums
     */
    S sum(S x, int[] axes, Arena arena);

    /**
     * The sum of squares, accumulated in 64 bits where the library allows.
     *
     * @param x array
     * @return its squared L2 norm; NaN or infinite if an element is
     */
    double sumOfSquares(S x);
}
