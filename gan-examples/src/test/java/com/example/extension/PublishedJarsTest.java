package com.example.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * This package needs nothing but what is published. It lies outside {@code org.gan4j}, so the compiler refuses whatever is not
 * public or protected; here it is compiled again, the extensions on the main jars alone, their tests on the jars of contract
 * tests besides, and neither with this module. (In {@code mvn verify} these are the jars themselves; {@code mvn test} has
 * folders of the same classes in their place.) What the compiler does not know, that {@code internal} packages are no API, is
 * looked up in the sources. A Maven project of its own, installed and run by the invoker plugin, would say the same in minutes.
 */
class PublishedJarsTest {
    private static final Path SOURCES = Path.of("src/test/java/com/example/extension");
    private static final List<String> LIBRARY = List.of("gan-core", "gan-losses", "gan-data", "gan-metrics");
    private static final int MOST_LINES = 30;

    @TempDir
    Path classes;

    private static List<Path> sources(Predicate<String> name) throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.filter(file -> name.test(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isExtension(String file) {
        return !file.endsWith("Test.java") && !file.equals("package-info.java");
    }

    /** Surefire may start with a jar that only names the class path. */
    private static List<String> classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator)).toList();
    }

    private static boolean isThisModule(String entry) {
        return entry.contains("gan-examples");
    }

    private static boolean isContractTests(String entry) {
        return LIBRARY.stream().anyMatch(entry::contains)
                && (entry.endsWith("-tests.jar") || entry.endsWith("test-classes"));
    }

    private String compile(List<Path> sources, List<String> classPath) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-proc:none", "-d", classes.toString(), "-classpath", String.join(File.pathSeparator, classPath));
            boolean done = compiler.getTask(
                            messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            return done ? "" : messages.toString();
        }
    }

    @Test
    void extensionsCompileOnTheLibraryAlone() throws IOException {
        List<String> library = classPath().stream()
                .filter(entry -> !isThisModule(entry) && !isContractTests(entry))
                .filter(entry -> !entry.contains("junit") && !entry.contains("assertj"))
                .toList();
        assertThat(library).anyMatch(entry -> entry.contains("gan-losses"));
        assertThat(compile(sources(PublishedJarsTest::isExtension), library)).isEmpty();
    }

    @Test
    void theirTestsCompileOnThePublishedContractTests() throws IOException {
        List<String> published =
                classPath().stream().filter(entry -> !isThisModule(entry)).toList();
        for (String module : LIBRARY) {
            assertThat(published)
                    .as("the contract tests of %s", module)
                    .anyMatch(entry -> isContractTests(entry) && entry.contains(module));
        }
        assertThat(compile(sources(file -> file.endsWith(".java")), published)).isEmpty();
    }

    @Test
    void nothingInternalIsNamed() throws IOException {
        for (Path file : sources(file -> file.endsWith(".java"))) {
            assertThat(Files.readString(file)).as("%s", file).doesNotContainPattern("org\\.gan4j(\\.\\w+)*\\.internal");
        }
    }

    /** Lines that say something: no package, imports, comments, empty lines, lone braces or annotations. */
    @Test
    void noExtensionIsLong() throws IOException {
        for (Path file : sources(PublishedJarsTest::isExtension)) {
            List<String> lines = Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.matches("(package .*|import .*|/?\\*.*|//.*|}|@Override|)"))
                    .toList();
            assertThat(lines).as("%s", file).hasSizeLessThanOrEqualTo(MOST_LINES);
        }
    }

    @Test
    void everyExtensionJoinsAContract() throws IOException {
        String tests = sources(file -> file.endsWith("Test.java")).stream()
                .map(PublishedJarsTest::read)
                .filter(text -> text.contains("ContractTest {"))
                .collect(Collectors.joining());
        for (Path file : sources(PublishedJarsTest::isExtension)) {
            assertThat(tests).contains(file.getFileName().toString().replace(".java", ""));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
