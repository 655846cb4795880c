package org.gan4j.cli;

import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.gan4j.cli.internal.fault.ExitCode;
import org.gan4j.cli.internal.fault.Faults;
import org.gan4j.cli.internal.machine.Machine;
import org.gan4j.cli.internal.machine.Version;
import org.gan4j.cli.internal.option.Converters;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/**
 * Entry point of {@code gan4j}: {@code java -jar gan4j.jar COMMAND}.
 *
 * <p>A command is a class of this package, one of the {@code subcommands} here; nothing else has to know it.
 */
@Command(
        name = "gan4j",
        description = "Trains and samples generative adversarial networks.",
        mixinStandardHelpOptions = true,
        versionProvider = Gan4jMain.VersionProvider.class,
        scope = CommandLine.ScopeType.INHERIT,
        subcommands = {
            TrainCommand.class,
            GenerateCommand.class,
            DataCommand.class,
            EvaluateCommand.class,
            StatsCommand.class,
            GradientNormsCommand.class,
            DoctorCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class Gan4jMain {
    private Gan4jMain() {}

    /**
     * Sets locale and memory limits, runs a command, and ends the process with its code.
     *
     * @param args command and options
     */
    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        Locale.setDefault(Locale.ROOT); // 0.5 is not 0,5 on some machines
        ImageIO.setUseCache(false); // no temporary files beside the images
        Machine.setMemoryLimits();
        System.exit(run(args));
    }

    /**
     * Runs a command; what goes wrong is told in one line on standard error.
     *
     * @param args command and options
     * @return 0 done, 1 failure, 2 bad usage or input, 3 diverged
     */
    static int run(String... args) {
        CommandLine line = new CommandLine(new Gan4jMain());
        Converters.register(line);
        line.setParameterExceptionHandler(Faults::usage);
        line.setExecutionExceptionHandler((fault, command, result) -> Faults.execution(fault, List.of(args)));
        if (args.length == 0) {
            line.usage(System.out);
            return ExitCode.DONE;
        }
        try {
            return line.execute(args);
        } catch (OutOfMemoryError | LinkageError fault) {
            return Faults.execution(fault, List.of(args));
        }
    }

    /** The version, from the jar. */
    static final class VersionProvider implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"gan4j " + Version.text()};
        }
    }
}
