package org.gan4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.nn.Activation;
import org.gan4j.nn.Mode;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.tensor.TensorScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** The course's generator and discriminator, and every other size. */
class DcganTest {
    @Test
    void theDefaultsAreTheCourseNets() {
        assertThat(DcganGenerator.builder().build().parameterCount()).isEqualTo(5_142_080);
        assertThat(DcganCritic.builder().build().parameterCount()).isEqualTo(2_766_529);
    }

    @Test
    void theCriticsNormalisationDecidesItsNumberOfParameters() {
        assertThat(critic(Normalization.INSTANCE).parameterCount()).isEqualTo(2_764_737);
        assertThat(critic(Normalization.INSTANCE_AFFINE).parameterCount()).isEqualTo(2_766_529);
        assertThat(critic(Normalization.NONE).parameterCount()).isEqualTo(2_764_737);
        // a weight and a bias for each of 128x16x16, 256x8x8 and 512x4x4 positions
        assertThat(critic(Normalization.LAYER).parameterCount()).isEqualTo(2_764_737 + 2 * (32_768 + 16_384 + 8_192));
    }

    private static DcganCritic critic(Normalization normalization) {
        return DcganCritic.builder().normalization(normalization).build();
    }

    /** PyTorch's state dict has `num_batches_tracked` besides, which nothing reads. */
    @Test
    void theGeneratorHasTheNamesAndShapesOfTheCoursesStateDict() {
        DcganGenerator generator = DcganGenerator.builder().build();
        assertThat(entries(generator.parameters()))
                .containsExactly(
                        "l1.0.weight [8192, 100]",
                        "l1.1.weight [8192]",
                        "l1.1.bias [8192]",
                        "l2.0.0.weight [512, 256, 5, 5]",
                        "l2.0.1.weight [256]",
                        "l2.0.1.bias [256]",
                        "l2.1.0.weight [256, 128, 5, 5]",
                        "l2.1.1.weight [128]",
                        "l2.1.1.bias [128]",
                        "l2.2.0.weight [128, 64, 5, 5]",
                        "l2.2.1.weight [64]",
                        "l2.2.1.bias [64]",
                        "l3.0.weight [64, 3, 5, 5]");
        assertThat(entries(generator.buffers()))
                .containsExactly(
                        "l1.1.running_mean [8192]",
                        "l1.1.running_var [8192]",
                        "l2.0.1.running_mean [256]",
                        "l2.0.1.running_var [256]",
                        "l2.1.1.running_mean [128]",
                        "l2.1.1.running_var [128]",
                        "l2.2.1.running_mean [64]",
                        "l2.2.1.running_var [64]");
        assertThat(generator.persistent())
                .hasSize(21)
                .startsWith(generator.parameters().get(0));
    }

    @Test
    void theCriticHasTheNamesAndShapesOfTheCoursesStateDict() {
        DcganCritic critic = DcganCritic.builder().build();
        assertThat(entries(critic.parameters()))
                .containsExactly(
                        "l1.0.weight [64, 3, 4, 4]",
                        "l1.0.bias [64]",
                        "l1.2.0.weight [128, 64, 4, 4]",
                        "l1.2.0.bias [128]",
                        "l1.2.1.weight [128]",
                        "l1.2.1.bias [128]",
                        "l1.3.0.weight [256, 128, 4, 4]",
                        "l1.3.0.bias [256]",
                        "l1.3.1.weight [256]",
                        "l1.3.1.bias [256]",
                        "l1.4.0.weight [512, 256, 4, 4]",
                        "l1.4.0.bias [512]",
                        "l1.4.1.weight [512]",
                        "l1.4.1.bias [512]",
                        "l1.5.weight [1, 512, 4, 4]",
                        "l1.5.bias [1]");
        assertThat(entries(critic.buffers()))
                .containsExactly(
                        "l1.2.1.running_mean [128]",
                        "l1.2.1.running_var [128]",
                        "l1.3.1.running_mean [256]",
                        "l1.3.1.running_var [256]",
                        "l1.4.1.running_mean [512]",
                        "l1.4.1.running_var [512]");
    }

    private static List<String> entries(List<Parameter> parameters) {
        return parameters.stream().map(p -> p.name() + " " + p.shape()).toList();
    }

