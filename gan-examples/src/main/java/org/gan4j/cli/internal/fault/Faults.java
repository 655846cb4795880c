package org.gan4j.cli.internal.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** From exceptions to one line on standard error and an exit code; only a bug of ours shows a stack trace. */
public final class Faults {
    private Faults() {}

    /** The command line itself is wrong. */
    public static int usage(ParameterException fault, String[] args) {
        CommandLine line = fault.getCommandLine();
        String message = usageMessage(fault, line);
        System.err.println("gan4j: " + message + LostLetters.advice(message, List.of(args)));
        System.err.println("`" + line.getCommandSpec().qualifiedName() + " --help` lists what is possible");
        return ExitCode.BAD_INPUT;
    }

    private static String usageMessage(ParameterException fault, CommandLine line) {
        if (fault.getCause() instanceof TypeConversionException cause
                && fault.getArgSpec() instanceof OptionSpec option) {
            return "`" + option.longestName() + "` " + cause.getMessage();
        }
        boolean unknown = fault instanceof UnmatchedArgumentException;
        boolean commandExpected = !line.getSubcommands().isEmpty();
        if (unknown && ((UnmatchedArgumentException) fault).isUnknownOption()) {
            return "unknown option `" + first(fault) + "`" + suggestion(fault);
        }
        if (unknown && commandExpected) {
            return "unknown command `" + first(fault) + "`; the commands are " + commands(line);
        }
        if (unknown) {
            return "unexpected `" + first(fault) + "`: options start with --";
        }
        if (commandExpected && fault.getArgSpec() == null) {
            return "a command must follow: " + commands(line);
        }
        String message = fault.getMessage();
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }

    private static String first(ParameterException fault) {
        return ((UnmatchedArgumentException) fault).getUnmatched().get(0);
    }

    private static String suggestion(ParameterException fault) {
        return ((UnmatchedArgumentException) fault)
                .getSuggestions().stream()
                        .findFirst()
                        .map(name -> "; did you mean `" + name + "`?")
                        .orElse("");
    }

    private static String commands(CommandLine line) {
        return String.join(", ", line.getSubcommands().keySet());
    }

    /** The command has failed. */
    public static int execution(Throwable fault, List<String> args) {
        if (fault instanceof UserException told) {
            return say(told.getMessage(), told.code(), args);
        }
        if (fault instanceof IOException || fault instanceof UncheckedIOException) {
            return say(ofFiles(fault), ExitCode.FAILED, args);
        }
        if (fault instanceof OutOfMemoryError) {
            return say(
                    "out of memory (" + fault.getMessage() + "); lower the image size, width, batch size or count",
                    ExitCode.FAILED,
                    args);
        }
        if (fault instanceof LinkageError) {
            return say(
                    "a library cannot be loaded (" + fault.getMessage() + "); `gan4j doctor` says more",
                    ExitCode.FAILED,
                    args);
        }
        fault.printStackTrace();
        return ExitCode.FAILED;
    }

    private static int say(String message, int code, List<String> args) {
        System.err.println("gan4j: " + (message + LostLetters.advice(message, args)).replaceAll("\\s*\\R\\s*", " "));
        return code;
    }

    /** The chain of causes, each message once. */
    public static String ofFiles(Throwable fault) {
        Set<String> messages = new LinkedHashSet<>();
        for (Throwable link = fault; link != null; link = link.getCause()) {
            boolean repeats =
                    link.getCause() != null && link.getCause().toString().equals(link.getMessage());
            if (!repeats) {
                messages.add(
                        link instanceof FileSystemException file ? ofFile(file) : String.valueOf(link.getMessage()));
            }
        }
        String line = String.join(": ", messages);
        return line.replaceFirst("(\\S+): \\1: ", "$1: "); // "cannot write FILE: FILE: permission denied"
    }

    /** The JDK's message is often the file's name alone. */
    private static String ofFile(FileSystemException fault) {
        String reason = fault.getReason();
        if (reason == null && fault instanceof AccessDeniedException) {
            reason = "permission denied";
        } else if (reason == null && fault instanceof NoSuchFileException) {
            reason = "no such file or directory";
        } else if (reason == null && fault instanceof FileAlreadyExistsException) {
            reason = "exists already";
        } else if (reason == null && fault instanceof NotDirectoryException) {
            reason = "not a directory";
        } else if (reason == null && fault instanceof DirectoryNotEmptyException) {
            reason = "directory not empty";
        }
        return fault.getFile() + ": " + (reason == null ? fault.getClass().getSimpleName() : reason);
    }
}
