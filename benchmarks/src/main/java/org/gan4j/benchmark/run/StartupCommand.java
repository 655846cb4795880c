package org.gan4j.benchmark.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.gan4j.benchmark.compare.Timings;
import org.gan4j.benchmark.option.Checks;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/**
 * {@code startup}: seconds from the start of the JVM of {@code gan4j train} to the first line of its {@code metrics.jsonl},
 * which is written when a step is finished. The first run warms the disk's cache and does not count.
 */
@Command(
        name = "startup",
        mixinStandardHelpOptions = true,
        description = "Times `gan4j train` from the start of its JVM to its first finished step.")
public final class StartupCommand implements Callable<Integer> {
    private static final Path IN_THE_BUILD = Path.of("gan-examples", "target", "gan4j.jar");

    @Option(names = "--preset", defaultValue = "simple", description = "One preset (default: ${DEFAULT-VALUE}).")
    private String preset;

    @Option(names = "--repeat", defaultValue = "5", description = "Runs that count (default: ${DEFAULT-VALUE}).")
    private int repeat;

    @Option(
            names = "--jar",
            paramLabel = "FILE",
            description = "The command line's jar (default: gan-examples/target/gan4j.jar of the build of this jar).")
    private Path jar;

    @Option(
            names = "--with",
            split = " ",
            paramLabel = "OPTIONS",
            description = "More options of train, in one argument.")
    private List<String> more = List.of();

    /**
     * Runs the command line several times.
     *
     * @return 0, or 1 if a run ended without a step
     * @throws IOException if no process can be started
     */
    @Override
    public Integer call() throws IOException {
        FirstStep run = new FirstStep(findJar(), preset, more);
        Timings timings = Timings.NONE;
        for (int i = 0; i <= repeat; i++) {
            Path folder = Files.createTempDirectory("gan4j-startup");
            try {
                double seconds = run.seconds(folder.resolve("run"));
                System.err.printf(Locale.ROOT, "%s %.2f s%n", i == 0 ? "warming the disk:" : "run " + i + ":", seconds);
                timings = i == 0 ? timings : timings.with(seconds);
            } catch (IllegalStateException noStep) {
                System.err.println(noStep.getMessage());
                return ExitCode.SOFTWARE;
            } finally {
                delete(folder);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "JVM start to the first finished step, preset %s: median %.2f s (quartiles %.2f-%.2f) of %d runs%n",
                preset,
                timings.median(),
                timings.lowerQuartile(),
                timings.upperQuartile(),
                timings.count());
        return ExitCode.OK;
    }

    private Path findJar() {
        Checks.atLeast("--repeat", repeat, 1);
        Path found = jar == null ? buildFolder().resolve(IN_THE_BUILD) : jar;
        if (!Files.isRegularFile(found)) {
            throw new IllegalArgumentException("`--jar` must be gan4j's jar, but there is no file " + found
                    + "; `mvn -B -DskipTests package` makes it, from another folder name it with `--jar`");
        }
        return found;
    }

    /** benchmarks/target/gan4j-benchmarks.jar stands three levels below. */
    private static Path buildFolder() {
        Path first = Path.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator)[0])
                .toAbsolutePath()
                .normalize();
        Path folder = first.resolve("../../..").normalize();
        return folder.getRoot() == null ? Path.of("") : folder;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
