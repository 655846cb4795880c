package org.gan4j.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One run of the command line inside this process, with what it printed.
 *
 * @param code exit code
 * @param out standard output
 * @param err standard error
 */
record CliRun(int code, String out, String err) {
    static CliRun of(Object... args) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
            int code = Gan4jMain.run(Stream.of(args).map(Object::toString).toArray(String[]::new));
            return new CliRun(
                    code, outBytes.toString(StandardCharsets.UTF_8), errBytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** The smallest nets, on one thread: several spin for seconds where other processes compute too. */
    static CliRun tiny(Path out, Object... more) {
        List<Object> tiny =
                List.of("train", "--image-size", 16, "--width", 2, "--batch-size", 4, "--threads", 1, "--out", out);
        return of(Stream.concat(tiny.stream(), Stream.of(more)).toArray());
    }

    List<String> errLines() {
        return err.lines().toList();
    }

    /** Every file and folder below a folder, with the files' sizes; locks apart. */
    static List<String> tree(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> !path.endsWith(".lock"))
                    .sorted()
                    .map(CliRun::described)
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String described(Path path) {
        return path + (Files.isRegularFile(path) ? " " + path.toFile().length() : "");
    }
}
