package org.gan4j.benchmark.train;

import java.util.concurrent.TimeUnit;
import org.gan4j.benchmark.side.Faces;
import org.gan4j.benchmark.side.PresetStep;
import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Precision;
import org.gan4j.preset.Preset;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.StepReport;
import org.nd4j.linalg.api.buffer.DataType;
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
    /** Which game; the others are {@code -p preset=MEDIUM,STRONG,WGAN}. */
    @Param({"SIMPLE", "WGAN_GP"})
    public Preset preset;

    /** Images in a batch. */
    @Param({"16", "64"})
    public int batch;

    /** In which precision; ND4J's kernels have FP32 only. */
    @Param("FP32")
    public Precision precision;

    /** What computes. */
    @Param("AUTO")
    public KernelChoice kernels;

    private Faces faces;
    private GanTrainer trainer;

    /** Builds the nets and draws the images that the measured steps will read. */
    @Setup
    public void build() {
        faces = new Faces(batch);
        TensorFactory tensors = TensorFactory.of(kernels.open(precision), DataType.FLOAT);
        trainer = PresetStep.trainer(preset, tensors, faces.batches(), batch);
    }

    /** Frees the images. */
    @TearDown
    public void close() {
        faces.close();
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
