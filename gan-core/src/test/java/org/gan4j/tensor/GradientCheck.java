package org.gan4j.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Holds the derivatives of a function of 64-bit tensors against central differences along random directions, and then,
 * recursively, the derivatives of those derivatives.
 */
public final class GradientCheck {
    /** A function of some tensors. */
    public interface Function {
        /**
         * Evaluates the function.
         *
         * @param x arguments, tracked
         * @return the value, of any shape
         */
        Tensor at(Tensor... x);
    }

    private static final double STEP = 1e-5;
    /** Central differences in 64 bits lose about ten digits of the value and keep six or more of a derivative. */
    private static final double TOLERANCE = 1e-6;

    private final TensorFactory tensors;
    private final RandomStream random;

    private GradientCheck(Kernels kernels, long seed) {
        this.tensors = TensorFactory.of(kernels, DataType.DOUBLE);
        this.random = new RandomStream(seed, 0);
    }

    /**
     * Fails unless the gradients of a function in each argument are right to the given order.
     *
     * @param order 1 for gradients, 2 for gradients of gradients as well
     * @param f the function
     * @param x where to check, DOUBLE tensors
     */
    public static void check(int order, Function f, Tensor... x) {
        new GradientCheck(x[0].kernels(), 7).toOrder(order, f, x);
    }

    @SuppressWarnings("try") // the scope works by being open
    private void toOrder(int order, Function f, Tensor[] x) {
        try (TensorScope scope = TensorScope.open()) {
            Tensor weights = randomLike(f.at(variables(x)));
            Function scalar = args -> f.at(args).mul(weights).sum();
            for (int i = 0; i < x.length; i++) {
                first(scalar, x, i, order);
            }
            if (order > 1) {
                List<Tensor> directions = new ArrayList<>();
                for (Tensor argument : x) {
                    directions.add(randomLike(argument));
                }
                toOrder(order - 1, args -> derivative(scalar, directions, args), x);
            }
        }
    }

    /** The derivative along fixed directions, as a function that can be differentiated again. */
    private static Tensor derivative(Function scalar, List<Tensor> directions, Tensor[] args) {
        List<Tensor> gradients = Gradients.of(scalar.at(args)).createGraph().withRespectTo(args);
        Tensor total = null;
        for (int i = 0; i < args.length; i++) {
            Tensor term = gradients.get(i).mul(directions.get(i)).sum().reshape();
            total = total == null ? term : total.add(term);
        }
        return total;
    }

    private void first(Function scalar, Tensor[] x, int argument, int order) {
        Tensor direction = randomLike(x[argument]);
        Tensor[] variables = variables(x);
        Tensor value = scalar.at(variables);
        // an untracked value claims to be constant, and the differences have to agree
        double analytic = 0;
        if (value.isTracked()) {
            List<Tensor> gradient = Gradients.of(value).withRespectTo(variables[argument]);
            analytic = gradient.get(0).mul(direction).sum().item();
        }
        double above = scalar.at(moved(x, argument, direction, STEP)).item();
        double below = scalar.at(moved(x, argument, direction, -STEP)).item();
        double numeric = (above - below) / (2 * STEP);
        double scale = Math.max(1, Math.max(Math.abs(above), Math.abs(numeric)));
        assertThat(analytic)
                .as("derivative in argument %d of %s, orders left %d", argument, Arrays.toString(x), order)
                .isCloseTo(numeric, Assertions.within(TOLERANCE * scale));
    }

    private static Tensor[] moved(Tensor[] x, int argument, Tensor direction, double step) {
        Tensor[] moved = variables(x);
        moved[argument] = x[argument].add(direction.mul(step)).variable();
        return moved;
    }

    private static Tensor[] variables(Tensor[] x) {
        return Arrays.stream(x).map(Tensor::variable).toArray(Tensor[]::new);
    }

    private Tensor randomLike(Tensor x) {
        Shape shape = x.shape();
        return tensors.normal(random, shape);
    }
}
