package org.gan4j.augmentation;

import java.util.List;
import java.util.stream.Collectors;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;

/** Transforms one after the other. */
final class Transforms {
    private Transforms() {}

    static List<ImageTransform> checked(ImageTransform... transforms) {
        if (transforms.length == 0) {
            throw new IllegalArgumentException(
                    "`transforms` must name at least one, got none; leave out the augmentation");
        }
        return List.of(transforms);
    }

    static Tensor apply(List<ImageTransform> transforms, Tensor images, RandomStream random, double probability) {
        Tensor changed = images;
        for (ImageTransform transform : transforms) {
            changed = transform.apply(changed, random, probability);
        }
        return changed;
    }

    /** What the transforms say of themselves; of one that only says its address, that it is a lambda. */
    static String describe(List<ImageTransform> transforms) {
        return transforms.stream()
                .map(transform ->
                        transform.toString().startsWith(transform.getClass().getName() + "@")
                                ? "(lambda)"
                                : transform.toString())
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
