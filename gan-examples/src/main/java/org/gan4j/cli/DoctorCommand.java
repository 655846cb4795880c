package org.gan4j.cli;

import java.util.concurrent.Callable;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.tensor.TensorScope;
import picocli.CommandLine.Command;

@Command(name = "doctor", description = "Prints what this machine computes with, and whether it works.")
final class DoctorCommand implements Callable<Integer> {
    private static final int TRIES = 5;

    @Override
    public Integer call() {
        line("gan4j", Version.text());
        line("java", System.getProperty("java.version") + ", " + System.getProperty("java.vm.name"));
        line("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        line("processor", Machine.processor() + ", " + Runtime.getRuntime().availableProcessors() + " logical cores");
        line("instructions", Machine.instructionSets());
        line("memory", Machine.memoryLimits());
        line("native cache", Machine.nativeCache());
        Kernels kernels = Kernels.defaults();
        line("kernels", kernels.describe());
        line("convolution", convolution());
        return 0;
    }

    private static void line(String name, String value) {
        System.out.printf("%-14s%s%n", name, value);
    }

    /** The second convolution of the course's critic, forward, batch 16: right, and how fast. */
    private static String convolution() {
        TensorFactory tensors = TensorFactory.defaults();
        RandomStream random = new RandomStream(0, 0);
        ConvGeometry geometry = new ConvGeometry(2, 1);
        Tensor images = tensors.normal(random, Shape.of(16, 64, 32, 32));
        Tensor weights = tensors.normal(random, Shape.of(128, 64, 4, 4));
        double best = Double.MAX_VALUE;
        double sum = 0;
        for (int i = 0; i < TRIES; i++) {
            try (TensorScope scope = TensorScope.open()) {
                long started = System.nanoTime();
                Tensor scores = images.conv2d(weights, geometry);
                best = Math.min(best, (System.nanoTime() - started) / 1e9);
                sum = scope.keep(scores.sum()).item();
            }
        }
        double operations = 2.0 * 16 * 128 * 16 * 16 * 64 * 4 * 4;
        return String.format(
                "%s, %.0f GFLOPS (best of %d)", Double.isFinite(sum) ? "works" : "BROKEN", operations / best / 1e9, TRIES);
    }
}
