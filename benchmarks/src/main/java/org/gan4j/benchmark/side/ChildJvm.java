package org.gan4j.benchmark.side;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that starts a JVM like this one, on the same class path, and the settings that every side gets. */
public final class ChildJvm {
    private static final int UNSAFE_IS_QUESTIONED = 24;

    private ChildJvm() {}

    /** {@return the path of the Java program that runs this} */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * A process of a main class.
     *
     * @param main the class
     * @param threads of OpenMP and OpenBLAS
     * @param args its arguments
     * @return not started yet
     */
    static ProcessBuilder of(Class<?> main, int threads, String... args) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(flags());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
        process.environment().put("OPENBLAS_NUM_THREADS", Integer.toString(threads));
        return process;
    }

    private static List<String> flags() {
        List<String> flags = new ArrayList<>(List.of("-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED"));
        if (Runtime.version().feature() >= UNSAFE_IS_QUESTIONED) {
            flags.add("--sun-misc-unsafe-memory-access=allow");
        }
        MemoryLimits.properties().forEach((name, value) -> flags.add("-D" + name + "=" + value));
        return flags;
    }
}
