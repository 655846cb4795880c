package org.gan4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.nn.Activation;
import org.gan4j.nn.BatchNorm;
import org.gan4j.nn.Conv2d;
import org.gan4j.nn.Dense;
import org.gan4j.nn.Initializer;
import org.gan4j.nn.Layer;
import org.gan4j.nn.Mode;
import org.gan4j.nn.Reshape;
import org.gan4j.nn.Sequential;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** Generators and critics made of any layers. */
class NetworksOfLayersTest {
    private static final Shape IMAGE = Shape.of(2, 4, 4);
    private static final TensorFactory DOUBLES = TensorFactory.of(Kernels.defaults(), DataType.DOUBLE);

    private final Initializer initializer = new Initializer(DOUBLES, new RandomStream(1, 0));

    private Layer convolution(String name, int out, int kernel) {
        return Conv2d.builder(name, 2, out, kernel, initializer).build();
    }

    private Tensor images(int count) {
        return DOUBLES.normal(new RandomStream(2, 0), Shape.of(count, 2, 4, 4));
    }

    @Test
    void aCriticScoresEachImageOrItsPatches() {
        Sequential layers = new Sequential(List.of(Activation.relu(), convolution("c", 1, 4)));
        Critic critic = Critic.of(IMAGE, layers);
        Tensor scores = critic.score(images(3), Mode.TRAINING);
        assertThat(scores.shape()).isEqualTo(Shape.of(3));
        assertThat(scores.toDoubles())
                .containsExactly(layers.forward(images(3), Mode.TRAINING).toDoubles());
        Critic patches = Critic.of(IMAGE, new Sequential(List.of(convolution("c", 1, 3))));
        assertThat(patches.score(images(3), Mode.TRAINING).shape()).isEqualTo(Shape.of(3, 1, 2, 2));
        assertThat(critic.tensors().type()).isEqualTo(DataType.DOUBLE);
        assertThat(critic.describe()).contains("Relu", "total");
        assertThat(critic.parameters()).extracting("name").containsExactly("c.weight", "c.bias");
        assertThat(critic).hasToString("Critic([2, 4, 4], " + layers + ")");
    }

    @Test
    void aCriticsScoresDependOnTheBatchWhereALayerMixesIt() {
        Layer last = convolution("c", 1, 4);
        assertThat(Critic.of(IMAGE, new Sequential(List.of(last))).scoresDependOnBatch())
                .isFalse();
        Sequential nested = new Sequential(List.of(new BatchNorm("b", 2, initializer)));
        assertThat(Critic.of(IMAGE, new Sequential(List.of(nested, last))).scoresDependOnBatch())
                .isTrue();
    }

    @Test
    void aGeneratorMakesImages() {
        Sequential layers =
                new Sequential(List.of(Dense.withBias("d", 5, 32, initializer), new Reshape(IMAGE), Activation.tanh()));
        Generator generator = Generator.of(5, layers);
        assertThat(generator.imageShape()).isEqualTo(IMAGE);
        assertThat(generator.latentSize()).isEqualTo(5);
        assertThat(generator.sample(3, 0).shape()).isEqualTo(Shape.of(3, 2, 4, 4));
        assertThat(generator).hasToString("Generator(latent 5, " + layers + ")");
        assertThat(generator.settings()).isEmpty();
        assertThatThrownBy(() -> generator.generate(images(1), Mode.TRAINING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`latents` must be [N, 5], got [1, 2, 4, 4]");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertRefused(
                "`input` must be [5] for Dense(5 -> 32), got [4]",
                () -> Generator.of(4, new Sequential(List.of(Dense.withBias("d", 5, 32, initializer)))));
        assertRefused(
                "`layers` must make images, [C, H, W], got [32]; end them with a Reshape or a convolution",
                () -> Generator.of(5, new Sequential(List.of(Dense.withBias("d", 5, 32, initializer)))));
        assertRefused("`latentSize` must be at least 1, got 0", () -> Generator.of(0, new Sequential(List.of())));
        assertRefused(
                "`layers` must have weights, got Sequential[Relu]; add a layer that learns",
                () -> Critic.of(IMAGE, new Sequential(List.of(Activation.relu()))));
        assertRefused(
                "`layers` must name each weight differently, got `c.weight` twice; give each layer a prefix of its own",
                () -> Critic.of(IMAGE, new Sequential(List.of(convolution("c", 2, 1), convolution("c", 1, 4)))));
        assertRefused(
                "`images` must be [N, 2, 4, 4], got [3, 1, 4, 4]",
                () -> Critic.of(IMAGE, new Sequential(List.of(convolution("c", 1, 4))))
                        .score(DOUBLES.ones(Shape.of(3, 1, 4, 4)), Mode.TRAINING));
    }

    private static void assertRefused(String message, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
