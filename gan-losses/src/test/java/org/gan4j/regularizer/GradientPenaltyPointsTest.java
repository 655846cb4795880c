package org.gan4j.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.model.DcganCritic;
import org.gan4j.model.Normalization;
import org.gan4j.nn.Activation;
import org.gan4j.nn.Conv2d;
import org.gan4j.nn.Dense;
import org.gan4j.nn.Distribution;
import org.gan4j.nn.ParameterGradientCheck;
import org.gan4j.nn.Reshape;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.TrainingStep;
import org.gan4j.train.TrainingSteps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Which points, which norm, which precision: {@link GradientPenaltyTest} has values and gradients. */
class GradientPenaltyPointsTest {
    private static final TensorFactory TENSORS = SmallCritic.TENSORS;
    private static final Shape FOUR = Shape.of(1, 2, 2);

    private static Tensor normal(long stream, long... dims) {
        return TENSORS.normal(new RandomStream(51, stream), Shape.of(dims));
    }

    private static Tensor penalty(GradientPenalty penalty, TrainingStep step) {
        return penalty.penalty(step).orElseThrow();
    }

    /** D(x) = slope * sum(f(x)). */
    private static SmallCritic sum(double slope, Activation f) {
        Dense dense = Dense.withoutBias("sum", 4, 1, SmallCritic.initializer());
        dense.parameters().get(0).assign(TENSORS.full(Shape.of(1, 4), slope));
        return new SmallCritic(FOUR, List.of(new Reshape(Shape.of(4)), f, dense));
    }

    private static SmallCritic twiceTheSum() {
        return sum(2, Activation.of("Identity", x -> x));
    }

    @Test
    void theNormIsTakenOverChannelsAndPixels() {
        SmallCritic critic = new SmallCritic(
                Shape.of(3, 2, 2),
                List.of(Conv2d.builder("c", 3, 1, 2, SmallCritic.initializer())
                        .withoutBias()
                        .weights(Distribution.constant(1))
                        .build()));
        TrainingStep step = TrainingSteps.ofCritic(critic, normal(0, 2, 3, 2, 2), normal(1, 2, 3, 2, 2));
        assertThat(penalty(new GradientPenalty(1), step).item())
                .isCloseTo(Math.pow(Math.sqrt(12) - 1, 2), within(1e-9));
    }

    /** Between zeros and ones the mixed image is the share of the real one itself. */
    @Test
    void theShareOfTheRealImageIsUniformAndOneForEachImage() {
        int count = 1_000;
        SmallCritic critic = twiceTheSum();
        Shape shape = Shape.of(count, 1, 2, 2);
        TrainingStep step = TrainingSteps.ofCritic(critic, TENSORS.ones(shape), TENSORS.zeros(shape));
        penalty(new GradientPenalty(1), step);
        double[] x = critic.lastSeen().toDoubles();
        double[] shares = new double[count];
        for (int i = 0; i < x.length; i++) {
            shares[i / 4] = x[i];
            assertThat(x[i]).isEqualTo(x[i - i % 4]).isBetween(0.0, Math.nextDown(1.0));
        }
        assertThat(Arrays.stream(shares).distinct().count()).isEqualTo(count);
        double fiveStandardErrors = 5 / Math.sqrt(12.0 * count);
        assertThat(Arrays.stream(shares).average().orElseThrow()).isCloseTo(0.5, within(fiveStandardErrors));
        double inTheMiddle =
                Arrays.stream(shares).filter(a -> a > 0.25 && a < 0.75).count();
        assertThat(inTheMiddle / count).isCloseTo(0.5, within(5 * 0.5 / Math.sqrt(count)));
        penalty(new GradientPenalty(1), step);
        assertThat(critic.lastSeen().toDoubles()).as("new shares each time").isNotEqualTo(x);
    }

    @Test
    void theGradientThroughALeakyActivationIsRight() {
        SmallCritic critic = new SmallCritic(
                Shape.of(2, 4, 4),
                List.of(
                        Conv2d.builder("a", 2, 3, 2, SmallCritic.initializer())
                                .stride(2)
                                .weights(Distribution.normal(0, 0.5))
                                .build(),
                        Activation.leakyRelu(0.2),
                        Conv2d.builder("b", 3, 1, 1, SmallCritic.initializer())
                                .weights(Distribution.normal(0, 0.5))
                                .build()));
        Tensor real = normal(0, 2, 2, 4, 4);
        Tensor fake = normal(1, 2, 2, 4, 4);
        ParameterGradientCheck.check(
                () -> penalty(new GradientPenalty(10), TrainingSteps.ofCritic(critic, real, fake)),
                critic.parameters());
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT", "DOUBLE"})
    void aCriticWithoutSlopeHasFiniteGradients(DataType type) {
        TensorFactory tensors = TensorFactory.of(Kernels.defaults(), type);
        DcganCritic critic = DcganCritic.builder()
                .imageSize(16)
                .width(2)
                .normalization(Normalization.INSTANCE)
                .tensors(tensors)
                .build();
        critic.parameters().forEach(p -> p.assign(tensors.zeros(p.shape())));
        Tensor images = tensors.ones(Shape.of(2, 3, 16, 16));
        TrainingStep step = TrainingSteps.ofCritic(critic, images, images);
        Tensor penalty = penalty(new GradientPenalty(10), step);
        assertThat(penalty.item()).isCloseTo(10, within(1e-4));
        for (Tensor gradient : Gradients.of(penalty).withRespectTo(critic.parameters())) {
            assertThat(Arrays.stream(gradient.toDoubles())).allMatch(Double::isFinite);
        }
    }

    @Test
    void patchScoresAreSummed() {
        SmallCritic critic = new SmallCritic(
                Shape.of(1, 2, 2),
                List.of(Conv2d.builder("c", 1, 1, 1, SmallCritic.initializer())
                        .withoutBias()
                        .weights(Distribution.constant(2))
                        .build()));
        TrainingStep step = TrainingSteps.ofCritic(critic, normal(0, 2, 1, 2, 2), normal(1, 2, 1, 2, 2));
        assertThat(penalty(new GradientPenalty(1), step).item()).isCloseTo(9, within(1e-9));
    }
}
