package org.gan4j.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.Assertions;
import org.gan4j.kernel.Nd4jKernels;
import org.gan4j.kernel.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** The walk itself, on functions whose gradients are known by hand. Released memory turns to NaN. */
class GradientsTest {
    private static final double TOLERANCE = 1e-12;
    private static final int LONG_CHAIN = 20_000;

    private final TensorFactory tensors = TensorFactory.of(Nd4jKernels.poisoning(), DataType.DOUBLE);
    private TensorScope scope;

    @BeforeEach
    void openScope() {
        scope = TensorScope.open();
    }

    @AfterEach
    void closeScope() {
        scope.close();
    }

    private Tensor variable(double... values) {
        return tensors.of(values, Shape.of(values.length)).variable();
    }

    private static double[] gradient(Tensor y, Tensor x) {
        double[] detached = Gradients.of(y).withRespectTo(x).get(0).toDoubles();
        double[] recorded =
                Gradients.of(y).createGraph().withRespectTo(x).get(0).toDoubles();
        assertThat(recorded).as("recorded as detached").isEqualTo(detached);
        return detached;
    }

    // ---- requests
    // ------------------------------------------------------------------------------------------------------

    @Test
    void anIndependentTargetGetsZeros() {
        Tensor x = variable(1, 2);
        Tensor other = tensors.ones(Shape.of(2, 3)).variable();
        List<Tensor> gradients = Gradients.of(x.square().sum()).withRespectTo(other, x);
        assertThat(gradients.get(0).shape()).isEqualTo(Shape.of(2, 3));
        assertThat(gradients.get(0).toDoubles()).containsOnly(0);
        assertThat(gradients.get(1).toDoubles()).containsExactly(2, 4);
        assertThat(gradient(tensors.ones(Shape.of(1)), x)).containsExactly(0, 0);
    }

