package org.gan4j.augmentation;

import java.util.List;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.Augmentation;

/**
 * Differentiable augmentation (Zhao et al. 2020, "Differentiable augmentation for data-efficient GAN training"): every image
 * passes through every transform, one after the other. Stateless; confined to one thread.
 */
public final class DifferentiableAugmentation implements Augmentation {
    private final List<ImageTransform> transforms;

    /** The paper's policy: brightness, saturation, contrast, translation, cutout. */
    public DifferentiableAugmentation() {
        this(
                ImageTransform.brightness(),
                ImageTransform.saturation(),
                ImageTransform.contrast(),
                ImageTransform.translation(),
                ImageTransform.cutout());
    }

    /**
     * A policy of one's own.
     *
     * @param transforms in the order in which they act
     * @throws IllegalArgumentException if there is none
     */
    public DifferentiableAugmentation(ImageTransform... transforms) {
        this.transforms = Transforms.checked(transforms);
    }

    @Override
    public Tensor apply(Tensor images, RandomStream random) {
        return Transforms.apply(transforms, images, random, 1);
    }

    @Override
    public String toString() {
        return "DifferentiableAugmentation" + Transforms.describe(transforms);
    }
}
