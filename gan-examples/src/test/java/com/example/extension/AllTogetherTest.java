package com.example.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gan4j.data.ImageSource;
import org.gan4j.data.ShuffledImages;
import org.gan4j.kernel.Shape;
import org.gan4j.metric.ImageFeed;
import org.gan4j.metric.Metric;
import org.gan4j.metric.Side;
import org.gan4j.model.Critic;
import org.gan4j.model.Generator;
import org.gan4j.model.Pixels;
import org.gan4j.nn.Activation;
import org.gan4j.nn.Conv2d;
import org.gan4j.nn.ConvTranspose2d;
import org.gan4j.nn.Dense;
import org.gan4j.nn.Initializer;
import org.gan4j.nn.Reshape;
import org.gan4j.nn.Sequential;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.Checkpoint;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.State;
import org.gan4j.train.TrainedState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every extension at once: trained, saved, restored, scored; in 32 bits on the default kernels. */
class AllTogetherTest {
    private static final int LATENTS = 4;
    private static final int SIDE = 8;
    private static final Stripes STRIPES = new Stripes(20, SIDE, SIDE);

    @TempDir
    Path folder;

    private static Generator generator() {
        Initializer initializer = new Initializer(TensorFactory.defaults(), new RandomStream(1, 0));
        return Generator.of(
                LATENTS,
                new Sequential(List.of(
                        Dense.withBias("dense", LATENTS, 4 * 4 * 4, initializer),
                        new Reshape(Shape.of(4, 4, 4)),
                        new LearnedSlope("slope", 4, initializer),
                        ConvTranspose2d.builder("up", 4, 3, 4, initializer)
                                .stride(2)
                                .padding(1)
                                .build(),
                        Activation.tanh())));
    }

    private static Critic critic() {
        Initializer initializer = new Initializer(TensorFactory.defaults(), new RandomStream(2, 0));
        return Critic.of(
                Shape.of(3, SIDE, SIDE),
                new Sequential(List.of(
                        Conv2d.builder("down", 3, 4, 4, initializer)
                                .stride(2)
                                .padding(1)
                                .build(),
                        new LearnedSlope("slope", 4, initializer),
                        Conv2d.builder("score", 4, 1, 4, initializer).build())));
    }

    private static GanTrainer trainer() {
        return GanTrainer.builder(generator(), critic(), new MarginLoss(1), new ShuffledImages(STRIPES, 3))
                .batchSize(4)
                .criticSteps(2)
                .optimizer(new SignMomentum(1e-3))
                .regularizer(new FlatnessPenalty(0.1))
                .regularizer(new SteadyScores(0.5))
                .regularizer(Lambdas.regularizer())
                .augmentation(new Contrast(0.7))
                .average(generator(), 0.9)
                .listener(new Patience(100))
                .build();
    }

    @Test
    void aCheckpointContinuesBitForBit() throws IOException {
        GanTrainer through = trainer();
        through.train(3);
        Checkpoint checkpoint = new Checkpoint(folder.resolve("checkpoint"));
        checkpoint.save(through);
        through.train(6);
        GanTrainer resumed = trainer();
        assertThat(checkpoint.restore(resumed))
                .as("differences of the environment")
                .isEmpty();
        assertThat(resumed.steps()).isEqualTo(3);
        resumed.train(6);
        assertThat(TrainedState.of(resumed)).usingRecursiveComparison().isEqualTo(TrainedState.of(through));
        Map<String, State> remembered = TrainedState.numbers(resumed);
        assertThat(remembered).isEqualTo(TrainedState.numbers(through));
        assertThat(remembered.toString()).contains("waited", "average");
    }

    @Test
    void theConfigurationNamesEveryExtension() {
        assertThat(trainer().toString())
                .contains(
                        "augmentation=Contrast[least=0.7]",
                        "criticOptimizer=SignMomentum[rate=0.001]",
                        "images=stripes:20x8x8,shuffled=3",
                        "LearnedSlope(4)",
                        "loss=MarginLoss[margin=1.0]",
                        "regularizers=[FlatnessPenalty[weight=0.1], SteadyScores(0.5), Drift(0.001)]");
    }

    @Test
    void aTrainedGeneratorComesBackAndIsScored() throws IOException {
        GanTrainer trainer = trainer();
        trainer.train(2);
        Checkpoint checkpoint = new Checkpoint(folder.resolve("checkpoint"));
        checkpoint.save(trainer);
        Generator restored = generator();
        checkpoint.loadGenerator(restored);
        byte[][] images = Pixels.toRgb(restored.sample(10, 0));
        assertThat(images).isDeepEqualTo(Pixels.toRgb(trainer.sampler().sample(10, 0)));
        Metric<ShiftOfMeans> shift = ShiftOfMeans.metric();
        ImageFeed feed = new ImageFeed(new MeanColours(), 7);
        feed.feed(Side.REAL, STRIPES, done -> {}, shift);
        feed.feed(Side.GENERATED, ImageSource.of(images, SIDE, SIDE), done -> {}, shift);
        assertThat(shift.compute().value()).isBetween(0.0, Math.sqrt(3));
        assertThat(shift.compute().toString()).contains("n real 20, generated 10; mean colours");
    }

    @Test
    void imagesOfOnesOwnSequenceTrainToo() {
        GanTrainer trainer = GanTrainer.builder(
                        generator(), critic(), Lambdas.loss(), new PlainColours(Shape.of(3, SIDE, SIDE), 1))
                .batchSize(4)
                .build();
        trainer.train(2);
        assertThat(trainer.steps()).isEqualTo(2);
    }
}
