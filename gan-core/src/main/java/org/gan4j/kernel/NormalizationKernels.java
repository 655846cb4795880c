package org.gan4j.kernel;

/**
 * Normalisations with their statistics, and the gradients of both. Arguments are not modified. Each is the composition of plain
 * operations that {@link ComposedNormalizations} is, which also serves where there is no fused form. Thread-safe, as
 * {@link Kernels} says.
 *
 * @param <S> the storages that the implementation makes and reads
 */
public interface NormalizationKernels<S extends Storage> {
    /**
     * {@code (x - mean) / sqrt(variance + epsilon)}, the biased variance, over some dimensions.
     *
     * @param x array
     * @param axes dimensions that share a mean and a variance, non-negative, ascending
     * @param epsilon added to the variance, inside the root
     * @param arena owner of the results
     * @return values and inverse deviations
     */
    Standardized standardize(S x, int[] axes, double epsilon, Arena arena);

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
    S standardizeGradient(S g, S y, S inverse, int[] axes, Arena arena);

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
    Normalized batchNormalize(S x, S weight, S bias, double epsilon, Arena arena);

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
    NormalizationGradients batchNormalizeGradient(S g, S x, S weight, S mean, S variance, double epsilon, Arena arena);
}
