package org.gan4j.regularizer;

import org.gan4j.internal.Arguments;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.Regularizer;
import org.gan4j.train.TrainingStep;

/**
 * Clips every element of the gradients to [-bound, bound] before the optimiser reads them, as PyTorch's clip_grad_value_ does;
 * of critic and generator alike. The gradient's direction changes; {@link GradientNormClipping} keeps it. Immutable.
 */
public final class GradientValueClipping implements Regularizer {
    private final double bound;

    /**
     * A clipping.
     *
     * @param bound largest absolute value of an element, positive
     * @throws IllegalArgumentException unless the bound is positive and finite
     */
    public GradientValueClipping(double bound) {
        this.bound = Arguments.positive("bound", bound);
    }

    @Override
    public void afterBackward(TrainingStep step) {
        for (Tensor gradient : step.gradients()) {
            gradient.kernels().clampInPlace(gradient.storage(), -bound, bound);
        }
    }

    @Override
    public String toString() {
        return "GradientValueClipping(" + bound + ")";
    }
}
