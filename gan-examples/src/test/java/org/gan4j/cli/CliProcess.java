package org.gan4j.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line in a process of its own, which tests may interrupt and kill.
 *
 * @param folder where it runs, and where the files {@code out} and {@code err} have what it printed
 */
record CliProcess(Path folder) {
    /** What starts {@code gan4j} with some options, separated by blanks. */
    static List<String> command(String options) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(
                List.of(java, "-Xmx512m", "-cp", System.getProperty("java.class.path"), Gan4jMain.class.getName()));
        command.addAll(List.of(options.split(" ")));
        return command;
    }

    Process start(String options) throws IOException {
        return start(command(options));
    }

    Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(Redirect.PIPE)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    /** What the process has printed to {@code out} or {@code err}. */
    String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
