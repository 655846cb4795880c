package org.gan4j.nn;

import java.util.List;
import org.gan4j.kernel.Shape;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LayerNormTest {
    @Nested
    class OfImages extends LayerContractTest {
        @Override
        protected Layer layer(Initializer initializer) {
            return new LayerNorm(NAME, input(), initializer);
        }

        @Override
        protected Shape input() {
            return Shape.of(2, 3, 4);
        }

        @Override
        protected List<Wrong> wrongInputs() {
            String expected = "must be [2, 3, 4]";
            return List.of(
                    new Wrong(Shape.of(2, 4, 3), expected),
                    new Wrong(Shape.of(1, 3, 4), expected),
                    new Wrong(Shape.of(1), expected),
                    new Wrong(Shape.of(4), expected));
        }
    }

    @Nested
    class OfVectors extends LayerContractTest {
        @Override
        protected Layer layer(Initializer initializer) {
            return new LayerNorm(NAME, input(), initializer);
        }

        @Override
        protected Shape input() {
            return Shape.of(5);
        }

        @Override
        protected List<Wrong> wrongInputs() {
            return List.of(new Wrong(Shape.of(1), "must be [5]"));
        }
    }

    @Test
    void agreesWithTorchInBothModes() {
        for (Mode mode : Mode.values()) {
            LayerGoldens.check("layerNorm", new LayerNorm("n", Shape.of(3, 2, 4), LayerGoldens.initializer()), mode);
        }
    }
}
