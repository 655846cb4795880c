package org.gan4j.cli;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Processor;
import picocli.CommandLine.Command;

/** {@code gan4j doctor}. */
@Command(
        name = "doctor",
        description = "Prints what this machine computes with, and whether it works.",
        footer = {"", "The exit code is 1 if the arithmetic does not work."})
final class DoctorCommand implements Callable<Integer> {
    private final Supplier<ConvolutionCheck.Finding> arithmetic;

    DoctorCommand() {
        this(ConvolutionCheck::run);
    }

    DoctorCommand(Supplier<ConvolutionCheck.Finding> arithmetic) {
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
        try {
            line("kernels", Kernels.defaults().describe());
            ConvolutionCheck.Finding finding = arithmetic.get();
            line("convolution", finding.text());
            return finding.works() ? Gan4jMain.DONE : Gan4jMain.FAILED;
        } catch (RuntimeException | LinkageError fault) { // as where native libraries cannot be loaded
            line("arithmetic", "BROKEN: " + fault);
            return Gan4jMain.FAILED;
        }
    }

    private static void line(String name, String value) {
        System.out.printf("%-14s%s%n", name, value);
    }
}
