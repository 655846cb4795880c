package org.gan4j.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.gan4j.train.DivergedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.IVersionProvider;

/** Entry point of {@code gan4j}: {@code java -jar gan4j.jar COMMAND}. */
@Command(
        name = "gan4j",
        description = "Trains and samples generative adversarial networks.",
        mixinStandardHelpOptions = true,
        versionProvider = Gan4jMain.VersionProvider.class,
        scope = CommandLine.ScopeType.INHERIT,
        subcommands = {TrainCommand.class, GenerateCommand.class, DataCommand.class, DoctorCommand.class},
        synopsisSubcommandLabel = "COMMAND")
public final class Gan4jMain {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int BAD_INPUT = 2;
    private static final int DIVERGED = 3;

    private Gan4jMain() {}

    /**
     * Runs a command and exits with its code.
     *
     * @param args command and options
     */
    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        Machine.setMemoryLimits();
        System.exit(run(args));
    }

    /**
     * Runs a command.
     *
     * @param args command and options
     * @return 0 done, 1 failure, 2 bad usage or input, 3 diverged
     */
    public static int run(String... args) {
        CommandLine line = new CommandLine(new Gan4jMain());
        line.setParameterExceptionHandler(usageErrors());
        line.setExecutionExceptionHandler(executionErrors());
        if (args.length == 0) {
            line.usage(System.out);
            return DONE;
        }
        return line.execute(args);
    }

    private static IParameterExceptionHandler usageErrors() {
        return (fault, args) -> {
            System.err.println("gan4j: " + fault.getMessage());
            System.err.println("`gan4j " + path(fault.getCommandLine()) + "--help` lists what is possible");
            return BAD_INPUT;
        };
    }

    private static String path(CommandLine line) {
        String name = line.getCommandSpec().qualifiedName();
        return name.equals("gan4j") ? "" : name.substring("gan4j ".length()) + " ";
    }

    private static IExecutionExceptionHandler executionErrors() {
        return (fault, line, result) -> {
            if (fault instanceof DivergedException) {
                System.err.println("gan4j: " + fault.getMessage());
                return DIVERGED;
            }
            if (fault instanceof UserException || fault instanceof IllegalArgumentException) {
                System.err.println("gan4j: " + fault.getMessage());
                return BAD_INPUT;
            }
            if (fault instanceof IOException || fault instanceof UncheckedIOException) {
                System.err.println("gan4j: " + fault.getMessage() + causeOf(fault));
                return FAILED;
            }
            fault.printStackTrace();
            return FAILED;
        };
    }

    private static String causeOf(Exception fault) {
        return fault.getCause() == null ? "" : " (" + fault.getCause().getMessage() + ")";
    }

    /** The version, from the jar. */
    static final class VersionProvider implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"gan4j " + Version.text()};
        }
    }
}
