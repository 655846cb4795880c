package org.gan4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every example in the library's Javadoc compiles, with the public packages imported and the names below given. */
class JavadocExamplesTest {
    private static final List<String> LIBRARY = List.of("gan-core", "gan-losses", "gan-data", "gan-metrics");
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\\R(.*?)\\R\\s*\\* }</pre>", Pattern.DOTALL);
    private static final Pattern MARGIN = Pattern.compile("^\\s*\\* ?", Pattern.MULTILINE);
    private static final String GIVEN =
            "Generator generator; Critic critic; GanTrainer.Builder trainer; ImageSource real, generated; Tensor latents, kept;";

    @TempDir
    Path classes;

    /** An example as the body of a method. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    @Test
    void allCompile() throws IOException {
        StringBuilder imports = new StringBuilder("import java.util.*; import java.nio.file.*;");
        List<Path> files = new ArrayList<>();
        for (String module : LIBRARY) {
            try (Stream<Path> found = Files.walk(Path.of("..", module, "src/main/java"))) {
                found.filter(file -> file.toString().endsWith(".java")).sorted().forEach(files::add);
            }
        }
        for (Path file : files) {
            if (file.endsWith("package-info.java") && !file.toString().contains("internal")) {
                imports.append("import ").append(packageOf(file)).append(".*;");
            }
        }
        List<JavaFileObject> sources = new ArrayList<>();
        for (Path file : files) {
            for (MatchResult example :
                    EXAMPLE.matcher(Files.readString(file)).results().toList()) {
                String name = packageOf(file).replace('.', '_') + "_"
                        + file.getFileName().toString().replaceAll("\\W", "_") + sources.size();
                sources.add(new Source(
                        name,
                        imports + " class " + name + " { " + GIVEN + imagesOf(file)
                                + " void example() throws Exception {\n"
                                + MARGIN.matcher(example.group(1)).replaceAll("") + "\n} }"));
            }
        }
        assertThat(sources).hasSizeGreaterThan(15);
        assertThat(messages(sources)).isEmpty();
    }

    /** What the name {@code images} means: real ones to what makes trainers, a batch elsewhere. */
    private static String imagesOf(Path file) {
        boolean real = file.endsWith("GanTrainer.java") || file.endsWith("preset/package-info.java");
        return real ? "RealImages images;" : "Tensor images;";
    }

    private static String packageOf(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("package "))
                .findFirst()
                .orElseThrow()
                .replaceAll("package |;", "");
    }

    private String messages(List<JavaFileObject> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        StringWriter messages = new StringWriter();
        List<String> options = List.of("-proc:none", "-d", classes.toString(), "-classpath", path);
        boolean done =
                compiler.getTask(messages, null, null, options, null, sources).call();
        return done ? "" : messages.toString();
    }
}
