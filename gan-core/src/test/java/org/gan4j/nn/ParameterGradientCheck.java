package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Supplier;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.tensor.TensorScope;

/**
 * Holds the derivatives of a scalar in 64-bit parameters against central differences along random directions, parameter by
 * parameter. Second order is had by giving it a scalar that contains gradients.
 */
public final class ParameterGradientCheck {
    private static final double STEP = 1e-5;
    /** Relative to the larger of 1, value and derivative: central differences in 64 bits keep six digits or more. */
    private static final double TOLERANCE = 1e-6;

    private static final int DIRECTIONS = 2;

    private ParameterGradientCheck() {}

    /**
     * Fails unless the gradient in each parameter is right.
     *
     * @param scalar evaluates, with recording, a tensor of one element; the same for the same parameters
     * @param parameters what it depends on; as they were afterwards
     * @return the gradients, for further assertions; they live in the caller's scope
     */
    public static List<Tensor> check(Supplier<Tensor> scalar, List<Parameter> parameters) {
        List<Tensor> gradients = Gradients.of(scalar.get()).withRespectTo(parameters);
        RandomStream random = new RandomStream(23, 0);
        for (int i = 0; i < parameters.size(); i++) {
            for (int k = 0; k < DIRECTIONS; k++) {
                checkOne(scalar, parameters.get(i), gradients.get(i), random);
            }
        }
        return gradients;
    }

    private static void checkOne(Supplier<Tensor> scalar, Parameter parameter, Tensor gradient, RandomStream random) {
        Tensor direction = TensorFactory.like(parameter).normal(random, parameter.shape());
        double analytic = gradient.mul(direction).sum().item();
        Tensor start = parameter.detach().mul(1);
        double above = valueAt(scalar, parameter, start, direction, STEP);
        double below = valueAt(scalar, parameter, start, direction, -STEP);
        parameter.assign(start);
        double numeric = (above - below) / (2 * STEP);
        double scale = Math.max(1, Math.max(Math.abs(above), Math.abs(numeric)));
        assertThat(analytic).as("derivative in `%s`", parameter.name()).isCloseTo(numeric, within(TOLERANCE * scale));
    }

    @SuppressWarnings("try") // the scope works by being open
    private static double valueAt(
            Supplier<Tensor> scalar, Parameter parameter, Tensor start, Tensor direction, double step) {
        try (TensorScope scope = TensorScope.open()) {
            parameter.assign(start.add(direction.mul(step)));
            return scalar.get().item();
        }
    }
}
