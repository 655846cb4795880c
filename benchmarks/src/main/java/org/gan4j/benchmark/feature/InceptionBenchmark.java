package org.gan4j.benchmark.feature;

import java.util.concurrent.TimeUnit;
import org.gan4j.data.CachedImages;
import org.gan4j.data.ImageSource;
import org.gan4j.data.faces.ProceduralFaces;
import org.gan4j.feature.InceptionExtractor;
import org.gan4j.feature.InceptionPreset;
import org.gan4j.feature.InceptionWeights;
import org.gan4j.linalg.Matrix;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Images a second through FID-Inception with formula weights, which take as long as trained ones: 64 embedded faces of 64x64
 * pixels, from bytes to 2,048 features, resizing included. {@code docs/pytorch/time_inception.py} times pytorch-fid's network on
 * as many.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(1)
public class InceptionBenchmark {
    private static final int IMAGES = 64;
    private static final int SIZE = 64;

    /** How images become inputs. */
    @Param({"PYTORCH_FID", "CLEAN"})
    public InceptionPreset preset;

    /** Images computed at once. */
    @Param("16")
    public int batch;

    private ImageSource faces;
    private InceptionExtractor extractor;

    /** Makes the network and draws the faces. */
    @Setup
    public void prepare() {
        extractor = InceptionExtractor.builder(InceptionWeights.byFormula())
                .preset(preset)
                .batchSize(batch)
                .build();
        faces = new CachedImages(ProceduralFaces.training(SIZE).range(0, IMAGES));
    }

    /**
     * Extracts.
     *
     * @return features
     */
    @Benchmark
    @OperationsPerInvocation(IMAGES)
    public Matrix images() {
        return extractor.extract(faces, 0, IMAGES);
    }
}
