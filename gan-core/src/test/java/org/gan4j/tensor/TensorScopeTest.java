package org.gan4j.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicReference;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Nd4jKernels;
import org.gan4j.kernel.Shape;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class TensorScopeTest {
    private static final int ROUNDS = 300;
    private static final int WARM_UP = 3;

    private final Kernels kernels = Nd4jKernels.poisoning();
    private final TensorFactory tensors = TensorFactory.of(kernels, DataType.FLOAT);

    private Tensor values(double... values) {
        return tensors.of(values, Shape.of(values.length));
    }

    @Test
    void usingATensorAfterItsScopeHasClosedThrows() {
        Tensor closed;
        try (TensorScope scope = TensorScope.open()) {
            closed = values(1, 2);
            assertThat(scope).isNotNull();
        }
        String message =
                "tensor FLOAT [2] was used after its TensorScope closed; copy it out with scope.keep(tensor) before"
                        + " closing";
        assertThatThrownBy(closed::toDoubles)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message);
        assertThatThrownBy(closed::toFloats)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message);
        assertThatThrownBy(closed::toINDArray)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> closed.sum().item())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> values(1, 2).mul(closed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message);
        assertThatThrownBy(closed::detach)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message);
        assertThatThrownBy(closed::variable)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message);
        assertThatThrownBy(closed::storage)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> Parameter.trainable("w", closed)).hasMessage(message);
        assertThat(closed.shape()).isEqualTo(Shape.of(2));
        assertThat(closed.type()).isEqualTo(DataType.FLOAT);
    }

    @Test
    void aBackwardPassThroughAClosedScopeThrows() {
        Tensor x = values(1, 2).variable();
        Tensor y;
        try (TensorScope scope = TensorScope.open()) {
            y = scope.keep(x).variable();
            y = x.square().mul(values(3, 4)).sum();
        }
        Tensor output = y;
        assertThatThrownBy(() -> Gradients.of(output).withRespectTo(x))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was used after its TensorScope closed");
    }

    @Test
    void keepCopiesIntoTheEnclosingScope() {
        Tensor outermost;
        try (TensorScope outer = TensorScope.open()) {
            Tensor kept;
            try (TensorScope inner = TensorScope.open()) {
                Tensor x = values(1, 2).variable().mul(3);
                kept = inner.keep(x);
                assertThat(kept.isTracked()).isFalse();
                assertThat(kept.storage()).isNotSameAs(x.storage());
            }
            tensors.full(Shape.of(2), 99);
            assertThat(kept.toDoubles()).containsExactly(3, 6);
            outermost = outer.keep(kept);
        }
        try (TensorScope scope = TensorScope.open()) {
            tensors.full(Shape.of(2), 99);
            assertThat(outermost.toDoubles()).containsExactly(3, 6);
            assertThat(scope.keep(outermost).toDoubles()).containsExactly(3, 6);
        }
    }

    @Test
    @SuppressWarnings("try") // scopes work by being open
    void tensorsOfOuterScopesStayUsableInsideAndAfterInnerOnes() {
        try (TensorScope outer = TensorScope.open()) {
            Tensor x = values(1, 2);
            Tensor inside;
            try (TensorScope inner = TensorScope.open()) {
                inside = x.add(x);
                assertThat(inside.toDoubles()).containsExactly(2, 4);
            }
            assertThatThrownBy(inside::toDoubles).isInstanceOf(IllegalStateException.class);
            assertThat(x.add(1).toDoubles()).containsExactly(2, 3);
        }
        assertThat(values(5).toDoubles()).containsExactly(5);
    }

    /** detach() and variable() are handles of their own on the same memory. */
    @Test
    void handlesMadeInAnInnerScopeDoNotEndTheOuterOnes() {
        try (TensorScope outer = TensorScope.open()) {
            Tensor x = values(1, 2);
            try (TensorScope inner = TensorScope.open()) {
                assertThat(x.detach().toDoubles()).containsExactly(1, 2);
                assertThat(inner.keep(x.variable().reshape(2, 1)).toDoubles()).containsExactly(1, 2);
            }
            tensors.full(Shape.of(2), 99);
            assertThat(x.toDoubles()).containsExactly(1, 2);
            assertThat(outer.keep(x).toDoubles()).containsExactly(1, 2);
        }
    }

    @Test
    @SuppressWarnings("try") // scopes work by being open
    void closingOutOfOrderThrowsAndClosesNothing() {
        TensorScope outer = TensorScope.open();
        Tensor x = values(1, 2);
        try (TensorScope inner = TensorScope.open()) {
            assertThatThrownBy(outer::close)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("`this` must be the innermost scope of the thread that closes it, got one that is not;"
                            + " close the innermost scope first, on the thread that opened it");
            assertThat(x.toDoubles()).containsExactly(1, 2);
        }
        outer.close();
        outer.close();
        assertThatThrownBy(x::toDoubles).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSecondCloseOfAnInnerScopeLeavesTheOuterOneOpen() {
        try (TensorScope outer = TensorScope.open()) {
            TensorScope inner = TensorScope.open();
            inner.close();
            inner.close();
            Tensor x = values(4);
            assertThat(outer.keep(x).toDoubles()).containsExactly(4);
        }
    }

    @Test
    @SuppressWarnings("try") // the close is the wrong one on purpose
    void anotherThreadNeitherSeesNorClosesAScope() throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicReference<Tensor> made = new AtomicReference<>();
        try (TensorScope scope = TensorScope.open()) {
            Thread other = new Thread(() -> {
                made.set(values(1, 2));
                try {
                    scope.close();
                } catch (IllegalStateException expected) {
                    failure.set(expected);
                }
            });
            other.start();
            other.join();
        }
        assertThat(failure.get())
                .hasMessageStartingWith("`this` must be the innermost scope of the thread that closes it, got");
        assertThat(made.get().toDoubles()).containsExactly(1, 2);
    }

    @Test
    @SuppressWarnings("try") // the scope works by being open
    void scopesCloseWhenCodeThrows() {
        assertThatThrownBy(() -> {
                    try (TensorScope scope = TensorScope.open()) {
                        values(1, 2).add(values(1, 2, 3));
                    }
                })
                .isInstanceOf(IllegalArgumentException.class);
        TensorScope next = TensorScope.open();
        next.close();
    }

    @Test
    @SuppressWarnings("try") // the scope works by being open
    void memoryIsFlatOverTrainingRounds() {
        RandomStream random = new RandomStream(4, 0);
        Parameter w = Parameter.trainable("w", tensors.normal(random, Shape.of(3, 2, 3, 3)));
        long held = 0;
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            if (round == WARM_UP) {
                held = kernels.heldBytes();
            }
            try (TensorScope scope = TensorScope.open()) {
                Tensor x = tensors.normal(random, Shape.of(2, 2, 5, 4)).variable();
                Tensor scores =
                        x.conv2d(w, new ConvGeometry(1, 1)).leakyRelu(0.2).mean(1, 2, 3);
                Tensor slope = Gradients.of(scores.sum())
                        .createGraph()
                        .withRespectTo(x)
                        .get(0);
                Tensor loss = scores.softplus().mean().add(slope.square().mean());
                Tensor gradient = Gradients.of(loss).withRespectTo(w).get(0);
                w.assign(w.detach().sub(gradient.mul(0.01)));
            }
        }
        assertThat(held).isPositive();
        assertThat(kernels.heldBytes()).isEqualTo(held);
        assertThat(w.toDoubles()).doesNotContain(Double.NaN);
    }
}
