/**
 * Augmentation of real and generated images before the critic sees them, for training on few images: {@link
 * org.gan4j.augmentation.DifferentiableAugmentation} of fixed strength, {@link
 * org.gan4j.augmentation.AdaptiveAugmentation} of a strength that follows the critic's overfitting. Both are made of {@link
 * org.gan4j.augmentation.ImageTransform}s; one of one's own joins them:
 *
 * <pre>{@code
 * ImageTransform negative = (images, random, probability) -> {
 *     Tensor sign = Draws.orElse(random, images, probability, u -> -1, 1);
 *     return images.mul(sign);
 * };
 * trainer.augmentation(new DifferentiableAugmentation(negative, ImageTransform.translation()));
 * }</pre>
 */
@NullMarked
package org.gan4j.augmentation;

import org.jspecify.annotations.NullMarked;
