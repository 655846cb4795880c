package org.gan4j.train;

import java.util.List;
import org.gan4j.internal.Arguments;
import org.gan4j.kernel.AdamSettings;
import org.gan4j.tensor.Parameter;

/**
 * Adam (Kingma &amp; Ba 2015, algorithm 1) with PyTorch's semantics: epsilon outside the root, after the bias correction. The
 * moments are named {@code exp_avg} and {@code exp_avg_sq} in checkpoints. Immutable.
 */
public final class Adam implements Optimizer {
    /** PyTorch's default. */
    public static final double DEFAULT_BETA1 = 0.9;
    /** PyTorch's default. */
    public static final double DEFAULT_BETA2 = 0.999;
    /** PyTorch's default. */
    public static final double DEFAULT_EPSILON = 1e-8;

    private final AdamSettings settings;

    private Adam(AdamSettings settings) {
        this.settings = settings;
    }

    /**
     * Adam with PyTorch's default decays.
     *
     * @param rate learning rate, positive
     * @return the optimiser
     * @throws IllegalArgumentException unless the rate is positive and finite
     */
    public static Adam of(double rate) {
        return of(rate, DEFAULT_BETA1, DEFAULT_BETA2);
    }

    /**
     * Adam with given decays.
     *
     * @param rate learning rate, positive
     * @param beta1 decay of the first moment, in [0, 1)
     * @param beta2 decay of the second moment, in [0, 1)
     * @return the optimiser
     * @throws IllegalArgumentException if a number is out of its range
     */
    public static Adam of(double rate, double beta1, double beta2) {
        Arguments.positive("rate", rate);
        Arguments.decay("beta1", beta1);
        Arguments.decay("beta2", beta2);
        return new Adam(new AdamSettings(rate, beta1, beta2, DEFAULT_EPSILON));
    }

    @Override
    public Updater start(List<Parameter> parameters) {
        return Updater.of(
                parameters,
                List.of("exp_avg", "exp_avg_sq"),
                (parameter, gradient, moments, step) -> parameter.update(weights -> moments.get(0)
                        .update(first -> moments.get(1)
                                .update(second -> parameter
                                        .kernels()
                                        .adamInPlace(weights, gradient.storage(), first, second, settings, step)))));
    }

    @Override
    public String toString() {
        return "Adam(rate " + settings.rate() + ", beta1 " + settings.beta1() + ", beta2 " + settings.beta2()
                + ", epsilon " + settings.epsilon() + ")";
    }
}
