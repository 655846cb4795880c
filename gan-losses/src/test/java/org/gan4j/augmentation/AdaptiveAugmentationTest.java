package org.gan4j.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.loss.NonSaturatingLoss;
import org.gan4j.loss.WassersteinLoss;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.Augmentation;
import org.gan4j.train.AugmentationContractTest;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.TinyGan;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class AdaptiveAugmentationTest {
    @Nested
    class Contract extends AugmentationContractTest {
        @Override
        protected Augmentation newAugmentation() {
            return new AdaptiveAugmentation();
        }
    }

    private static final TensorFactory TENSORS = TensorFactory.of(Kernels.defaults(), DataType.DOUBLE);

    private final AdaptiveAugmentation augmentation = new AdaptiveAugmentation();

    /** Scores of 10 real images, of which some are positive. */
    private static Tensor scores(int positive) {
        double[] values = new double[10];
        Arrays.setAll(values, i -> i < positive ? 3 : -0.5);
        return TENSORS.of(values, Shape.of(10));
    }

    private void observe(int positive, int updates) {
        for (int i = 0; i < updates; i++) {
            augmentation.observe(scores(positive));
        }
    }

    @Test
    void rewardsAnUnsureCriticAndChecksASureOne() {
        observe(9, 3); // r = 0.8
        assertThat(augmentation.probability()).isZero();
        observe(9, 1); // 40 images above the target
        assertThat(augmentation.probability()).isCloseTo(8e-5, within(1e-15));
        observe(9, 4);
        assertThat(augmentation.probability()).isCloseTo(16e-5, within(1e-15));
        observe(7, 4); // r = 0.4
        assertThat(augmentation.probability()).isCloseTo(8e-5, within(1e-15));
        observe(1, 8);
        assertThat(augmentation.probability()).isZero();
    }

    @Test
    void theMeanIsOverAllUpdatesSinceTheLastChange() {
        observe(10, 2);
        observe(7, 2); // r = 0.7 over all, 0.4 at the end
        assertThat(augmentation.probability()).isPositive();
    }

    @Test
    void stateGoesOnInTheMiddleOfAnInterval() {
        observe(9, 6);
        AdaptiveAugmentation other = new AdaptiveAugmentation();
        other.restore(augmentation.state());
        observe(9, 2);
        other.observe(scores(9));
        other.observe(scores(9));
        assertThat(other.state()).isEqualTo(augmentation.state());
        assertThat(other.probability()).isCloseTo(16e-5, within(1e-15));
    }

    @Test
    void imagesPassThroughTheTransformsWithThatProbability() {
        Tensor images = TENSORS.uniform(new RandomStream(1, 0), Shape.of(4, 3, 8, 8), -1, 1);
        assertThat(augmentation.apply(images, new RandomStream(3, 0)).toDoubles())
                .containsExactly(images.toDoubles(), within(1e-12));
        while (augmentation.probability() < 1) {
            augmentation.observe(TENSORS.ones(Shape.of(100_000)));
        }
        assertThat(augmentation.probability()).isEqualTo(1);
        double[] expected = images.toDoubles();
        double[] augmented = augmentation.apply(images, new RandomStream(3, 0)).toDoubles();
        assertThat(augmented).isNotEqualTo(expected);
    }

    @Test
    void aLossWithoutAMeaningfulZeroIsRefusedBeforeTheFirstStep() {
        GanTrainer.Builder wasserstein = TinyGan.trainer(new WassersteinLoss()).augmentation(augmentation);
        assertThatThrownBy(wasserstein::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("`loss` must have scores whose sign is a verdict, got WassersteinLoss")
                .hasMessageContaining("DifferentiableAugmentation");
        augmentation.validate(new NonSaturatingLoss().scaled(0.5));
        assertThatThrownBy(() -> augmentation.validate(new WassersteinLoss().scaled(0.5)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void describesItselfWithoutAddresses() {
        assertThat(new AdaptiveAugmentation(0.5, (images, random, probability) -> images, ImageTransform.mirror()))
                .hasToString("AdaptiveAugmentation(target 0.5, [(lambda), mirror])");
        assertThat(augmentation)
                .hasToString("AdaptiveAugmentation(target 0.6, [mirror, translation(0.125, fill 0.0), brightness(0.5),"
                        + " contrast, saturation])");
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new AdaptiveAugmentation(1, ImageTransform.mirror()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`target` must lie in (-1, 1), got 1.0");
        assertThatThrownBy(() -> new AdaptiveAugmentation(0.6))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("`transforms` must name at least one");
    }
}
