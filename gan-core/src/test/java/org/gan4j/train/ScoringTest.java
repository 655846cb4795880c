package org.gan4j.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.api.Assertions;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.model.DcganCritic;
import org.gan4j.model.Normalization;
import org.gan4j.nn.Mode;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Scores and gradients are those of separate passes, whatever the critic. */
class ScoringTest {
    private static final int BATCH = 3;

    @ParameterizedTest
    @EnumSource(Normalization.class)
    void oneStepIsThatOfSeparatePasses(Normalization normalization) {
        TensorFactory tensors = TensorFactory.of(Kernels.defaults(), DataType.DOUBLE);
        DcganCritic critic = DcganCritic.builder()
                .imageSize(16)
                .width(4)
                .normalization(normalization)
                .tensors(tensors)
                .build();
        RandomStream random = new RandomStream(5, 0);
        Tensor real = tensors.normal(random, Shape.of(BATCH, 3, 16, 16));
        Tensor fake = tensors.normal(random, Shape.of(BATCH, 3, 16, 16));

        Scoring.Pair joined = new Scoring(critic).score(real, fake);
        Scoring.Pair apart = new Scoring.Pair(critic.score(real, Mode.TRAINING), critic.score(fake, Mode.TRAINING));

        assertClose(joined.real(), apart.real());
        assertClose(joined.fake(), apart.fake());
        List<Tensor> gradients = gradients(joined, critic);
        List<Tensor> expected = gradients(apart, critic);
        for (int i = 0; i < expected.size(); i++) {
            assertClose(gradients.get(i), expected.get(i));
        }
    }

    /** Of a loss that treats the halves differently. */
    private static List<Tensor> gradients(Scoring.Pair scores, DcganCritic critic) {
        Tensor loss = scores.real().softplus().mean().sub(scores.fake().square().mean());
        return Gradients.of(loss).withRespectTo(critic.parameters());
    }

    private static void assertClose(Tensor actual, Tensor expected) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertThat(actual.toDoubles()).containsExactly(expected.toDoubles(), Assertions.within(1e-9));
    }
}
