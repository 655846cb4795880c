package org.gan4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** An updater made of one rule, here PyTorch's SGD with momentum: v = 0.9 v + g, w = w - 0.1 v. */
class UpdaterTest extends OptimizerContractTest {
    @Override
    protected Optimizer newOptimizer() {
        return new Momentum();
    }

    private record Momentum() implements Optimizer {
        @Override
        public Updater start(List<Parameter> parameters) {
            return Updater.of(parameters, List.of("velocity"), (weight, gradient, moments, step) -> {
                Tensor velocity = moments.get(0).mul(0.9).add(gradient);
                assertThat(weight.mul(2).isTracked())
                        .as("operations are recorded")
                        .isFalse();
                moments.get(0).assign(velocity);
                weight.assign(weight.sub(velocity.mul(0.1)));
            });
        }
    }

    /** By hand: velocities 2, 1.8 - 1 = 0.8, 0.72; weights 1 - 0.2 = 0.8, 0.72, 0.648. */
    @Test
    void theRuleIsAppliedWithItsMoments() {
        TensorFactory tensors = TensorFactory.of(Kernels.defaults(), DataType.DOUBLE);
        Shape one = Shape.of(1);
        Parameter weight = Parameter.trainable("w", tensors.ones(one));
        Updater updater = newOptimizer().start(List.of(weight));
        double[] gradients = {2, -1, 0};
        double[] expected = {0.8, 0.72, 0.648};
        for (int i = 0; i < gradients.length; i++) {
            updater.update(List.of(tensors.full(one, gradients[i])));
            assertThat(weight.item()).isCloseTo(expected[i], within(1e-15));
        }
        assertThat(updater.state().get("w.velocity").item()).isCloseTo(0.72, within(1e-15));
    }
}
