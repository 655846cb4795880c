package org.gan4j.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.gan4j.train.CheckpointFolder;

/**
 * What an example main is told: where to write, and for how long to train.
 *
 * @param folder new or empty
 * @param steps number of the last step, or null for the example's own length
 */
record Arguments(Path folder, Long steps) {
    private static final int BAD_INPUT = 2;
    private static final String USAGE = "the arguments are [FOLDER [STEPS]]";

    /** {@return the arguments; wrong ones end the program with one line and exit code 2} */
    static Arguments of(String[] args, String defaultFolder) throws IOException {
        try {
            return parse(args, defaultFolder);
        } catch (IllegalArgumentException fault) {
            System.err.println(fault.getMessage());
            System.exit(BAD_INPUT);
            throw fault;
        }
    }

    static Arguments parse(String[] args, String defaultFolder) throws IOException {
        if (args.length > 2 || (args.length > 0 && args[0].startsWith("-"))) {
            throw new IllegalArgumentException(USAGE + ", got " + Arrays.toString(args));
        }
        Path folder = Path.of(args.length > 0 ? args[0] : defaultFolder);
        Long steps = args.length > 1 ? steps(args[1]) : null;
        if (Files.exists(folder) && !(Files.isDirectory(folder) && isEmpty(folder))) {
            throw new IllegalArgumentException(
                    "`FOLDER` must be new or empty, but " + folder + " is not; name another, or delete it");
        }
        return new Arguments(folder, steps);
    }

    private static long steps(String text) {
        if (!text.matches("[1-9]\\d{0,17}")) {
            throw new IllegalArgumentException(
                    "`STEPS` must be a whole number from 1 on, got `" + text + "`; " + USAGE);
        }
        return Long.parseLong(text);
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    Path samples() {
        return folder.resolve("samples");
    }

    CheckpointFolder checkpoints() {
        return CheckpointFolder.of(folder.resolve("checkpoints"));
    }

    long stepsOr(long usual) {
        return steps == null ? usual : steps;
    }
}
