package org.gan4j.benchmark.run;

import java.util.concurrent.Callable;
import org.gan4j.benchmark.option.ArithmeticOptions;
import org.gan4j.benchmark.option.Checks;
import org.gan4j.benchmark.side.Gan4j;
import org.gan4j.benchmark.side.ProcessMemory;
import org.gan4j.benchmark.side.Side;
import org.gan4j.benchmark.side.Threads;
import org.gan4j.benchmark.side.Workload;
import org.gan4j.preset.Preset;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code memory}: what a long run of one preset holds, every so many steps. It ends with a verdict: flat or not. */
@Command(
        name = "memory",
        mixinStandardHelpOptions = true,
        description = "Prints array memory, resident memory and fresh pages of a long run.")
public final class MemoryCommand implements Callable<Integer> {
    @Option(names = "--preset", defaultValue = "wgan-gp", description = "One preset (default: ${DEFAULT-VALUE}).")
    private String preset;

    @Mixin
    private ArithmeticOptions arithmetic;

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
        Workload workload = new Workload(
                preset, arithmetic.precision(), arithmetic.batch(2), arithmetic.kernels(), Threads.physicalCores());
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
        return flatness.isFlat() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void check() {
        Preset.named(preset);
        Checks.atLeast("--every", every, 1);
        if (steps / 2 < every) {
            throw new IllegalArgumentException(
                    "`--steps` must be at least twice `--every`, got " + steps + " and " + every);
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
