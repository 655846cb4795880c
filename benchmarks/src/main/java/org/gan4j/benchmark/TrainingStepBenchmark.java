package org.gan4j.benchmark;

import java.util.concurrent.TimeUnit;
import org.gan4j.data.CachedImages;
import org.gan4j.data.ShuffledImages;
import org.gan4j.data.faces.ProceduralFaces;
import org.gan4j.loss.NonSaturatingLoss;
import org.gan4j.loss.WassersteinLoss;
import org.gan4j.model.DcganCritic;
import org.gan4j.model.DcganGenerator;
import org.gan4j.model.Normalization;
import org.gan4j.regularizer.GradientPenalty;
import org.gan4j.train.Adam;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.StepReport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One training step of the course nets, 64x64, width 64: a critic update and a generator update. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(1)
public class TrainingStepBenchmark {
    /** Which game. */
    public enum Game {
        /** DCGAN with batch normalisation. */
        SIMPLE,
        /** Wasserstein loss, gradient penalty, instance normalisation. */
        WGAN_GP
    }

    /** The game. */
    @Param
    public Game game;

    /** Images in a batch. */
    @Param({"16", "64"})
    public int batch;

    private CachedImages images;
    private GanTrainer trainer;

    /** Builds the nets and draws the images that the measured steps will read. */
    @Setup
    public void build() {
        images = new CachedImages(ProceduralFaces.training(64).range(0, 2 * batch));
        images.prefill(1, drawn -> {}).join();
        ShuffledImages batches = new ShuffledImages(images, 0);
        DcganGenerator generator = DcganGenerator.builder().build();
        trainer = switch (game) {
            case SIMPLE ->
                GanTrainer.builder(
                                generator,
                                DcganCritic.builder().build(),
                                new NonSaturatingLoss().scaled(0.5, 1),
                                batches)
                        .batchSize(batch)
                        .build();
            case WGAN_GP ->
                GanTrainer.builder(
                                generator,
                                DcganCritic.builder()
                                        .normalization(Normalization.INSTANCE)
                                        .build(),
                                new WassersteinLoss(),
                                batches)
                        .batchSize(batch)
                        .optimizer(Adam.of(1e-4, 0, 0.9))
                        .regularizer(new GradientPenalty(GradientPenalty.PAPER_WEIGHT))
                        .build();
        };
    }

    /** Frees the images. */
    @TearDown
    public void close() {
        images.close();
    }

    /**
     * A step.
     *
     * @return its figures
     */
    @Benchmark
    public StepReport step() {
        return trainer.step();
    }
}