    @Test
    void anOutputOfManyElementsIsRefused() {
        Tensor x = variable(1, 2);
        assertThatThrownBy(() -> Gradients.of(x.square()).withRespectTo(x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`output` must have one element, got shape [2]; reduce it with mean() or sum(), or give"
                        + " startingFrom(cotangent)");
    }

    @Test
    void anUntrackedTargetIsRefused() {
        Tensor x = tensors.ones(Shape.of(2, 3));
        Parameter running = Parameter.buffer("running", x);
        for (Tensor target : List.of(x, running, x.variable().detach())) {
            assertThatThrownBy(() -> Gradients.of(x.sum()).withRespectTo(target))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("`targets` must be tracked, got the constant DOUBLE [2, 3]; make it one with"
                            + " variable() before the forward pass");
        }
    }

    @Test
    void aCotangentOfAnotherShapeIsRefused() {
        Tensor x = variable(1, 2);
        assertThatThrownBy(() -> Gradients.of(x.square()).startingFrom(tensors.ones(Shape.of(2, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`cotangent` must have the output's shape [2], got [2, 1]");
    }

    @Test
    void startingFromWeighsTheOutputs() {
        Tensor x = variable(1, 2, 3);
        Tensor seed = tensors.of(new double[] {1, -1, 10}, Shape.of(3));
        for (Gradients request : List.of(
                Gradients.of(x.square()).startingFrom(seed),
                Gradients.of(x.square()).createGraph().startingFrom(seed),
                Gradients.of(x.square()).startingFrom(seed).createGraph())) {
            assertThat(request.withRespectTo(x).get(0).toDoubles()).containsExactly(2, -4, 60);
        }
        assertThat(seed.toDoubles()).containsExactly(1, -1, 10);
    }

    /** Forward mode by reversing twice: the gradient in the cotangent is the derivative along a direction. */
    @Test
    void theCotangentMayBeDifferentiated() {
        Tensor x = variable(1, 2, 3);
        Tensor seed = variable(1, 1, 1);
        Tensor pulled = Gradients.of(x.exp())
                .startingFrom(seed)
                .createGraph()
                .withRespectTo(x)
                .get(0);
        Tensor direction = tensors.of(new double[] {0, 2, -1}, Shape.of(3));
        assertThat(gradient(pulled.mul(direction).sum(), seed))
                .containsExactly(new double[] {0, 2 * Math.exp(2), -Math.exp(3)}, Assertions.within(TOLERANCE * 40));
    }

    @Test
    void detachedGradientsAreConstantsAndRecordedOnesAreNot() {
        Tensor x = variable(1, 2);
        Tensor y = x.square().sum();
        assertThat(Gradients.of(y).withRespectTo(x).get(0).isTracked()).isFalse();
        assertThat(Gradients.of(y).createGraph().withRespectTo(x).get(0).isTracked())
                .isTrue();
    }

    @Test
    void createGraphGivesEveryOrder() {
        Tensor x = variable(1.5, -2);
        Tensor y = x.square().square();
        double[] factors = {4, 12, 24, 24, 0};
        for (int order = 1; order <= 5; order++) {
            int power = Math.max(0, 4 - order);
            double factor = factors[order - 1];
            if (y.isTracked()) {
                y = Gradients.of(y.sum()).createGraph().withRespectTo(x).get(0);
            } else {
                y = y.mul(0);
            }
            double[] expected = {factor * Math.pow(1.5, power), factor * Math.pow(-2, power)};
            assertThat(y.toDoubles())
                    .as("order %d", order)
                    .containsExactly(expected, Assertions.within(TOLERANCE * 100));
        }
    }

    @Test
    void withoutRecordingMakesConstantsAndNests() {
        Tensor x = variable(1, 2);
        Tensor y = Gradients.withoutRecording(() -> {
            assertThat(Gradients.withoutRecording(x::square).isTracked()).isFalse();
            return x.square();
        });
        assertThat(y.isTracked()).isFalse();
        assertThat(x.square().isTracked()).isTrue();
        assertThatThrownBy(() -> Gradients.withoutRecording(() -> x.add(variable(1, 2, 3))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(x.square().isTracked()).as("after a failure").isTrue();
    }

    @Test
    void detachStopsGradients() {
        Tensor x = variable(3, 5);
        assertThat(gradient(x.mul(x.detach()).sum(), x)).containsExactly(3, 5);
    }

    // ---- targets
    // -------------------------------------------------------------------------------------------------------

    @Test
    void theOutputMayBeItsOwnTarget() {
        Tensor x = variable(3);
        Tensor y = x.square();
        for (List<Tensor> gradients : List.of(
                Gradients.of(y).withRespectTo(y, x),
                Gradients.of(y).createGraph().withRespectTo(y, x))) {
            assertThat(gradients.get(0).toDoubles()).containsExactly(1);
            assertThat(gradients.get(1).toDoubles()).containsExactly(6);
        }
        assertThat(gradient(x, x)).containsExactly(1);
        Tensor seed = tensors.of(new double[] {7}, Shape.of(1));
        List<Tensor> seeded = Gradients.of(y).startingFrom(seed).withRespectTo(y, x);
        assertThat(seeded.get(0).toDoubles()).containsExactly(7);
        assertThat(seeded.get(1).toDoubles()).containsExactly(42);
    }

    @Test
    void aRecordedIntermediateMayBeATarget() {
        Tensor x = variable(1, 2);
        Tensor middle = x.mul(3);
        Tensor unused = x.exp();
        Tensor y = middle.square().sum().add(x.sum());
        for (List<Tensor> gradients : List.of(
                Gradients.of(y).withRespectTo(middle, x, unused),
                Gradients.of(y).createGraph().withRespectTo(middle, x, unused))) {
            assertThat(gradients.get(0).toDoubles()).containsExactly(6, 12);
            assertThat(gradients.get(1).toDoubles()).containsExactly(19, 37);
            assertThat(gradients.get(2).toDoubles()).containsExactly(0, 0);
        }
    }

    @Test
    void aTargetNamedTwiceGetsItsGradientTwice() {
        Tensor x = variable(1, 2);
        List<Tensor> gradients = Gradients.of(x.square().sum()).withRespectTo(x, x);
        assertThat(gradients.get(0).toDoubles()).containsExactly(2, 4);
        assertThat(gradients.get(1).toDoubles()).containsExactly(2, 4);
    }

    /** Only what leads to a target is walked: the broken branch is never asked for a derivative. */
    @Test
    void branchesWithoutTargetsAreNotWalked() {
        Tensor x = variable(1, 2);
        Parameter w = Parameter.trainable("w", tensors.ones(Shape.of(2)));
        Tensor y = x.square().sum().add(w.exp().sum());
        w.update(storage -> w.kernels().scaleInPlace(storage, 2));
        assertThat(gradient(y, x)).containsExactly(2, 4);
    }

    // ---- sums of cotangents
    // --------------------------------------------------------------------------------------------

    @Test
    void aTensorUsedAgainAddsItsGradientsUp() {
        Tensor x = variable(2, -3);
        assertThat(gradient(x.add(x).sum(), x)).containsExactly(2, 2);
        assertThat(gradient(x.sub(x).sum(), x)).containsExactly(0, 0);
        assertThat(gradient(x.mul(x).sum(), x)).containsExactly(4, -6);
        assertThat(gradient(x.mul(x).mul(x).sum(), x)).containsExactly(12, 27);
        assertThat(gradient(x.add(x).add(x).add(x).sum(), x)).containsExactly(4, 4);
        assertThat(gradient(TensorMath.concat(List.of(x, x, x), 0).sum(), x)).containsExactly(3, 3);
    }

    /** x's cotangent is z's own memory three times: adding to it in place would change the others. */
    @Test
    void cotangentsThatShareMemoryAreNotAddedToInPlace() {
        Tensor x = variable(2, -3);
        Tensor y = variable(5, 7);
        Tensor sum = x.add(y); // both cotangents are the sum's own
        Tensor z = sum.add(x).add(y.mul(10)).add(x);
        List<Tensor> gradients = Gradients.of(z.sum()).withRespectTo(x, y, sum, z);
        assertThat(gradients.get(0).toDoubles()).containsExactly(3, 3);
        assertThat(gradients.get(1).toDoubles()).containsExactly(11, 11);
        assertThat(gradients.get(2).toDoubles()).containsExactly(1, 1);
        assertThat(gradients.get(3).toDoubles()).containsExactly(1, 1);
    }

    @Test
    void aSeedIsNotAddedTo() {
        Tensor x = variable(2, -3);
        Tensor seed = tensors.of(new double[] {1, 10}, Shape.of(2));
        Tensor y = x.add(x.reshape(2, 1).reshape(2)).add(x);
        List<Tensor> gradients = Gradients.of(y).startingFrom(seed).withRespectTo(x, y);
        assertThat(gradients.get(0).toDoubles()).containsExactly(3, 30);
        assertThat(gradients.get(1).toDoubles()).containsExactly(1, 10);
        assertThat(seed.toDoubles()).containsExactly(1, 10);
    }

    @Test
    void aReshapedTensorWithTwoConsumers() {
        Tensor x = tensors.of(new double[] {1, 2, 3, 4, 5, 6}, Shape.of(2, 3)).variable();
        Tensor flat = x.reshape(6);
        Tensor y = flat.square().sum().add(flat.reshape(3, 2).sum()).add(x.sum());
        assertThat(gradient(y, x)).containsExactly(4, 6, 8, 10, 12, 14);
        assertThat(gradient(y, flat)).containsExactly(3, 5, 7, 9, 11, 13);
    }

    // ---- lifetime
    // ------------------------------------------------------------------------------------------------------

    @Test
    void gradientsLiveInTheCallersScope() {
        Tensor gradient;
        Tensor zeros;
        Tensor x = variable(1, 2);
        try (TensorScope inner = TensorScope.open()) {
            Tensor other = inner.keep(x).variable();
            List<Tensor> both = Gradients.of(x.square().sum()).withRespectTo(x, other);
            gradient = both.get(0);
            zeros = both.get(1);
            variable(7, 7).square().mul(3);
            assertThat(gradient.toDoubles()).containsExactly(2, 4);
            assertThat(zeros.toDoubles()).containsExactly(0, 0);
        }
        assertThatThrownBy(gradient::toDoubles).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(zeros::toDoubles).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void gradientsWithoutAnyScopeLast() {
        scope.close();
        Tensor x = variable(1, 2);
        Tensor middle = x.mul(3);
        Tensor y = middle.square().sum();
        List<Tensor> gradients = Gradients.of(y).withRespectTo(x, middle, y);
        try (TensorScope other = TensorScope.open()) {
            assertThat(other.keep(variable(7, 7).square().mul(3)).toDoubles()).containsExactly(147, 147);
        }
        assertThat(gradients.get(0).toDoubles()).containsExactly(18, 36);
        assertThat(gradients.get(1).toDoubles()).containsExactly(6, 12);
        assertThat(gradients.get(2).toDoubles()).containsExactly(1);
    }

    @Test
    void aDetachedPassReleasesItsTemporaries() {
        Tensor x = tensors.ones(Shape.of(1000)).variable();
        Tensor y = x;
        for (int i = 0; i < 50; i++) {
            y = y.tanh().add(x);
        }
        Tensor output = y.sum();
        long before = x.kernels().heldBytes();
        Gradients.of(output).withRespectTo(x);
        assertThat(x.kernels().heldBytes() - before).isBetween(8L * 1000, 12 * 8L * 1000);
    }

    @Test
    void aLongChainDoesNotOverflowTheStack() {
        Tensor x = variable(0.5);
        Tensor y = x;
        for (int i = 0; i < LONG_CHAIN; i++) {
            y = y.affine(1, 1e-3);
        }
        assertThat(gradient(y, x)).containsExactly(1);
    }

    /** Optimisers change gradients in place: two of them, or one and the seed, must not be one block of memory. */
    @Test
    @SuppressWarnings("try") // the scope works by being open
    void gradientsShareNoMemory() {
        try (TensorScope scope = TensorScope.open()) {
            Tensor p = variable(1, 2);
            Tensor q = variable(3, 4);
            Tensor seed = tensors.of(new double[] {5, 6}, Shape.of(2));
            List<Tensor> gradients = Gradients.of(p.add(q)).startingFrom(seed).withRespectTo(p, q);
            p.kernels().scaleInPlace(gradients.get(0).storage(), 10);
            assertThat(gradients.get(0).toDoubles()).containsExactly(50, 60);
            assertThat(gradients.get(1).toDoubles()).containsExactly(5, 6);
            assertThat(seed.toDoubles()).containsExactly(5, 6);
        }
    }

    @Test
    void aGraphCannotBeMadeWhereNothingIsRecorded() {
        Tensor x = TensorFactory.defaults().ones(Shape.of(2)).variable();
        Tensor y = x.square().sum();
        assertThatThrownBy(() -> Gradients.withoutRecording(
                        () -> Gradients.of(y).createGraph().withRespectTo(x)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("withoutRecording");
        assertThat(Gradients.withoutRecording(() -> Gradients.of(y).withRespectTo(x))
                        .get(0)
                        .toDoubles())
                .containsExactly(2, 2);
    }
}
