package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.Tensor;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Activations, reshapes and chains. */
class SimpleLayersTest {
    abstract static class ActivationContract extends LayerContractTest {
        @Override
        protected Shape input() {
            return Shape.of(2, 3);
        }

        @Override
        protected List<Wrong> wrongInputs() {
            return List.of(); // element by element: every shape will do
        }
    }

    @Nested
    class Relu extends ActivationContract {
        @Override
        protected Layer layer(Initializer initializer) {
            return Activation.relu();
        }
    }

    @Nested
    class LeakyRelu extends ActivationContract {
        @Override
        protected Layer layer(Initializer initializer) {
            return Activation.leakyRelu(0.2);
        }
    }

    @Nested
    class Tanh extends ActivationContract {
        @Override
        protected Layer layer(Initializer initializer) {
            return Activation.tanh();
        }
    }

    @Nested
    class Custom extends ActivationContract {
        @Override
        protected Layer layer(Initializer initializer) {
            return Activation.of("Swish", x -> x.mul(x.sigmoid()));
        }
    }

    @Nested
    class Reshaping extends LayerContractTest {
        @Override
        protected Layer layer(Initializer initializer) {
            return new Reshape(Shape.of(3, 4));
        }

        @Override
        protected Shape input() {
            return Shape.of(2, 6);
        }

        @Override
        protected List<Wrong> wrongInputs() {
            return List.of(
                    new Wrong(Shape.of(2, 5), "must have 12 elements"),
                    new Wrong(Shape.of(24), "must have 12 elements"));
        }
    }

    @Nested
    class Chain extends LayerContractTest {
        @Override
        protected Layer layer(Initializer initializer) {
            return chain(NAME, initializer);
        }

        @Override
        protected Shape input() {
            return Shape.of(3);
        }

        @Override
        protected List<Wrong> wrongInputs() {
            return List.of(new Wrong(Shape.of(4), "must be [3]"));
        }
    }

    private static Sequential chain(String name, Initializer initializer) {
        return new Sequential(List.of(
                Dense.withBias(name + ".0", 3, 8, initializer),
                new Reshape(Shape.of(2, 2, 2)),
                new BatchNorm(name + ".1", 2, initializer),
                Activation.leakyRelu(0.2),
                Conv2d.builder(name + ".2", 2, 2, 2, initializer).build()));
    }

    @Test
    void activationsHaveTheirValues() {
        Tensor x = LayerGoldens.initializer().tensors().of(new double[] {-2, 0, 0.5}, Shape.of(1, 3));
        assertThat(Activation.relu().forward(x, Mode.TRAINING).toDoubles())
                .containsExactly(new double[] {0, 0, 0.5}, within(0.0));
        assertThat(Activation.leakyRelu(0.25).forward(x, Mode.TRAINING).toDoubles())
                .containsExactly(new double[] {-0.5, 0, 0.5}, within(0.0));
        assertThat(Activation.tanh().forward(x, Mode.TRAINING).toDoubles())
                .containsExactly(new double[] {-0.9640275800758169, 0, 0.46211715726000974}, within(1e-12));
        assertThat(Activation.leakyRelu(0.25)).hasToString("LeakyRelu(0.25)");
    }

    @Test
    void aReshapeKeepsTheOrderOfElements() {
        Tensor x = LayerGoldens.initializer().tensors().of(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, Shape.of(2, 4));
        Tensor y = new Reshape(Shape.of(2, 2)).forward(x, Mode.TRAINING);
        assertThat(y.shape()).isEqualTo(Shape.of(2, 2, 2));
        assertThat(y.toDoubles()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void aChainAppliesItsLayersInOrderAndListsTheirParameters() {
        Sequential chain = chain("s", LayerGoldens.initializer());
        Tensor x = LayerGoldens.initializer().tensors().full(Shape.of(2, 3), 0.5);
        Tensor y = x;
        for (Layer layer : chain.layers()) {
            y = layer.forward(y, Mode.EVALUATION);
        }
        assertThat(chain.forward(x, Mode.EVALUATION).toDoubles()).containsExactly(y.toDoubles());
        assertThat(chain.parameters())
                .extracting("name")
                .containsExactly("s.0.weight", "s.0.bias", "s.1.weight", "s.1.bias", "s.2.weight", "s.2.bias");
        assertThat(chain.buffers()).extracting("name").containsExactly("s.1.running_mean", "s.1.running_var");
    }

    @Test
    void theTableOfLayersIsTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            String table = new Sequential(List.of(Dense.withBias("d", 100, 20, LayerGoldens.initializer())))
                    .describe(Shape.of(100));
            assertThat(table.split("\n")).hasSize(3);
            assertThat(table)
                    .containsPattern("Dense\\(100 -> 20\\) +\\[20] +2,020\n")
                    .containsPattern("total +2,020\n");
        } finally {
            Locale.setDefault(before);
        }
    }
}
