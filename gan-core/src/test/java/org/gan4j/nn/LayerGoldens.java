package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.kernel.Kernels;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.nd4j.linalg.api.buffer.DataType;

/** Holds a layer's output and gradients to a section of the goldens. */
final class LayerGoldens {
    private LayerGoldens() {}

    /** {@return an initializer of 64-bit weights, to be overwritten} */
    static Initializer initializer() {
        return new Initializer(TensorFactory.of(Kernels.defaults(), DataType.DOUBLE), new RandomStream(1, 0));
    }

    /** Gives the layer the golden weights, and fails unless output and all gradients are the golden ones. */
    static void check(String section, Layer layer, Mode mode) {
        Goldens goldens = Goldens.of(section);
        List<String> names = List.of("weight", "bias");
        List<Tensor> targets = new ArrayList<>();
        for (int i = 0; i < layer.parameters().size(); i++) {
            assertThat(layer.parameters().get(i).name()).endsWith("." + names.get(i));
            layer.parameters().get(i).assign(goldens.tensor(names.get(i)));
            targets.add(layer.parameters().get(i));
        }
        Tensor x = goldens.tensor("x").variable();
        targets.add(x);
        Tensor y = layer.forward(x, mode);
        goldens.assertEqual("y", y);
        List<Tensor> gradients =
                Gradients.of(y).startingFrom(goldens.tensor("cotangent")).withRespectTo(targets);
        for (int i = 0; i < layer.parameters().size(); i++) {
            goldens.assertEqual(names.get(i) + "Gradient", gradients.get(i));
        }
        goldens.assertEqual("xGradient", gradients.get(gradients.size() - 1));
    }
}
