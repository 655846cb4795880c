package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What two runs must have in common when one of them was stopped and went on. */
final class RunFiles {
    private static final List<String> TIMES = List.of("seconds", "imagesPerSecond", "memory");

    private RunFiles() {}

    /** Every file has the same bytes; metrics may differ in the figures of time and memory. */
    static void assertSame(Path run, Path expected) throws IOException {
        assertThat(names(run)).isEqualTo(names(expected));
        for (String name : names(expected)) {
            if (name.equals("metrics.jsonl")) {
                assertThat(metrics(run)).isEqualTo(metrics(expected));
            } else {
                assertThat(run.resolve(name)).hasSameBinaryContentAs(expected.resolve(name));
            }
        }
    }

    private static List<String> names(Path run) throws IOException {
        try (Stream<Path> files = Files.walk(run)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> run.relativize(file).toString())
                    .filter(name -> !name.equals(".lock"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> metrics(Path run) throws IOException {
        return Files.readAllLines(run.resolve("metrics.jsonl")).stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .map(RunFiles::withoutTimes)
                .toList();
    }

    private static String withoutTimes(JsonObject line) {
        TIMES.forEach(line::remove);
        return line.toString();
    }
}
