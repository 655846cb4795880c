package org.gan4j.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.gan4j.cli.internal.fault.ExitCode;
import org.gan4j.cli.internal.machine.ConvolutionCheck;
import org.gan4j.cli.internal.machine.KernelOptions;
import org.gan4j.cli.internal.machine.Machine;
import org.gan4j.cli.internal.machine.Version;
import org.gan4j.cli.internal.option.Labels;
import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.Processor;
import org.gan4j.kernel.onednn.OneDnnKernels;
import picocli.CommandLine.Command;

/** {@code gan4j doctor}. */
@Command(
        name = "doctor",
        description = "Prints what this machine computes with, and whether it works.",
        footer = {"", "The exit code is 1 if the arithmetic does not work."})
final class DoctorCommand implements Callable<Integer> {
    private final BiFunction<Kernels, Precision, ConvolutionCheck.Finding> arithmetic;

    DoctorCommand() {
        this(ConvolutionCheck::run);
    }

    DoctorCommand(BiFunction<Kernels, Precision, ConvolutionCheck.Finding> arithmetic) {
        this.arithmetic = arithmetic;
    }

    @Override
    public Integer call() {
        line("gan4j", Version.text());
        line("java", System.getProperty("java.version") + ", " + System.getProperty("java.vm.name"));
        line("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        line("processor", Processor.name() + ", " + Runtime.getRuntime().availableProcessors() + " logical cores");
        line("instructions", Processor.instructionSets());
        line("memory", Machine.memoryLimits());
        line("native cache", Machine.nativeCache());
        Optional<String> noOneDnn = KernelOptions.whyNotOneDnn(KernelChoice.AUTO);
        boolean works = true;
        if (noOneDnn.isPresent()) {
            line("kernels", "auto is nd4j: " + noOneDnn.get());
        } else {
            line("kernels", "auto is onednn");
            works = tell("onednn", DoctorCommand::oneDnn);
            works &= check(KernelChoice.ONEDNN, Precision.FP32);
            works &= check(KernelChoice.ONEDNN, Precision.BF16);
        }
        works &= tell("nd4j", () -> KernelChoice.ND4J.open(Precision.FP32).describe());
        works &= check(KernelChoice.ND4J, Precision.FP32);
        return works ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static String oneDnn() {
        return OneDnnKernels.version() + ", bf16 "
                + (OneDnnKernels.hasBfloat16()
                        ? "in hardware"
                        : "without instructions for it: arguments are rounded, it is not faster");
    }

    private boolean check(KernelChoice choice, Precision precision) {
        boolean[] works = {false};
        boolean told = tell("convolution", () -> {
            ConvolutionCheck.Finding finding = arithmetic.apply(choice.open(precision), precision);
            works[0] = finding.works();
            return Labels.of(choice) + " " + Labels.of(precision) + " " + finding.text();
        });
        return told && works[0];
    }

    /** Prints what is found out; false if that fails, as where native libraries cannot be loaded. */
    private static boolean tell(String name, Supplier<String> fact) {
        try {
            line(name, fact.get());
            return true;
        } catch (RuntimeException | LinkageError fault) {
            line(name, "BROKEN: " + fault);
            return false;
        }
    }

    private static void line(String name, String value) {
        System.out.printf("%-14s%s%n", name, value);
    }
}
