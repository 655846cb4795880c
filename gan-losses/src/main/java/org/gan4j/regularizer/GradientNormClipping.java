package org.gan4j.regularizer;

import org.gan4j.internal.Arguments;
import org.gan4j.train.Regularizer;
import org.gan4j.train.TrainingStep;

/**
 * Scales all gradients of an update by {@code min(1, bound / (norm + 1e-6))} where norm is their common L2 norm, as PyTorch's
 * clip_grad_norm_ does; critic and generator each by their own. The norm before clipping is recorded as
 * {@code criticGradientNorm} and {@code generatorGradientNorm}. Immutable.
 */
public final class GradientNormClipping implements Regularizer {
    /** PyTorch's guard against a norm of zero. */
    public static final double EPSILON = 1e-6;

    private final double bound;

    /**
     * A clipping.
     *
     * @param bound largest norm, positive
     * @throws IllegalArgumentException unless the bound is positive and finite
     */
    public GradientNormClipping(double bound) {
        this.bound = Arguments.positive("bound", bound);
    }

    @Override
    public void afterBackward(TrainingStep step) {
        double norm = step.gradientNorm();
        step.record(step.phase().network() + "GradientNorm", norm);
        double factor = bound / (norm + EPSILON);
        if (factor < 1) {
            step.scaleGradients(factor);
        }
    }

    @Override
    public String toString() {
        return "GradientNormClipping(" + bound + ")";
    }
}
