package org.gan4j.cli;

import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import picocli.CommandLine.Option;

/** What computes: options shared by the commands that run networks. */
final class KernelOptions {
    /** More than any machine has cores; beyond it starting the threads alone can fail. */
    private static final int MOST_THREADS = 1024;

    @Option(
            names = "--kernels",
            paramLabel = "NAME",
            defaultValue = "auto",
            description =
                    "What computes: ${COMPLETION-CANDIDATES}; auto is the fastest that works here (default: auto).")
    private KernelsName kernels;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads of the arithmetic; fewer where other programs compute too (default: ND4J's choice).")
    private Integer threads;

    /** Refuses what cannot be; loads nothing. */
    void check() {
        if (threads != null) {
            Checks.within("--threads", threads, 1, MOST_THREADS);
        }
    }

    /** The threads that were asked for, or those that a saved run was made with. */
    Integer threadsOr(Integer saved) {
        return threads == null ? saved : threads;
    }

    /** Applies the options to this process. */
    void apply() {
        apply(threads);
    }

    /** Makes the arithmetic of this thread use so many threads; null leaves the choice to ND4J. */
    static void apply(Integer threads) {
        if (threads != null) {
            Checks.within("--threads", threads, 1, MOST_THREADS);
            Nd4j.factory()
                    .blas()
                    .setMaxThreads(threads); // first: the holder of native operations fails before Nd4j is loaded
            NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
        }
    }
}
