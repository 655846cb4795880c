package org.gan4j.tensor;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.NormalizationGradients;
import org.gan4j.kernel.Normalized;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Standardized;
import org.gan4j.kernel.Storage;

/**
 * Normalisation in one operation each way. What the forward kernels computed beside the values and the rules need (deviations,
 * statistics) is kept by the operation as plain memory, and becomes a function of the input again in the rule.
 */
sealed interface Normalizing extends Primitive {

    /** (x - mean) / sqrt(variance + epsilon) over axes. */
    @SuppressWarnings("NullAway.Init") // what evaluate keeps for the derivative
    final class Standardize implements Normalizing {
        private final double epsilon;
        private final int[] axes;
        private Storage inverse;

        Standardize(double epsilon, int... axes) {
            this.epsilon = epsilon;
            this.axes = axes;
        }

        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            Standardized standardized = kernels.standardize(x[0], axes, epsilon, arena);
            inverse = standardized.inverseDeviation();
            return standardized.values();
        }

        /** What the values were divided by, inverted, as a function of x; y is the values. */
        Tensor inverseDeviation(Tensor x, Tensor y) {
            return Engine.apply(new InverseDeviation(inverse), x, y);
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            return Engine.apply(new StandardizeGradient(axes), g, y, inverseDeviation(x[0], y));
        }
    }

    /**
     * r = 1 / sqrt(variance(x) + epsilon), which {@link Standardize} has computed. With y the standardised values and groups
     * of M elements dr/dx = -r^2 y / M; y is named as an input for this alone.
     */
    final class InverseDeviation implements Normalizing {
        private final Storage value;

        InverseDeviation(Storage value) {
            this.value = value;
        }

        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return value;
        }

        @Override
        public boolean dependsOn(int input) {
            return input == 0;
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            double group = (double) x[0].shape().size() / y.shape().size();
            return x[1].mul(g.mul(y.square()).mul(-1 / group));
        }
    }

    /**
     * r (g - mean(g) - y mean(g y)) of g, y and r, each a variable of its own. It is linear and self-adjoint in g; what y and
     * r have to do with x is their operations' business.
     */
    record StandardizeGradient(int... axes) implements Normalizing {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.standardizeGradient(x[0], x[1], x[2], axes, arena);
        }

        @Override
        public Tensor cotangent(int input, Tensor u, Tensor d, Tensor[] x) {
            Tensor g = x[0];
            Tensor y = x[1];
            Tensor r = x[2];
            return switch (input) {
                case 0 -> Engine.apply(this, u, y, r);
                case 1 -> {
                    Tensor minus = r.neg();
                    yield u.mul(g.mul(y).mean(axes).mul(minus))
                            .add(g.mul(u.mul(y).mean(axes).mul(minus)));
                }
                default -> u.mul(d).sum(axes).div(r);
            };
        }
    }

    /** weight (x - mean) / sqrt(variance + epsilon) + bias, for each channel over batch and image. */
    @SuppressWarnings("NullAway.Init") // what evaluate keeps for the derivative
    final class BatchNormalize implements Normalizing {
        private final double epsilon;
        private Storage mean;
        private Storage variance;

        BatchNormalize(double epsilon) {
            this.epsilon = epsilon;
        }

        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            Normalized normalized = kernels.batchNormalize(x[0], x[1], x[2], epsilon, arena);
            mean = normalized.mean();
            variance = normalized.variance();
            return normalized.values();
        }

        Tensor mean() {
            return Tensor.constant(mean);
        }

        Tensor variance() {
            return Tensor.constant(variance);
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            return cotangents(new boolean[] {true, true, true}, g, y, x)[input];
        }

        /** One pass for all three, or where the gradient is to be differentiated again what it is composed of. */
        @Override
        public Tensor[] cotangents(boolean[] wanted, Tensor g, Tensor y, Tensor[] x) {
            if (Engine.isRecording()) {
                return composed(g, x[0], x[1]);
            }
            NormalizationGradients gradients = g.kernels()
                    .batchNormalizeGradient(
                            g.storage(),
                            x[0].storage(),
                            x[1].storage(),
                            mean().storage(),
                            variance().storage(),
                            epsilon,
                            TensorScope.currentArena());
            return new Tensor[] {
                Tensor.constant(gradients.x()), Tensor.constant(gradients.weight()), Tensor.constant(gradients.bias())
            };
        }

        private Tensor[] composed(Tensor g, Tensor x, Tensor weight) {
            int[] axes = IntStream.range(0, x.shape().rank())
                    .filter(axis -> axis != 1)
                    .toArray();
            long[] dims = new long[x.shape().rank()];
            Arrays.fill(dims, 1);
            dims[1] = x.shape().dim(1);
            Standardize standardize = new Standardize(epsilon, axes);
            Tensor y = Engine.apply(standardize, x);
            Tensor inX = standardize.cotangent(0, g.mul(weight.reshape(Shape.of(dims))), y, new Tensor[] {x});
            return new Tensor[] {
                inX, g.mul(y).sum(axes).reshape(weight.shape()), g.sum(axes).reshape(weight.shape())
            };
        }
    }
}
