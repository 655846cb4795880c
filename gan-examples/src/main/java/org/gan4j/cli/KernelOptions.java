package org.gan4j.cli;

import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import picocli.CommandLine.Option;

/** What computes. Shared by the commands that run networks. */
final class KernelOptions {
    @Option(
            names = "--kernels",
            paramLabel = "auto|nd4j",
            defaultValue = "auto",
            description = "What computes; auto is the fastest that works here (default: ${DEFAULT-VALUE}).")
    private String kernels;

    @Option(names = "--threads", paramLabel = "N", description = "Threads of the arithmetic (default: ND4J's choice).")
    private Integer threads;

    /** Applies the options to this process. */
    void apply() {
        if (!kernels.equals("auto") && !kernels.equals("nd4j")) {
            throw new UserException("`--kernels` must be auto or nd4j, got `" + kernels + "`");
        }
        if (threads != null) {
            if (threads < 1) {
                throw new UserException("`--threads` must be at least 1, got " + threads);
            }
            NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
            Nd4j.factory().blas().setMaxThreads(threads);
        }
    }
}
