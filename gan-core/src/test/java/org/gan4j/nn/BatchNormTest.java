package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.Tensor;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BatchNormTest {
    @Nested
    class OfImages extends LayerContractTest {
        @Override
        protected Layer layer(Initializer initializer) {
            return new BatchNorm(NAME, 2, initializer);
        }

        @Override
        protected Shape input() {
            return Shape.of(2, 3, 4);
        }

        @Override
        protected List<Wrong> wrongInputs() {
            String expected = "must be [2] or [2, H, W]";
            return List.of(
                    new Wrong(Shape.of(3, 3, 4), expected),
                    new Wrong(Shape.of(1, 3, 4), expected),
                    new Wrong(Shape.of(2, 3), expected),
                    new Wrong(Shape.scalar(), expected));
        }
    }

    @Nested
    class OfVectors extends LayerContractTest {
        @Override
        protected Layer layer(Initializer initializer) {
            return new BatchNorm(NAME, 4, initializer);
        }

        @Override
        protected Shape input() {
            return Shape.of(4);
        }

        @Override
        protected List<Wrong> wrongInputs() {
            return List.of(new Wrong(Shape.of(5), "must be [4] or [4, H, W]"));
        }
    }

    /** The only one of one channel: it would broadcast against anything. */
    @Nested
    class OfOneChannel extends LayerContractTest {
        @Override
        protected Layer layer(Initializer initializer) {
            return new BatchNorm(NAME, 1, initializer);
        }

        @Override
        protected Shape input() {
            return Shape.of(1, 2, 3);
        }

        @Override
        protected List<Wrong> wrongInputs() {
            return List.of(new Wrong(Shape.of(2, 2, 3), "must be [1] or [1, H, W]"));
        }
    }

    @Test
    void threeTrainingBatchesAndAnEvaluationAgreeWithTorch() {
        BatchNorm layer = new BatchNorm("b", 3, LayerGoldens.initializer());
        for (int batch = 0; batch < 3; batch++) {
            LayerGoldens.check("batchNorm" + batch, layer, Mode.TRAINING);
            Goldens goldens = Goldens.of("batchNorm" + batch);
            goldens.assertEqual("runningMean", layer.buffers().get(0));
            goldens.assertEqual("runningVar", layer.buffers().get(1));
        }
        LayerGoldens.check("batchNormEval", layer, Mode.EVALUATION);
    }

    @Test
    void vectorsAgreeWithTorch() {
        LayerGoldens.check("batchNormFlat", new BatchNorm("b", 3, LayerGoldens.initializer()), Mode.TRAINING);
    }

    @Test
    void aBatchOfOneIsRefusedInTrainingAndChangesNoStatistics() {
        BatchNorm layer = new BatchNorm("b", 3, LayerGoldens.initializer());
        for (Shape one : List.of(Shape.of(1, 3), Shape.of(1, 3, 1, 1))) {
            Tensor x = LayerGoldens.initializer().tensors().ones(one);
            assertThatThrownBy(() -> layer.forward(x, Mode.TRAINING))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(one.toString())
                    .hasMessageContaining("batch size of at least 2");
            assertThat(layer.forward(x, Mode.EVALUATION).shape()).isEqualTo(one);
        }
        assertThat(layer.buffers().get(0).toDoubles()).containsOnly(0);
        assertThat(layer.buffers().get(1).toDoubles()).containsOnly(1);
    }

    @Test
    void constantChannelsStayFinite() {
        BatchNorm layer = new BatchNorm("b", 3, LayerGoldens.initializer());
        Tensor x = LayerGoldens.initializer().tensors().full(Shape.of(4, 3, 2, 2), 1e3);
        assertThat(layer.forward(x, Mode.TRAINING).toDoubles()).containsOnly(0);
    }

    @Test
    void buffersHavePyTorchsNames() {
        BatchNorm layer = new BatchNorm("l1.1", 3, LayerGoldens.initializer());
        assertThat(layer.parameters()).extracting("name").containsExactly("l1.1.weight", "l1.1.bias");
        assertThat(layer.buffers()).extracting("name").containsExactly("l1.1.running_mean", "l1.1.running_var");
    }
}
