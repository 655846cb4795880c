package org.gan4j.benchmark.run;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.gan4j.benchmark.side.Gan4j;
import org.gan4j.benchmark.side.Preset;
import org.gan4j.benchmark.side.ProcessMemory;
import org.gan4j.benchmark.side.Side;
import org.gan4j.benchmark.side.Threads;
import org.gan4j.benchmark.side.Workload;
import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Precision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code memory}: what a long run of one preset holds, every so many steps. It ends with a verdict: flat or not. */
@Command(
        name = "memory",
        mixinStandardHelpOptions = true,
        description = "Prints array memory, resident memory and fresh pages of a long run.")
public final class MemoryCommand implements Callable<Integer> {
    private static final int DONE = 0;
    private static final int FAILED = 1;

    @Option(names = "--preset", defaultValue = "wgan-gp", description = "One preset (default: ${DEFAULT-VALUE}).")
    private String preset;

    @Option(names = "--precision", defaultValue = "fp32", description = "fp32 or bf16 (default: ${DEFAULT-VALUE}).")
    private Precision precision;

    @Option(names = "--kernels", defaultValue = "auto", description = "auto, nd4j, onednn (default: ${DEFAULT-VALUE}).")
    private KernelChoice kernels;

    @Option(names = "--batch", defaultValue = "64", description = "Images in a batch (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(names = "--steps", defaultValue = "2000", description = "Steps (default: ${DEFAULT-VALUE}).")
    private int steps;

    @Option(names = "--every", defaultValue = "100", description = "Steps between lines (default: ${DEFAULT-VALUE}).")
    private int every;

    /**
     * Makes the steps and prints a line now and then.
     *
     * @return 0 if array and resident memory stayed flat after the first line, otherwise 1
     */
    @Override
    public Integer call() {
        check();
        Workload workload = new Workload(preset, precision, batch, kernels, Threads.physicalCores());
        FlatnessCheck flatness = new FlatnessCheck();
        try (Side side = new Gan4j().open("", workload)) {
            System.err.println(side.describe());
            System.out.println("step  arrays MB  resident MB  fresh pages/step  s/step");
            for (int done = 0; done + every <= steps; done += every) {
                MemoryLine line = measure(side, done + every);
                System.out.println(line);
                flatness.add(line);
            }
        }
        System.out.println(flatness.verdict());
        return flatness.isFlat() ? DONE : FAILED;
    }

    private void check() {
        Preset.named(preset);
        if (every < 1 || steps < 2 * every) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "--steps must be at least twice --every, got %d and %d", steps, every));
        }
    }

    private MemoryLine measure(Side side, int step) {
        long faults = ProcessMemory.minorFaults();
        long start = System.nanoTime();
        for (int i = 0; i < every; i++) {
            side.work();
        }
        double seconds = (System.nanoTime() - start) * 1e-9;
        return new MemoryLine(
                step,
                side.heldBytes(),
                ProcessMemory.now(),
                (ProcessMemory.minorFaults() - faults) / (double) every,
                seconds / every);
    }
}
