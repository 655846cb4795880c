package org.gan4j.kernel;

/**
 * Products summed over what both factors have in common: matrix products, and convolution in its three forms, one for each of
 * image, weight and output as the result. Arguments are not modified. What is kept of weights between calls, such as a packed
 * copy, an implementation renews when {@link UpdateKernels} have changed them. Thread-safe, as {@link Kernels} says.
 *
 * @param <S> the storages that the implementation makes and reads
 */
public interface ContractionKernels<S extends Storage> {
    /**
     * Product of two matrices, [M, K] times [K, N].
     *
     * @param a [M, K], or [K, M] if it is the transposed one
     * @param b [K, N], or [N, K] if it is the transposed one
     * @param transposed which of them is transposed first
     * @param arena owner of the result
     * @return [M, N]
     */
    S matmul(S a, S b, Transposed transposed, Arena arena);

    /**
     * Convolution (cross-correlation, as every GAN paper means it).
     *
     * @param x [N, in, H, W]
     * @param w [out, in, kH, kW]
     * @param geometry stride and padding
     * @param arena owner of the result
     * @return [N, out, H', W']
     */
    S conv2d(S x, S w, ConvGeometry geometry, Arena arena);

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
    S conv2d(S x, S w, S bias, ConvGeometry geometry, Arena arena);

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
    S conv2dInputGradient(S y, S w, Shape input, ConvGeometry geometry, Arena arena);

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
    S conv2dWeightGradient(S x, S y, Shape weights, ConvGeometry geometry, Arena arena);
}
