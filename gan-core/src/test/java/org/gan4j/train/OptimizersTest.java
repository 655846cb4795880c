package org.gan4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.nn.Goldens;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.TensorFactory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;

/** Optimisers against libtorch over five steps in 64 bits, and ND4J's against their formulas. */
class OptimizersTest {
    @Nested
    class AdamKeepsTheContract extends OptimizerContractTest {
        @Override
        protected Optimizer newOptimizer() {
            return Adam.of(2e-4, 0.5, 0.999);
        }
    }

    @Nested
    class RmsPropKeepsTheContract extends OptimizerContractTest {
        @Override
        protected Optimizer newOptimizer() {
            return RmsProp.of(0.05);
        }
    }

    @Nested
    class NesterovKeepsTheContract extends OptimizerContractTest {
        @Override
        protected Optimizer newOptimizer() {
            return new Nd4jOptimizer(new Nesterovs(0.1, 0.9));
        }
    }

    @Nested
    class AmsGradKeepsTheContract extends OptimizerContractTest {
        @Override
        protected Optimizer newOptimizer() {
            return new Nd4jOptimizer(new AMSGrad(0.1));
        }
    }

    @Nested
    class SgdKeepsTheContract extends OptimizerContractTest {
        @Override
        protected Optimizer newOptimizer() {
            return new Nd4jOptimizer(new Sgd(0.1));
        }
    }

    private static final int STEPS = 5;

    private final TensorFactory tensors = TensorFactory.of(Kernels.defaults(), DataType.DOUBLE);

    static Stream<Arguments> likeTorch() {
        return Stream.of(
                Arguments.of("adam", Adam.of(0.05)),
                Arguments.of("adamDcgan", Adam.of(2e-4, 0.5, 0.999)),
                Arguments.of("adamPenalty", Adam.of(1e-3, 0, 0.9)),
                Arguments.of("rmsProp", RmsProp.of(0.05)),
                Arguments.of("rmsPropFast", RmsProp.of(5e-5, 0.9)));
    }

    @ParameterizedTest
    @MethodSource("likeTorch")
    void fiveStepsAgreeWithTorch(String section, Optimizer optimizer) {
        Goldens goldens = Goldens.of(section);
        Parameter p = Parameter.trainable("p", goldens.tensor("start"));
        Updater updater = optimizer.start(List.of(p));
        for (int step = 0; step < STEPS; step++) {
            updater.update(List.of(goldens.tensor("gradient" + step)));
            goldens.assertEqual("after" + step, p);
        }
        assertThat(updater.updates()).isEqualTo(STEPS);
    }

    @Test
    void parametersAreUpdatedEachByItsOwnGradient() {
        Goldens goldens = Goldens.of("adam");
        Parameter p = Parameter.trainable("p", goldens.tensor("start"));
        Parameter other = Parameter.trainable("other", tensors.ones(Shape.of(3)));
        Updater updater = Adam.of(0.05).start(List.of(other, p));
        updater.update(List.of(tensors.zeros(Shape.of(3)), goldens.tensor("gradient0")));
        goldens.assertEqual("after0", p);
        assertThat(other.toDoubles()).containsOnly(1);
        assertThat(updater.state().keySet())
                .containsExactly("other.exp_avg", "other.exp_avg_sq", "p.exp_avg", "p.exp_avg_sq");
        assertThat(RmsProp.of(1).start(List.of(p)).state().keySet()).containsExactly("p.square_avg");
    }

    /** v = 0.9 v - rate g; p += 0.9 v - rate g, as ND4J (and Keras) have Nesterov's momentum. */
    @Test
    void nesterovMomentumFollowsItsFormula() {
        Goldens goldens = Goldens.of("adam");
        double[] expected = goldens.tensor("start").toDoubles();
        double[] v = new double[expected.length];
        Parameter p = Parameter.trainable("p", goldens.tensor("start"));
        Updater updater = new Nd4jOptimizer(new Nesterovs(0.1, 0.9)).start(List.of(p));
        for (int step = 0; step < STEPS; step++) {
            double[] g = goldens.tensor("gradient" + step).toDoubles();
            for (int i = 0; i < g.length; i++) {
                v[i] = 0.9 * v[i] - 0.1 * g[i];
                expected[i] += 0.9 * v[i] - 0.1 * g[i];
            }
            updater.update(List.of(goldens.tensor("gradient" + step)));
            assertThat(p.toDoubles()).containsExactly(expected, within(1e-6)); // ND4J computes some updates in 32 bits
        }
    }

    @Test
    void plainDescentHasNoStateAndLeavesTheGradientAlone() {
        Parameter p = Parameter.trainable("p", tensors.of(new double[] {1, -2}, Shape.of(1, 2)));
        Updater updater = new Nd4jOptimizer(new Sgd(0.5)).start(List.of(p));
        updater.update(List.of(tensors.of(new double[] {3, 4}, Shape.of(1, 2))));
        assertThat(p.toDoubles()).containsExactly(new double[] {-0.5, -4}, within(1e-12));
        assertThat(updater.state()).isEmpty();
        assertThat(updater.updates()).isEqualTo(1);
    }

    @Test
    void settingsOutsideTheirRangeAreRefusedByName() {
        assertRefused("`rate` must be positive and finite, got 0.0", () -> Adam.of(0));
        assertRefused("`rate` must be positive and finite, got NaN", () -> Adam.of(Double.NaN));
        assertRefused("`rate` must be positive and finite, got Infinity", () -> RmsProp.of(Double.POSITIVE_INFINITY));
        assertRefused("`rate` must be positive and finite, got -1.0", () -> RmsProp.of(-1));
        assertRefused("`beta1` must lie in [0, 1), got 1.0", () -> Adam.of(1, 1, 0.9));
        assertRefused("`beta1` must lie in [0, 1), got -0.1", () -> Adam.of(1, -0.1, 0.9));
        assertRefused("`beta2` must lie in [0, 1), got NaN", () -> Adam.of(1, 0, Double.NaN));
        assertRefused("`alpha` must lie in [0, 1), got 1.5", () -> RmsProp.of(1, 1.5));
    }

    private static void assertRefused(String message, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void descriptionsNameEverySetting() {
        assertThat(Adam.of(2e-4, 0.5, 0.9)).hasToString("Adam(rate 2.0E-4, beta1 0.5, beta2 0.9, epsilon 1.0E-8)");
        assertThat(RmsProp.of(5e-5)).hasToString("RmsProp(rate 5.0E-5, alpha 0.99, epsilon 1.0E-8)");
        assertThat(new Nd4jOptimizer(new Sgd(0.5)).toString()).contains("Sgd").contains("0.5");
    }
}
