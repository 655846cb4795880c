package org.gan4j.kernel.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A main method in a process of its own, where native libraries are loaded anew. */
final class ForkedJvm {
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> options = new ArrayList<>();
    private Predicate<String> entries = entry -> true;

    /** Sets a variable of the environment. */
    ForkedJvm with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Sets an option of Java's. */
    ForkedJvm option(String option) {
        options.add(option);
        return this;
    }

    /** Leaves out the jars of the class path whose file names match. */
    ForkedJvm without(String names) {
        Predicate<String> others = entries;
        entries = entry -> others.test(entry) && !new File(entry).getName().matches(names);
        return this;
    }

    /** Runs it and expects success; the result is all that it printed. */
    String run(Class<?> main, String... arguments) throws IOException, InterruptedException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entries)
                .collect(Collectors.joining(File.pathSeparator));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-Xmx512m", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }
}