    static List<Arguments> everyKind() {
        List<Arguments> kinds = new ArrayList<>();
        for (int size : new int[] {16, 32, 64, 128, 256}) {
            for (int channels : new int[] {1, 3}) {
                for (Normalization normalization : Normalization.values()) {
                    kinds.add(Arguments.of(size, channels, normalization));
                }
            }
        }
        return kinds;
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    @SuppressWarnings("try") // the scope works by being open
    void everySizeMakesAndScoresImages(int size, int channels, Normalization normalization) {
        DcganGenerator generator = DcganGenerator.builder()
                .imageSize(size)
                .channels(channels)
                .normalization(normalization)
                .width(4)
                .latentSize(7)
                .build();
        DcganCritic critic = DcganCritic.builder()
                .imageSize(size)
                .channels(channels)
                .normalization(normalization)
                .width(4)
                .build();
        assertThat(generator.imageShape())
                .isEqualTo(Shape.of(channels, size, size))
                .isEqualTo(critic.imageShape());
        try (TensorScope scope = TensorScope.open()) {
            Tensor latents = generator.tensors().normal(new RandomStream(1, 0), Shape.of(2, 7));
            Tensor images = Gradients.withoutRecording(() -> generator.generate(latents, Mode.TRAINING));
            assertThat(images.shape()).isEqualTo(Shape.of(2, channels, size, size));
            assertThat(Arrays.stream(images.toDoubles())).allMatch(v -> Math.abs(v) <= 1);
            Tensor scores = Gradients.withoutRecording(() -> critic.score(images, Mode.TRAINING));
            assertThat(scores.shape()).isEqualTo(Shape.of(2));
        }
    }

    @Test
    void innerChannelsDoubleUpToEightTimesTheWidth() {
        DcganCritic critic = DcganCritic.builder().imageSize(256).width(3).build();
        assertThat(critic.parameters().stream()
                        .filter(p -> p.shape().rank() == 4)
                        .map(p -> p.shape().dim(0)))
                .containsExactly(3L, 6L, 12L, 24L, 24L, 24L, 1L);
    }

    @Test
    void onlyBatchNormalisationMakesScoresDependOnTheBatch() {
        for (Normalization normalization : Normalization.values()) {
            DcganCritic critic = DcganCritic.builder()
                    .imageSize(16)
                    .width(2)
                    .normalization(normalization)
                    .build();
            Tensor images = critic.tensors().normal(new RandomStream(1, 0), Shape.of(3, 3, 16, 16));
            double[] together = critic.score(images, Mode.TRAINING).toDoubles();
            double[] pair = critic.score(images.gather(0, 1), Mode.TRAINING).toDoubles();
            boolean depends = Math.abs(together[0] - pair[0]) > 1e-5 * Math.abs(pair[0]);
            assertThat(critic.scoresDependOnBatch())
                    .as("%s", normalization)
                    .isEqualTo(depends)
                    .isEqualTo(normalization == Normalization.BATCH);
        }
    }

    @Test
    void theSeedDecidesTheWeights() {
        assertThat(weights(small(1))).usingRecursiveComparison().isEqualTo(weights(small(1)));
        assertThat(weights(small(2)).get(0)).isNotEqualTo(weights(small(1)).get(0));
        DcganCritic critic =
                DcganCritic.builder().imageSize(16).width(2).seed(1).build();
        DcganCritic other = DcganCritic.builder().imageSize(16).width(2).seed(2).build();
        assertThat(weights(critic).get(0)).isNotEqualTo(weights(other).get(0));
    }

    /** Weights of 32 bits are the rounded ones of 64 bits: a seed means the same network in both. */
    @Test
    void theSeedMeansTheSameWeightsInBothElementTypes() {
        TensorFactory doubles = TensorFactory.of(Kernels.defaults(), DataType.DOUBLE);
        double[] wide = weights(DcganCritic.builder()
                        .imageSize(16)
                        .width(2)
                        .tensors(doubles)
                        .build())
                .get(0);
        double[] narrow =
                weights(DcganCritic.builder().imageSize(16).width(2).build()).get(0);
        for (int i = 0; i < wide.length; i++) {
            assertThat(narrow[i]).isCloseTo(wide[i], within(1e-8));
        }
    }

    private static DcganGenerator small(long seed) {
        return DcganGenerator.builder().imageSize(16).width(2).seed(seed).build();
    }

    private static List<double[]> weights(Network network) {
        return network.persistent().stream().map(Tensor::toDoubles).toList();
    }

    static Stream<Arguments> badOptions() {
        return Stream.of(
                bad(
                        "`imageSize` must be 16, 32, 64, 128 or 256, got 8",
                        DcganGenerator.builder().imageSize(8)),
                bad(
                        "`imageSize` must be 16, 32, 64, 128 or 256, got 48",
                        DcganGenerator.builder().imageSize(48)),
                bad(
                        "`imageSize` must be 16, 32, 64, 128 or 256, got 512",
                        DcganCritic.builder().imageSize(512)),
                bad(
                        "`imageSize` must be 16, 32, 64, 128 or 256, got 0",
                        DcganCritic.builder().imageSize(0)),
                bad(
                        "`imageSize` must be 16, 32, 64, 128 or 256, got -64",
                        DcganCritic.builder().imageSize(-64)),
                bad(
                        "`channels` must be 1 (grey) or 3 (colour), got 2",
                        DcganGenerator.builder().channels(2)),
                bad(
                        "`channels` must be 1 (grey) or 3 (colour), got 4",
                        DcganCritic.builder().channels(4)),
                bad(
                        "`channels` must be 1 (grey) or 3 (colour), got 0",
                        DcganCritic.builder().channels(0)),
                bad(
                        "`width` must be at least 1, got 0",
                        DcganGenerator.builder().width(0)),
                bad("`width` must be at least 1, got -3", DcganCritic.builder().width(-3)),
                bad(
                        "`latentSize` must be at least 1, got 0",
                        DcganGenerator.builder().latentSize(0)),
                bad("`normalization`", DcganGenerator.builder().normalization(null)),
                bad("`normalization`", DcganCritic.builder().normalization(null)),
                bad("`activation`", DcganGenerator.builder().activation(null)),
                bad("`activation`", DcganCritic.builder().activation(null)));
    }

    private static Arguments bad(String message, DcganOptions<?> options) {
        Runnable build = options instanceof DcganGenerator.Builder generator
                ? generator::build
                : ((DcganCritic.Builder) options)::build;
        return Arguments.of(message, build);
    }

    @ParameterizedTest
    @MethodSource("badOptions")
    void badOptionsAreRefusedByName(String message, Runnable build) {
        assertThatThrownBy(build::run)
                .isInstanceOfAny(IllegalArgumentException.class, NullPointerException.class)
                .hasMessageContaining(message);
    }

    @Test
    void wrongLatentsAndImagesAreRefused() {
        DcganGenerator generator = small(0);
        TensorFactory tensors = generator.tensors();
        for (Shape wrong : List.of(Shape.of(2, 99), Shape.of(100), Shape.of(2, 100, 1, 1))) {
            assertThatThrownBy(() -> generator.generate(tensors.zeros(wrong), Mode.TRAINING))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("`latents` must be [N, 100], got " + wrong);
        }
        DcganCritic critic = DcganCritic.builder().imageSize(16).width(2).build();
        for (Shape wrong : List.of(Shape.of(2, 3, 32, 32), Shape.of(2, 1, 16, 16), Shape.of(3, 16, 16))) {
            assertThatThrownBy(() -> critic.score(tensors.zeros(wrong), Mode.TRAINING))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("`images` must be [N, 3, 16, 16], got " + wrong);
        }
    }

    @Test
    void theDescriptionListsLayersShapesAndParameters() {
        String generator = DcganGenerator.builder().build().describe();
        assertThat(generator)
                .startsWith("DcganGenerator(latent 100, 3x64x64, width 64, normalization BATCH, Relu)")
                .containsPattern("Dense\\(100 -> 8192, no bias\\) +\\[8192] +819,200\n")
                .containsPattern("ConvTranspose2d\\(64 -> 3, kernel 5, .*\\) +\\[3, 64, 64] +4,800\n")
                .containsPattern("total +5,142,080\n$");
        String critic =
                DcganCritic.builder().activation(Activation.tanh()).build().describe();
        assertThat(critic)
                .startsWith("DcganCritic(3x64x64, width 64, normalization BATCH, Tanh)")
                .containsPattern("Conv2d\\(512 -> 1, kernel 4, stride 1, padding 0\\) +\\[1, 1, 1] +8,193\n")
                .containsPattern("total +2,766,529\n$");
    }

    @Test
    void evaluationGivesTheSameImagesWhateverElseIsInTheBatch() {
        DcganGenerator generator = small(3);
        Tensor latents = generator.tensors().normal(new RandomStream(4, 0), Shape.of(4, 100));
        generator.generate(latents, Mode.TRAINING);
        double[] first = generator.generate(latents, Mode.EVALUATION).gather(2).toDoubles();
        double[] alone = generator.generate(latents.gather(2), Mode.EVALUATION).toDoubles();
        assertThat(alone).containsExactly(first, within(1e-6));
    }
}
