package org.gan4j.kernel;

/**
 * What trained networks of others need besides, without gradients: convolutions of any window with their ReLU, and pooling.
 * Arguments are not modified; what becomes of NaN is not said. Thread-safe, as {@link Kernels} says.
 *
 * @param <S> the storages that the implementation makes and reads
 */
public interface InferenceKernels<S extends Storage> {

    /**
     * Convolution, bias, ReLU.
     *
     * @param x [N, in, H, W]
     * @param w [out, in, height, width]
     * @param bias [out]
     * @param window size of the kernel, stride, zeros added
     * @param arena owner of the result
     * @return [N, out, H', W'], not negative
     */
    S rectifiedConvolution(S x, S w, S bias, Window window, Arena arena);

    /**
     * The largest element in each window; what the padding adds is smaller than any.
     *
     * @param x [N, C, H, W]
     * @param window where to look
     * @param arena owner of the result
     * @return [N, C, H', W']
     */
    S maxPool(S x, Window window, Arena arena);

    /**
     * The mean of each window's elements that lie in the image: padding is not counted.
     *
     * @param x [N, C, H, W]
     * @param window where to look
     * @param arena owner of the result
     * @return [N, C, H', W']
     */
    S averagePool(S x, Window window, Arena arena);
}
