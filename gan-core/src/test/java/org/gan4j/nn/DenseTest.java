package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.Tensor;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DenseTest {
    abstract static class Contract extends LayerContractTest {
        @Override
        protected Shape input() {
            return Shape.of(4);
        }

        @Override
        protected List<Wrong> wrongInputs() {
            String expected = "must be [4]";
            return List.of(
                    new Wrong(Shape.of(5), expected),
                    new Wrong(Shape.of(1), expected),
                    new Wrong(Shape.of(4, 1), expected),
                    new Wrong(Shape.scalar(), expected));
        }
    }

    @Nested
    class WithBias extends Contract {
        @Override
        protected Layer layer(Initializer initializer) {
            return Dense.withBias(NAME, 4, 2, initializer);
        }
    }

    @Nested
    class WithoutBias extends Contract {
        @Override
        protected Layer layer(Initializer initializer) {
            return Dense.withoutBias(NAME, 4, 2, initializer);
        }
    }

    @Test
    void agreesWithTorch() {
        LayerGoldens.check("dense", Dense.withBias("d", 4, 2, LayerGoldens.initializer()), Mode.TRAINING);
    }

    @Test
    void withoutBiasIsLinear() {
        Goldens goldens = Goldens.of("dense");
        Dense layer = Dense.withoutBias("d", 4, 2, LayerGoldens.initializer());
        layer.parameters().get(0).assign(goldens.tensor("weight"));
        Tensor y = Gradients.withoutRecording(() -> layer.forward(goldens.tensor("x"), Mode.TRAINING));
        goldens.assertEqual("y", y.add(goldens.tensor("bias")));
        assertThat(layer.parameters()).hasSize(1);
    }
}
