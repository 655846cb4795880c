package org.gan4j.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Function;
import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Precision;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** From the texts of the command line to values, with messages for people: "must be a whole number" instead of "is not a long". */
final class Converters {
    private static final String WHOLE_INT = "a whole number below 2^31";
    private static final String WHOLE_LONG = "a whole number below 2^63";

    private Converters() {}

    static void register(CommandLine line) {
        line.registerConverter(Integer.class, text -> number(text, Integer::valueOf, WHOLE_INT));
        line.registerConverter(int.class, text -> number(text, Integer::valueOf, WHOLE_INT));
        line.registerConverter(Long.class, text -> number(text, Long::valueOf, WHOLE_LONG));
        line.registerConverter(long.class, text -> number(text, Long::valueOf, WHOLE_LONG));
        line.registerConverter(Double.class, text -> number(text, Double::valueOf, "a number"));
        line.registerConverter(Path.class, Converters::path);
        line.registerConverter(Preset.class, text -> choice(Preset.class, text));
        line.registerConverter(LossName.class, text -> choice(LossName.class, text));
        line.registerConverter(ImageFormat.class, text -> choice(ImageFormat.class, text));
        line.registerConverter(WeightsName.class, text -> choice(WeightsName.class, text));
        line.registerConverter(KernelChoice.class, text -> choice(KernelChoice.class, text));
        line.registerConverter(Precision.class, text -> choice(Precision.class, text));
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
