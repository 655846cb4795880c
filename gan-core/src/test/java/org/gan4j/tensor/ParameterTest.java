package org.gan4j.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class ParameterTest {
    private final TensorFactory tensors = TensorFactory.of(Kernels.defaults(), DataType.DOUBLE);

    private Tensor values(double... values) {
        return tensors.of(values, Shape.of(values.length));
    }

    private static void triple(Parameter parameter) {
        parameter.update(storage -> parameter.kernels().scaleInPlace(storage, 3));
    }

    private static void assertUpdated(String name, String operation, ThrowingCallable backward) {
        assertThatThrownBy(backward)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("`" + name + "` was updated after " + operation
                        + " was recorded with it; take the gradients before the update, or run the forward pass again");
    }

    @Test
    void isACopyOfItsInitialValueAndOutlivesScopes() {
        Parameter w;
        try (TensorScope scope = TensorScope.open()) {
            Tensor initial = values(1, 2).variable();
            w = Parameter.trainable("w", initial);
            triple(w);
            assertThat(scope.keep(initial).toDoubles()).containsExactly(1, 2);
        }
        assertThat(w.toDoubles()).containsExactly(3, 6);
        assertThat(w.name()).isEqualTo("w");
        assertThat(w.isTrainable()).isTrue();
        assertThat(w.isTracked()).isTrue();
        assertThat(w.square().isTracked()).isTrue();
        Parameter mean = Parameter.buffer("mean", values(1));
        assertThat(mean.isTrainable()).isFalse();
        assertThat(mean.square().isTracked()).isFalse();
    }

    @Test
    void theVersionCountsUpdates() {
        Parameter w = Parameter.trainable("w", values(1, 2));
        assertThat(w.version()).isZero();
        w.assign(values(3, 4));
        triple(w);
        assertThat(w.version()).isEqualTo(2);
        assertThat(w.toDoubles()).containsExactly(9, 12);
    }

    @Test
    void anUpdateBetweenForwardAndBackwardThrows() {
        Parameter w = Parameter.trainable("l1.0.weight", values(1, 2));
        Tensor y = w.square().sum();
        triple(w);
        assertUpdated("l1.0.weight", "square", () -> Gradients.of(y).withRespectTo(w));
        assertUpdated(
                "l1.0.weight", "square", () -> Gradients.of(y).createGraph().withRespectTo(w));
        assertThat(Gradients.of(w.square().sum()).withRespectTo(w).get(0).toDoubles())
                .containsExactly(6, 12);
    }

    @Test
    void anUpdateMattersThoughOnlyTheOtherInputIsATarget() {
        Parameter w = Parameter.trainable("w", values(1, 2));
        Parameter running = Parameter.buffer("running", values(3, 4));
        Tensor x = values(5, 6).variable();
        Tensor y = x.mul(w).sum();
        Tensor z = x.div(running).sum();
        triple(w);
        triple(running);
        assertUpdated("w", "multiply", () -> Gradients.of(y).withRespectTo(x));
        assertUpdated("running", "divide", () -> Gradients.of(z).withRespectTo(x));
    }

    /** Reshaped and detached handles share the parameter's memory, so an update reaches what was recorded with them. */
    @Test
    void anUpdateMattersThroughHandlesThatShareTheMemory() {
        Parameter w = Parameter.trainable("w", values(1, 2));
        Parameter running = Parameter.buffer("running", values(3, 4));
        Tensor x = tensors.of(new double[] {5, 6, 7, 8}, Shape.of(2, 2)).variable();
        Tensor reshaped = x.mul(w.reshape(2, 1)).sum();
        Tensor detached = x.mul(w.detach()).sum();
        Tensor renamed = x.mul(w.variable().reshape(1, 2).reshape(2, 1)).sum();
        Tensor buffered = x.mul(running.reshape(1, 2)).sum();
        triple(w);
        triple(running);
        assertUpdated("w", "multiply", () -> Gradients.of(reshaped).withRespectTo(x));
        assertUpdated("w", "multiply", () -> Gradients.of(detached).withRespectTo(x));
        assertUpdated("w", "multiply", () -> Gradients.of(renamed).withRespectTo(x));
        assertUpdated("running", "multiply", () -> Gradients.of(buffered).withRespectTo(x));
    }

    @Test
    void parametersThatAreNotOnThePathMayBeUpdated() {
        Parameter critic = Parameter.trainable("critic", values(1, 2));
        Parameter other = Parameter.trainable("other", values(3, 4));
        Tensor x = values(5, 6).variable();
        Tensor y = x.mul(critic).sum().add(other.square().sum());
        triple(other);
        assertThat(Gradients.of(y).withRespectTo(x).get(0).toDoubles()).containsExactly(1, 2);
        assertThat(Gradients.of(y).withRespectTo(critic).get(0).toDoubles()).containsExactly(5, 6);
        assertUpdated("other", "square", () -> Gradients.of(y).withRespectTo(other));
    }

    @Test
    void gradientsThemselvesMayBeUsedInUpdates() {
        Parameter w = Parameter.trainable("w", values(1, 2));
        Tensor gradient = Gradients.of(w.square().sum()).withRespectTo(w).get(0);
        w.update(storage -> w.kernels().addInPlace(storage, gradient.storage()));
        assertThat(w.toDoubles()).containsExactly(3, 6);
        assertThat(gradient.toDoubles()).containsExactly(2, 4);
    }

    @Test
    void assignRefusesOtherShapesAndTypes() {
        Parameter w = Parameter.trainable("w", values(1, 2));
        assertThatThrownBy(() -> w.assign(values(1, 2, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`values` of parameter `w` must be DOUBLE [2], got DOUBLE [3]");
        assertThatThrownBy(() -> w.assign(values(1, 2).cast(DataType.FLOAT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`values` of parameter `w` must be DOUBLE [2], got FLOAT [2]");
        assertThat(w.version()).isZero();
        assertThat(w.toDoubles()).containsExactly(1, 2);
    }
}
