package org.gan4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A package uses only packages above it: no two of this module use each other, by whatever way round. */
class PackageOrderTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern USE = Pattern.compile("\\borg\\.gan4j\\.data(?:\\.[a-z]\\w*)*(?=\\.[A-Z])");

    @Test
    void noPackageUsesItselfThroughOthers() throws IOException {
        Map<String, Set<String>> uses = uses();
        assertThat(uses).containsKeys("org.gan4j.data", "org.gan4j.data.faces", "org.gan4j.data.files");
        assertThat(uses.get("org.gan4j.data.files")).contains("org.gan4j.data", "org.gan4j.data.internal.decode");
        while (uses.values().removeIf(Set::isEmpty)) {
            uses.values().forEach(used -> used.retainAll(uses.keySet()));
        }
        assertThat(uses).as("packages that use each other").isEmpty();
    }

    /** What each package imports or names in full, from its sources. */
    private static Map<String, Set<String>> uses() throws IOException {
        Map<String, Set<String>> uses = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    (Iterable<Path>) files.filter(path -> path.toString().endsWith(".java"))::iterator) {
                String name = SOURCES.relativize(file.getParent()).toString().replaceAll("[/\\\\]", ".");
                Set<String> used = uses.computeIfAbsent(name, key -> new TreeSet<>());
                Matcher matcher = USE.matcher(Files.readString(file));
                while (matcher.find()) {
                    used.add(matcher.group());
                }
                used.remove(name);
            }
        }
        return uses;
    }
}
