package org.gan4j.cli.internal.machine;

import java.util.ArrayList;
import java.util.Optional;
import org.gan4j.cli.internal.fault.UserException;
import org.gan4j.cli.internal.option.Checks;
import org.gan4j.cli.internal.option.Labels;
import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Precision;
import org.gan4j.tensor.TensorFactory;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import picocli.CommandLine.Option;

/** What computes: options shared by the commands that run networks. */
public final class KernelOptions {
    /** More than any machine has cores; beyond it starting the threads alone can fail. */
    private static final int MOST_THREADS = 1024;

    @Option(
            names = "--kernels",
            paramLabel = "NAME",
            completionCandidates = KernelNames.class,
            description = "What computes: ${COMPLETION-CANDIDATES}; auto is onednn where it can run, otherwise nd4j"
                    + " (default: auto).")
    private KernelChoice kernels;

    @Option(
            names = "--precision",
            paramLabel = "NAME",
            completionCandidates = PrecisionNames.class,
            description = "Of the convolutions: ${COMPLETION-CANDIDATES}; bf16 is coarser, on the kernels onednn only"
                    + " (default: fp32).")
    private Precision precision;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads of the arithmetic; fewer where other programs compute too (default: one a core).")
    private Integer threads;

    /** The choices in help texts. */
    static final class KernelNames extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        KernelNames() {
            super(Labels.list(KernelChoice.class));
        }
    }

    /** The choices in help texts. */
    static final class PrecisionNames extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        PrecisionNames() {
            super(Labels.list(Precision.class));
        }
    }

    /** Refuses what cannot be; loads nothing. */
    public void check() {
        if (threads != null) {
            Checks.within("--threads", threads, 1, MOST_THREADS);
        }
    }

    /** What was asked for, or otherwise. */
    public KernelChoice kernelsOr(KernelChoice otherwise) {
        return kernels == null ? otherwise : kernels;
    }

    /** What was asked for, or otherwise. */
    public Precision precisionOr(Precision otherwise) {
        return precision == null ? otherwise : precision;
    }

    /** What was asked for, or otherwise. */
    public Integer threadsOr(Integer otherwise) {
        return threads == null ? otherwise : threads;
    }

    /** Opens what was asked for, and lets it use as many threads as were asked for. */
    public TensorFactory open() {
        return open(kernels, precision, threads);
    }

    /**
     * Opens kernels, and says on standard error where they are not the fastest.
     *
     * @param kernels null for auto
     * @param precision null for 32 bits
     * @param threads of this thread's arithmetic, null for the library's choice
     */
    public static TensorFactory open(KernelChoice kernels, Precision precision, Integer threads) {
        KernelChoice choice = kernels == null ? KernelChoice.AUTO : kernels;
        Precision wanted = precision == null ? Precision.FP32 : precision;
        Kernels opened;
        try {
            opened = choice.open(wanted);
        } catch (IllegalArgumentException fault) {
            throw new UserException("`--precision " + Labels.of(wanted) + "` does not go with `--kernels "
                    + Labels.of(choice) + "`: " + fault.getMessage());
        } catch (IllegalStateException fault) {
            throw new UserException("`--kernels " + Labels.of(choice) + "`: " + fault.getMessage());
        }
        whyNotOneDnn(choice)
                .ifPresent(reason -> System.err.println("warning: the kernels are nd4j, which is slower: " + reason));
        use(threads);
        return TensorFactory.of(opened, DataType.FLOAT);
    }

    /** Why a choice falls back to ND4J, in one line. */
    public static Optional<String> whyNotOneDnn(KernelChoice choice) {
        return choice.fallback().map(reason -> "oneDNN cannot be used here: " + reason.replaceAll("\\s*\\R\\s*", " "));
    }

    /** OpenMP's setting for this thread; ND4J and oneDNN share that library. */
    private static void use(Integer threads) {
        if (threads != null) {
            Checks.within("--threads", threads, 1, MOST_THREADS);
            Nd4j.factory()
                    .blas()
                    .setMaxThreads(threads); // first: the holder of native operations fails before Nd4j is loaded
            NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
        }
    }
}
