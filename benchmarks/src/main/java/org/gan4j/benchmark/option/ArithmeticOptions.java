package org.gan4j.benchmark.option;

import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Precision;
import picocli.CommandLine.Option;

/** What computes, and on how much: options of the commands that measure one combination. */
public final class ArithmeticOptions {
    /** Images in a batch that no measurement needs more than. */
    public static final int LARGEST_BATCH = 1024;

    @Option(names = "--kernels", defaultValue = "auto", description = "auto, nd4j, onednn (default: ${DEFAULT-VALUE}).")
    private KernelChoice kernels;

    @Option(names = "--precision", defaultValue = "fp32", description = "fp32 or bf16 (default: ${DEFAULT-VALUE}).")
    private Precision precision;

    @Option(names = "--batch", defaultValue = "64", description = "Images in a batch (default: ${DEFAULT-VALUE}).")
    private int batch;

    /** {@return what computes} */
    public KernelChoice kernels() {
        return kernels;
    }

    /** {@return of the convolutions} */
    public Precision precision() {
        return precision;
    }

    /**
     * Images in a batch.
     *
     * @param least the smallest number that the measurement makes sense with
     * @return at least that
     * @throws IllegalArgumentException naming the option if it is smaller, or larger than {@link #LARGEST_BATCH}
     */
    public int batch(int least) {
        Checks.within("--batch", batch, least, LARGEST_BATCH);
        return batch;
    }
}
