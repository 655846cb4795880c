package org.gan4j.benchmark.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gan4j.benchmark.option.ArithmeticOptions;
import org.gan4j.benchmark.option.Checks;
import org.gan4j.benchmark.side.Threads;
import org.gan4j.benchmark.side.Workload;
import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Precision;
import org.gan4j.preset.Preset;
import picocli.CommandLine.Option;

/** What to measure. */
final class CompareOptions {
    private static final int MOST_THREADS = 1024;

    @Option(
            names = "--preset",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "simple,wgan-gp,critic",
            description = "quick, simple, medium, strong, wgan, wgan-gp; critic: its forward and backward pass alone"
                    + " (default: ${DEFAULT-VALUE}).")
    private List<String> presets;

    @Option(
            names = "--precision",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "fp32,bf16",
            description = "fp32, bf16 (default: ${DEFAULT-VALUE}).")
    private List<Precision> precisions;

    @Option(
            names = "--batch",
            split = ",",
            paramLabel = "N",
            defaultValue = "64",
            description = "Images in a batch (default: ${DEFAULT-VALUE}).")
    private List<Integer> batches;

    @Option(
            names = "--kernels",
            paramLabel = "NAME",
            defaultValue = "auto",
            description = "What GAN4J computes with: auto, nd4j, onednn (default: ${DEFAULT-VALUE}).")
    private KernelChoice kernels;

    @Option(names = "--threads", paramLabel = "N", description = "Threads of every side (default: the physical cores).")
    private Integer threads;

    /**
     * Every combination, presets outermost. A critic's pass has no bf16 peer but libtorch, so it is measured in fp32 only
     * unless bf16 is all that was asked for.
     *
     * @throws IllegalArgumentException naming the option that does not fit, and what would
     */
    List<Workload> workloads() {
        check();
        int count = threads == null ? Threads.physicalCores() : threads;
        List<Workload> workloads = new ArrayList<>();
        for (String preset : presets) {
            for (Precision precision : precisions) {
                boolean skipped =
                        preset.equals(Workload.CRITIC) && precision == Precision.BF16 && precisions.size() > 1;
                for (int batch : skipped ? List.<Integer>of() : batches) {
                    workloads.add(new Workload(preset, precision, batch, kernels, count));
                }
            }
        }
        return workloads;
    }

    private void check() {
        List<String> choices = new ArrayList<>(
                Arrays.stream(Preset.values()).map(Preset::toString).toList());
        choices.add(Workload.CRITIC);
        for (String preset : presets) {
            if (!choices.contains(preset)) {
                throw new IllegalArgumentException(
                        "`--preset` must be one of " + String.join(", ", choices) + ", got " + preset);
            }
        }
        batches.forEach(batch -> Checks.within("--batch", batch, 2, ArithmeticOptions.LARGEST_BATCH));
        if (threads != null) {
            Checks.within("--threads", threads, 1, MOST_THREADS);
        }
    }
}
