package org.gan4j.benchmark.compare;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.benchmark.side.Preset;
import org.gan4j.benchmark.side.Threads;
import org.gan4j.benchmark.side.Workload;
import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Precision;
import picocli.CommandLine.Option;

/** What to measure. */
final class CompareOptions {
    private static final int LARGEST_BATCH = 1024;
    private static final int MOST_THREADS = 1024;

    @Option(
            names = "--preset",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "simple,wgan-gp,critic",
            description = "simple, medium, strong, wgan, wgan-gp; critic: its forward and backward pass alone"
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
        for (String preset : presets) {
            if (!preset.equals(Workload.CRITIC) && !Preset.isNamed(preset)) {
                throw new IllegalArgumentException(
                        "--preset must be one of " + Preset.names() + ", " + Workload.CRITIC + ", got " + preset);
            }
        }
        batches.forEach(batch -> within("--batch", batch, 2, LARGEST_BATCH));
        if (threads != null) {
            within("--threads", threads, 1, MOST_THREADS);
        }
    }

    private static void within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(option + " must be from " + least + " to " + most + ", got " + value);
        }
    }
}
