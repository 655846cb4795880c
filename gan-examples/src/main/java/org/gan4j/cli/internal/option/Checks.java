package org.gan4j.cli.internal.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.gan4j.cli.internal.fault.UserException;

/** Checks of option values, in one wording: the option, what was expected, what was found. */
public final class Checks {
    private Checks() {}

    public static void atLeast(String option, long value, long least) {
        if (value < least) {
            throw new UserException("`" + option + "` must be at least " + least + ", got " + value);
        }
    }

    public static void within(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw new UserException("`" + option + "` must lie in [" + least + ", " + most + "], got " + value);
        }
    }

    public static void positive(String option, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new UserException("`" + option + "` must be positive and finite, got " + value);
        }
    }

    /** A number in [0, 1). */
    public static double share(String option, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new UserException("`" + option + "` must lie in [0, 1), got " + value);
        }
        return value;
    }

    /** A path that is not an empty text. */
    public static void named(String option, Path path) {
        if (path.toString().isBlank()) {
            throw new UserException("`" + option + "` must name a directory, got an empty text");
        }
    }

    /** A directory to write into: new or empty, hidden files aside. */
    public static void newDirectory(String option, Path path, String advice) throws IOException {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new UserException("`" + option + "` must be a directory, but " + path + " is a file; " + advice);
        }
        if (Files.isDirectory(path) && !isEmpty(path)) {
            throw new UserException("`" + option + "` must be new or empty, but " + path + " is not; " + advice);
        }
    }

    public static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.allMatch(entry -> entry.getFileName().toString().startsWith("."));
        }
    }
}
