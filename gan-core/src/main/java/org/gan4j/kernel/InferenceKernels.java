package org.gan4j.kernel;

/**
 * What trained networks of others need besides the operations of {@link Kernels}, without gradients: convolutions of any window
 * with their ReLU, and pooling. {@link Kernels#inference()} gives them.
 *
 * <p>The rules of {@link Kernels} hold, with one exception: what becomes of NaN is not said.
 */
public interface InferenceKernels {

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
    Storage rectifiedConvolution(Storage x, Storage w, Storage bias, Window window, Arena arena);

    /**
     * The largest element in each window; what the padding adds is smaller than any.
     *
     * @param x [N, C, H, W]
     * @param window where to look
     * @param arena owner of the result
     * @return [N, C, H', W']
     */
    Storage maxPool(Storage x, Window window, Arena arena);

    /**
     * The mean of each window's elements that lie in the image: padding is not counted.
     *
     * @param x [N, C, H, W]
     * @param window where to look
     * @param arena owner of the result
     * @return [N, C, H', W']
     */
    Storage averagePool(Storage x, Window window, Arena arena);
}
