package org.gan4j.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.gan4j.benchmark.compare.CompareCommand;
import org.gan4j.benchmark.data.WaitingCommand;
import org.gan4j.benchmark.kernel.KernelsCommand;
import org.gan4j.benchmark.run.MemoryCommand;
import org.gan4j.benchmark.run.StartupCommand;
import org.gan4j.benchmark.side.MemoryLimits;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/**
 * Runs the benchmarks: {@code compare} measures training steps against peers, {@code startup} the time to the first step,
 * {@code memory} what a long run holds, {@code kernels} the single operations, {@code waiting} the share of a training run that
 * is spent waiting for images. Any other arguments are JMH's, {@code -h} lists them.
 */
@Command(
        name = "gan4j-benchmarks",
        subcommands = {
            CompareCommand.class,
            StartupCommand.class,
            MemoryCommand.class,
            KernelsCommand.class,
            WaitingCommand.class
        })
public final class BenchmarkMain {
    private BenchmarkMain() {}

    /**
     * Measures what the first argument names, or hands over to JMH.
     *
     * @param args a command and its arguments, or JMH's options
     * @throws IOException if JMH cannot write its results
     */
    public static void main(String[] args) throws IOException {
        Locale.setDefault(Locale.ROOT);
        MemoryLimits.set();
        CommandLine line = commandLine();
        List<String> commands = List.copyOf(line.getSubcommands().keySet());
        if (args.length > 0 && commands.contains(args[0])) {
            System.exit(line.execute(args));
        } else {
            org.openjdk.jmh.Main.main(args);
        }
    }

    /** Commands with exit codes 0 done, 1 failure, 2 bad usage or input; every fault is one line on standard error. */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new BenchmarkMain());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((fault, args) -> {
            System.err.println(fault.getMessage() + "; --help lists the options");
            return ExitCode.USAGE;
        });
        line.setExecutionExceptionHandler((fault, command, result) -> {
            System.err.println(fault.getMessage() == null ? fault.toString() : fault.getMessage());
            return fault instanceof IllegalArgumentException ? ExitCode.USAGE : ExitCode.SOFTWARE;
        });
        return line;
    }
}
