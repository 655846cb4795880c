package org.gan4j.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where things lie in the repository, seen from the module whose tests run. */
final class Repository {
    static final List<String> MODULES =
            List.of("gan-core", "gan-losses", "gan-data", "gan-metrics", "gan-examples", "benchmarks");
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private Repository() {}

    /** {@return a file or folder of the repository} */
    static Path at(String path) {
        return ROOT.resolve(path);
    }

    /** {@return every Java file below a folder of each module} */
    static List<Path> javaFiles(String below) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String module : MODULES) {
            Path folder = at(module).resolve(below);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
                }
            }
        }
        return found;
    }
}
