package org.gan4j.kernel.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.Shape;
import org.gan4j.model.DcganCritic;
import org.gan4j.model.Normalization;
import org.gan4j.nn.Mode;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.tensor.TensorScope;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** The gradient of a gradient penalty of the course critic, in BF16 against FP32. */
class SecondDerivativeTest {
    /** Measured 5 to 7 percent: ten layers and back, each rounding to 8 bits, and leaky ReLUs that take the other side. */
    private static final double TOLERANCE = 0.15;

    @SuppressWarnings("try") // the scope works by being open
    private static double[][] penaltyGradients(Precision precision) {
        TensorFactory tensors = TensorFactory.of(OneDnnKernels.poisoning(precision), DataType.FLOAT);
        DcganCritic critic = DcganCritic.builder()
                .imageSize(64)
                .width(16)
                .normalization(Normalization.INSTANCE)
                .seed(2)
                .tensors(tensors)
                .build();
        try (TensorScope scope = TensorScope.open()) {
            Tensor x = tensors.uniform(new RandomStream(6, 0), Shape.of(2, 3, 64, 64), -1, 1)
                    .variable();
            Tensor slope = Gradients.of(critic.score(x, Mode.TRAINING).sum())
                    .createGraph()
                    .withRespectTo(x)
                    .get(0);
            Tensor norm = slope.square().sum(1, 2, 3).add(1e-12).sqrt();
            Tensor penalty = norm.add(-1).square().mean();
            List<Tensor> weights = critic.parameters().stream()
                    .filter(parameter -> parameter.shape().rank() == 4)
                    .map(Tensor.class::cast)
                    .toList();
            return Gradients.of(penalty).withRespectTo(weights.toArray(Tensor[]::new)).stream()
                    .map(Tensor::toDoubles)
                    .toArray(double[][]::new);
        }
    }

    private static double norm(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    @Test
    void bf16KeepsTheDirectionAndSizeOfAPenaltysGradient() {
        double[][] expected = penaltyGradients(Precision.FP32);
        double[][] actual = penaltyGradients(Precision.BF16);
        assertThat(expected).hasNumberOfRows(5);
        for (int i = 0; i < expected.length; i++) {
            double size = norm(expected[i], new double[expected[i].length]);
            double difference = norm(actual[i], expected[i]) / size;
            assertThat(size).isPositive();
            assertThat(difference).as("weight %d, relative difference", i).isStrictlyBetween(1e-5, TOLERANCE);
        }
    }
}
