package org.gan4j.train;

import java.util.List;
import org.gan4j.internal.Arguments;
import org.gan4j.kernel.RmsPropSettings;
import org.gan4j.tensor.Parameter;

/**
 * RMSprop (Hinton 2012) with PyTorch's semantics: epsilon outside the root, alpha 0.99, no centring, no momentum. The
 * moment is named {@code square_avg} in checkpoints. Immutable.
 */
public final class RmsProp implements Optimizer {
    /** PyTorch's default. */
    public static final double DEFAULT_ALPHA = 0.99;
    /** PyTorch's default. */
    public static final double DEFAULT_EPSILON = 1e-8;

    private final RmsPropSettings settings;

    private RmsProp(RmsPropSettings settings) {
        this.settings = settings;
    }

    /**
     * RMSprop with PyTorch's default decay.
     *
     * @param rate learning rate, positive
     * @return the optimiser
     * @throws IllegalArgumentException unless the rate is positive and finite
     */
    public static RmsProp of(double rate) {
        return of(rate, DEFAULT_ALPHA);
    }

    /**
     * RMSprop with a given decay.
     *
     * @param rate learning rate, positive
     * @param alpha decay of the mean square, in [0, 1)
     * @return the optimiser
     * @throws IllegalArgumentException if a number is out of its range
     */
    public static RmsProp of(double rate, double alpha) {
        Arguments.positive("rate", rate);
        Arguments.decay("alpha", alpha);
        return new RmsProp(new RmsPropSettings(rate, alpha, DEFAULT_EPSILON));
    }

    @Override
    public Updater start(List<Parameter> parameters) {
        return Updater.of(
                parameters,
                List.of("square_avg"),
                (parameter, gradient, moments, step) -> parameter.update(weights -> moments.get(0)
                        .update(square ->
                                parameter.kernels().rmsPropInPlace(weights, gradient.storage(), square, settings))));
    }

    @Override
    public String toString() {
        return "RmsProp(rate " + settings.rate() + ", alpha " + settings.alpha() + ", epsilon " + settings.epsilon()
                + ")";
    }
}
