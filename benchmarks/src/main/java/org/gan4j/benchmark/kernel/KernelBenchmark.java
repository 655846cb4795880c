package org.gan4j.benchmark.kernel;

import java.util.concurrent.TimeUnit;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Precision;
import org.openjdk.jmh.annotations.AuxCounters;
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

/**
 * Single operations of the kernels, a second; beside them {@code gigaflops} (10^9 floating-point operations a second) of
 * products and convolutions and {@code gigabytes} (10^9 bytes read and written a second) of the rest.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KernelBenchmark {
    /** Kernels and what they own. */
    @State(Scope.Benchmark)
    public abstract static class Ready {
        /** Whose. */
        @Param({"ND4J", "ONEDNN"})
        public KernelChoice kernels;

        /** In which precision; ND4J has FP32 only. */
        @Param("FP32")
        public Precision precision;

        /** Images in a batch. */
        @Param("64")
        public int batch;

        private final Arena inputs = Arena.open();

        Operation operation;

        Feed feed() {
            Kernels chosen = kernels.open(precision);
            return new Feed(chosen, inputs, batch);
        }

        /** Gives the arguments back. */
        @TearDown
        public void release() {
            inputs.close();
        }

        final void run() {
            try (Arena results = Arena.open()) {
                operation.run(results);
            }
        }
    }

    /** A convolution. */
    @State(Scope.Benchmark)
    public static class Convolution extends Ready {
        /** Of which layer. */
        @Param
        public CourseConvolution layer;

        /** Which of its forms. */
        @Param
        public CourseConvolution.Form form;

        /** Makes the arguments. */
        @Setup
        public void prepare() {
            operation = layer.prepare(form, feed());
        }
    }

    /** Another operation. */
    @State(Scope.Benchmark)
    public static class Other extends Ready {
        /** Which. */
        @Param
        public CourseOperation name;

        /** Makes the arguments. */
        @Setup
        public void prepare() {
            operation = name.prepare(feed());
        }
    }

    /** What JMH divides by the time. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Rates {
        /** 10^9 floating-point operations. */
        public double gigaflops;
        /** 10^9 bytes. */
        public double gigabytes;
    }

    /**
     * One form of one layer's convolution.
     *
     * @param state which
     * @param rates counted
     */
    @Benchmark
    public void convolution(Convolution state, Rates rates) {
        state.run();
        rates.gigaflops += state.layer.flops(state.batch) * 1e-9;
    }

    /**
     * Another operation.
     *
     * @param state which
     * @param rates counted
     */
    @Benchmark
    public void operation(Other state, Rates rates) {
        state.run();
        rates.gigaflops += state.name.flops(state.batch) * 1e-9;
        rates.gigabytes += state.name.bytes(state.batch) * 1e-9;
    }
}
