package org.gan4j.benchmark.kernel;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.gan4j.benchmark.compare.Timings;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Precision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kernels}: every operation of {@link KernelBenchmark} once, in a minute or two, as a table. */
@Command(
        name = "kernels",
        mixinStandardHelpOptions = true,
        description = "Prints the time and the rate of every operation on the course nets' shapes.")
public final class KernelsCommand implements Callable<Integer> {
    private static final int LARGEST_BATCH = 1024;
    private static final double SECONDS_EACH = 0.3;
    private static final int FEWEST = 5;
    private static final int WARM_UP = 3;

    @Option(names = "--kernels", defaultValue = "auto", description = "auto, nd4j, onednn (default: ${DEFAULT-VALUE}).")
    private KernelChoice choice;

    @Option(names = "--precision", defaultValue = "fp32", description = "fp32 or bf16 (default: ${DEFAULT-VALUE}).")
    private Precision precision;

    @Option(names = "--batch", defaultValue = "64", description = "Images in a batch (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(names = "--only", defaultValue = "", description = "Only operations whose name contains this.")
    private String only;

    /**
     * Measures and prints line by line.
     *
     * @return 0
     */
    @Override
    public Integer call() {
        if (batch < 1 || batch > LARGEST_BATCH) {
            throw new IllegalArgumentException("--batch must be from 1 to " + LARGEST_BATCH + ", got " + batch);
        }
        Kernels kernels = choice.open(precision);
        System.out.println(kernels.describe());
        for (CourseConvolution layer : CourseConvolution.values()) {
            for (CourseConvolution.Form form : CourseConvolution.Form.values()) {
                print(kernels, layer + " " + form, layer.flops(batch), 0, feed -> layer.prepare(form, feed));
            }
        }
        for (CourseOperation operation : CourseOperation.values()) {
            print(kernels, operation.name(), operation.flops(batch), operation.bytes(batch), operation::prepare);
        }
        return 0;
    }

    private void print(
            Kernels kernels, String name, double flops, double bytes, Function<Feed, Operation> preparation) {
        String label = name.toLowerCase(Locale.ROOT).replace('_', '-');
        if (!label.contains(only)) {
            return;
        }
        Timings timings;
        try (Arena inputs = Arena.open()) {
            timings = measure(preparation.apply(new Feed(kernels, inputs, batch)));
        }
        System.out.printf(
                Locale.ROOT,
                "%-32s %9.3f ms  (%.3f-%.3f)  %7.1f %s%n",
                label,
                timings.median() * 1e3,
                timings.lowerQuartile() * 1e3,
                timings.upperQuartile() * 1e3,
                Math.max(flops, bytes) * 1e-9 / timings.median(),
                flops > 0 ? "GFLOPS" : "GB/s");
    }

    private static Timings measure(Operation operation) {
        Timings timings = Timings.NONE;
        double total = 0;
        for (int i = 0; i < WARM_UP + FEWEST || total < SECONDS_EACH; i++) {
            double seconds = time(operation);
            if (i >= WARM_UP) {
                timings = timings.with(seconds);
                total += seconds;
            }
        }
        return timings;
    }

    private static double time(Operation operation) {
        long start = System.nanoTime();
        try (Arena results = Arena.open()) {
            operation.run(results);
        }
        return (System.nanoTime() - start) * 1e-9;
    }
}
