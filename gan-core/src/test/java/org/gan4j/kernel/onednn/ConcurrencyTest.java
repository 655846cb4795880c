package org.gan4j.kernel.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.bytedeco.javacpp.Pointer;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Threads beside one another, and the garbage collector beside a running call. */
class ConcurrencyTest {
    private static final ConvGeometry GEOMETRY = new ConvGeometry(2, 1);
    private static final Shape IMAGE = Shape.of(2, 3, 16, 16);
    private static final Shape WEIGHT = Shape.of(18, 3, 4, 4);
    private static final int ROUNDS = 30;
    /** Between collections, so that the calls get somewhere. */
    private static final long PAUSE = 10_000_000;

    private static double[] values(Shape shape) {
        return new Random(4).doubles(shape.size(), -1, 1).toArray();
    }

    private static Storage upload(OneDnnKernels kernels, Shape shape) {
        return kernels.upload(values(shape), shape, DataType.FLOAT, Arena.unmanaged());
    }

    /** Every array is garbage as soon as the call that reads it has begun. */
    private static double[] convolveGarbage(OneDnnKernels kernels) {
        Storage scores = kernels.conv2d(upload(kernels, IMAGE), upload(kernels, WEIGHT), GEOMETRY, Arena.unmanaged());
        return kernels.toDoubles(
                kernels.conv2dInputGradient(scores, upload(kernels, WEIGHT), IMAGE, GEOMETRY, Arena.unmanaged()));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void theCollectorFreesNoArrayThatACallWorksOn(Precision precision) throws Exception {
        OneDnnKernels kernels = OneDnnKernels.poisoning(precision);
        double[] expected = convolveGarbage(kernels);
        AtomicBoolean done = new AtomicBoolean();
        Thread collector = new Thread(() -> {
            while (!done.get()) {
                System.gc();
                LockSupport.parkNanos(PAUSE);
            }
        });
        collector.start();
        try {
            for (int i = 0; i < ROUNDS; i++) {
                assertThat(convolveGarbage(kernels)).as("round %d", i).isEqualTo(expected);
            }
        } finally {
            done.set(true);
            collector.join();
        }
    }

    @Test
    void theCollectorFreesWhatNobodyHolds() throws Exception {
        OneDnnKernels kernels = OneDnnKernels.poisoning(Precision.FP32);
        convolveGarbage(kernels);
        collect();
        long before = Pointer.totalBytes();
        for (int i = 0; i < 50; i++) {
            kernels.full(Shape.of(1000, 1000), DataType.FLOAT, i, Arena.unmanaged());
        }
        collect();
        assertThat(Pointer.totalBytes() - before).isLessThan(4_000_000);
    }

    /** The collector's finds are freed by a thread of JavaCPP's. */
    private static void collect() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(20);
        }
    }

    private static void inTwoThreads(Callable<double[]> work, double[] expected) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (Future<double[]> result : threads.invokeAll(List.of(work, work))) {
                assertThat(result.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdown();
        }
    }

    /** Each round has weights that are not packed yet, or have changed. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void threadsShareWeights(Precision precision) throws Exception {
        OneDnnKernels kernels = OneDnnKernels.poisoning(precision);
        Storage x = upload(kernels, IMAGE);
        double[] expected = kernels.toDoubles(kernels.conv2d(x, upload(kernels, WEIGHT), GEOMETRY, Arena.unmanaged()));
        for (int round = 0; round < ROUNDS; round++) {
            Storage w = upload(kernels, WEIGHT);
            inTwoThreads(() -> convolve(kernels, x, w), expected);
            kernels.assign(w, upload(kernels, WEIGHT));
            inTwoThreads(() -> convolve(kernels, x, w), expected);
        }
    }

    private static double[] convolve(OneDnnKernels kernels, Storage x, Storage w) {
        try (Arena arena = Arena.open()) {
            return kernels.toDoubles(kernels.conv2d(x, kernels.alias(w, arena), GEOMETRY, arena));
        }
    }

    /** A thread updates weights that another has packed, and the other way round. */
    @Test
    void threadsTakeTurnsWithOneWeight() throws Exception {
        OneDnnKernels kernels = OneDnnKernels.poisoning(Precision.FP32);
        Storage x = upload(kernels, IMAGE);
        Storage w = upload(kernels, WEIGHT);
        List<ExecutorService> threads =
                List.of(Executors.newSingleThreadExecutor(), Executors.newSingleThreadExecutor());
        List<double[]> results = new ArrayList<>();
        for (int turn = 0; turn < 6; turn++) {
            results.add(
                    threads.get(turn % 2).submit(() -> convolve(kernels, x, w)).get());
            threads.get(turn % 2).submit(() -> kernels.scaleInPlace(w, -2)).get();
        }
        threads.forEach(ExecutorService::shutdown);
        for (int turn = 0; turn < 6; turn++) {
            double factor = Math.pow(-2, turn);
            double[] first = results.get(0).clone();
            for (int i = 0; i < first.length; i++) {
                first[i] *= factor;
            }
            assertThat(results.get(turn)).as("turn %d", turn).isEqualTo(first);
        }
    }

    /** FP32 and BF16 share the library's one stream. */
    @Test
    void bothPrecisionsRunBesideOneAnother() throws Exception {
        OneDnnKernels fp32 = OneDnnKernels.poisoning(Precision.FP32);
        OneDnnKernels bf16 = OneDnnKernels.poisoning(Precision.BF16);
        double[] single = convolveGarbage(fp32);
        double[] brief = convolveGarbage(bf16);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<?> other = thread.submit(() -> {
            for (int i = 0; i < ROUNDS; i++) {
                assertThat(convolveGarbage(bf16)).isEqualTo(brief);
            }
        });
        for (int i = 0; i < ROUNDS; i++) {
            assertThat(convolveGarbage(fp32)).isEqualTo(single);
        }
        other.get();
        thread.shutdown();
    }
}
