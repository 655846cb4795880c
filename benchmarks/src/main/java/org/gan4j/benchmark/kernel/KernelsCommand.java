package org.gan4j.benchmark.kernel;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.gan4j.benchmark.compare.Timings;
import org.gan4j.benchmark.option.ArithmeticOptions;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.Kernels;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kernels}: every operation of {@link KernelBenchmark} once, in a minute or two, as a table. */
@Command(
        name = "kernels",
        mixinStandardHelpOptions = true,
        description = "Prints the time and the rate of every operation on the course nets' shapes.")
public final class KernelsCommand implements Callable<Integer> {
    private static final double SECONDS_EACH = 0.3;
    private static final int FEWEST = 5;
    private static final int WARM_UP = 3;

    @Mixin
    private ArithmeticOptions arithmetic;

    @Option(names = "--only", defaultValue = "", description = "Only operations whose name contains this.")
    private String only;

    private int batch;

    /**
     * Measures and prints line by line.
     *
     * @return 0
     */
    @Override
    public Integer call() {
        batch = arithmetic.batch(1);
        Kernels kernels = arithmetic.kernels().open(arithmetic.precision());
        System.out.println(kernels.describe());
        for (CourseConvolution layer : CourseConvolution.values()) {
            for (CourseConvolution.Form form : CourseConvolution.Form.values()) {
                print(kernels, layer + " " + form, layer.flops(batch), 0, feed -> layer.prepare(form, feed));
            }
        }
        for (CourseOperation operation : CourseOperation.values()) {
            print(kernels, operation.name(), operation.flops(batch), operation.bytes(batch), operation::prepare);
        }
        return ExitCode.OK;
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
