package org.gan4j.benchmark.side;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.gan4j.kernel.Shape;
import org.gan4j.model.DcganCritic;
import org.gan4j.nn.Mode;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.tensor.TensorScope;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Both sides of the critic's pass compute the same. */
class SameDiffCriticPassTest {
    private static final int BATCH = 4;
    private static final double TOLERANCE = 1e-3;
    /** Biases whose gradient is zero in theory and rounding noise in practice. */
    private static final String BEFORE_NORMALIZATION = "l1\\.[234]\\.0\\.bias";

    @Test
    @SuppressWarnings("try") // the scope works by being open
    void gradientsAreThoseOfGan4jsCritic() {
        INDArray images = TensorFactory.defaults()
                .uniform(new RandomStream(7, 0), Shape.of(BATCH, 3, 64, 64), -1, 1)
                .toINDArray();
        Map<String, INDArray> theirs;
        try (SameDiffCriticPass side = new SameDiffCriticPass(BATCH)) {
            theirs = quietly(() -> side.gradients(images));
        }
        DcganCritic critic = DcganCritic.builder().build();
        try (TensorScope scope = TensorScope.open()) {
            Tensor batch = TensorFactory.defaults().of(images);
            List<Tensor> ours =
                    Gradients.of(critic.score(batch, Mode.TRAINING).mean()).withRespectTo(critic.parameters());
            for (int i = 0; i < ours.size(); i++) {
                String name = critic.parameters().get(i).name();
                INDArray expected = ours.get(i).toINDArray();
                INDArray actual = theirs.get(name);
                actual = actual.rank() == 4 && expected.rank() == 4
                        ? actual.permute(3, 2, 0, 1)
                        : actual.reshape(expected.shape());
                double scale = name.matches(BEFORE_NORMALIZATION)
                        ? 1
                        : expected.amaxNumber().doubleValue();
                assertThat(actual.sub(expected).amaxNumber().doubleValue())
                        .as(name)
                        .isLessThan(TOLERANCE * scale);
            }
        }
    }

    /** SameDiff prints what it differentiates. */
    private static <T> T quietly(Supplier<T> work) {
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        try {
            return work.get();
        } finally {
            System.setOut(out);
        }
    }
}
