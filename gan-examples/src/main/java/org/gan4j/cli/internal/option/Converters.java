package org.gan4j.cli.internal.option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** From the texts of the command line to values, with messages for people: "must be a whole number" instead of "is not a long". */
public final class Converters {
    private static final String WHOLE_INT = "a whole number below 2^31";
    private static final String WHOLE_LONG = "a whole number below 2^63";

    private Converters() {}

    /** Teaches a command line and its subcommands, all options of which are known. */
    public static void register(CommandLine line) {
        line.registerConverter(Integer.class, text -> number(text, Integer::valueOf, WHOLE_INT));
        line.registerConverter(int.class, text -> number(text, Integer::valueOf, WHOLE_INT));
        line.registerConverter(Long.class, text -> number(text, Long::valueOf, WHOLE_LONG));
        line.registerConverter(long.class, text -> number(text, Long::valueOf, WHOLE_LONG));
        line.registerConverter(Double.class, text -> number(text, Double::valueOf, "a number"));
        line.registerConverter(Path.class, Converters::path);
        registerChoices(line);
    }

    private static void registerChoices(CommandLine line) {
        line.getCommandSpec().options().stream()
                .map(OptionSpec::type)
                .filter(Class::isEnum)
                .forEach(type -> registerChoice(line, type.asSubclass(Enum.class)));
        line.getSubcommands().values().forEach(Converters::registerChoices);
    }

    private static <E extends Enum<?>> void registerChoice(CommandLine line, Class<E> type) {
        line.registerConverter(type, text -> choice(type, text));
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException fault) {
            throw new TypeConversionException(
                    "must be a path, got `" + text + "`, which cannot be one (" + fault.getReason() + ")");
        }
    }

    private static <T> T number(String text, Function<String, T> parser, String expected) {
        try {
            return parser.apply(text);
        } catch (NumberFormatException fault) {
            throw new TypeConversionException("must be " + expected + ", got `" + text + "`");
        }
    }

    private static <E extends Enum<?>> E choice(Class<E> type, String text) {
        return Labels.find(type, text)
                .orElseThrow(() ->
                        new TypeConversionException("must be one of " + Labels.all(type) + ", got `" + text + "`"));
    }
}
