package org.gan4j.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.Augmentation;
import org.gan4j.train.AugmentationContractTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class DifferentiableAugmentationTest {
    @Nested
    class Contract extends AugmentationContractTest {
        @Override
        protected Augmentation newAugmentation() {
            return new DifferentiableAugmentation();
        }
    }

    private static final TensorFactory TENSORS = TensorFactory.of(Kernels.defaults(), DataType.DOUBLE);

    @Test
    void transformsActInTheirOrder() {
        Tensor images = TENSORS.uniform(new RandomStream(1, 0), Shape.of(2, 3, 8, 8), -1, 1);
        RandomStream random = new RandomStream(3, 0);
        Tensor expected =
                ImageTransform.cutout().apply(ImageTransform.brightness().apply(images, random, 1), random, 1);
        assertThat(new DifferentiableAugmentation(ImageTransform.brightness(), ImageTransform.cutout())
                        .apply(images, new RandomStream(3, 0))
                        .toDoubles())
                .containsExactly(expected.toDoubles());
    }

    @Test
    void thePapersPolicyIsTheDefault() {
        assertThat(new DifferentiableAugmentation())
                .hasToString("DifferentiableAugmentation[brightness(0.5), saturation, contrast,"
                        + " translation(0.125, fill 0.0), cutout(0.5, fill 0.0)]");
    }
}
