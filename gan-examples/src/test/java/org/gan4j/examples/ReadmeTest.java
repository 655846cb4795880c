package org.gan4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what compiles and runs here. */
class ReadmeTest {
    /** Surefire runs in the module's folder. */
    private static final Path README = Path.of("..", "README.md");

    private static final Path EXAMPLE = Path.of("src/main/java/org/gan4j/examples/TrainFaces.java");
    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);
    private static final Pattern TABLE_ROW = Pattern.compile(
            "^\\| \\[`(\\w+)`]\\(gan-examples/src/main/java/org/gan4j/examples/(\\w+)\\.java\\) \\|",
            Pattern.MULTILINE);

    @Test
    void exampleIsTheReadmesBlock() throws IOException {
        String source = Files.readString(EXAMPLE);
        String body = source.substring(
                source.indexOf("// README: begin") + "// README: begin".length(), source.indexOf("// README: end"));
        Matcher block = JAVA_BLOCK.matcher(Files.readString(README));
        assertThat(block.find()).as("a java block in the README").isTrue();
        assertThat(withoutImports(block.group(1))).isEqualTo(body.stripIndent().strip());
        assertThat(importsOf(block.group(1)))
                .isEqualTo(importsOf(source).stream()
                        .filter(line -> !line.contains("java.io"))
                        .toList());
    }

    @Test
    void exampleRuns(@TempDir Path folder) throws IOException {
        TrainFaces.main(new String[] {folder.toString(), "2"});
        assertThat(folder.resolve("step-0000002.png")).exists();
        assertThat(folder.resolve("checkpoint/generator.safetensors")).exists();
    }

    @Test
    void everyExampleMainIsInTheTable() throws IOException {
        Matcher row = TABLE_ROW.matcher(Files.readString(README));
        List<String> listed = new ArrayList<>();
        while (row.find()) {
            assertThat(row.group(2)).as("address of %s", row.group(1)).isEqualTo(row.group(1));
            listed.add(row.group(1));
        }
        assertThat(listed).containsExactlyInAnyOrderElementsOf(mains());
    }

    private static List<String> mains() throws IOException {
        List<String> mains = new ArrayList<>();
        try (Stream<Path> files = Files.list(EXAMPLE.getParent())) {
            for (Path file : files.toList()) {
                if (Files.readString(file).contains("public static void main(")) {
                    mains.add(file.getFileName().toString().replace(".java", ""));
                }
            }
        }
        return mains;
    }

    @Test
    void commandsStandAlone() throws IOException {
        List<String> lines = Files.readAllLines(README);
        List<String> maven =
                lines.stream().filter(line -> line.startsWith("mvn ")).toList();
        assertThat(maven)
                .containsExactly(
                        "mvn -B -DskipTests package && java -jar gan-examples/target/gan4j.jar train --preset quick"
                                + " --minutes 3 --generate 1000",
                        "mvn -B verify");
    }

    private static List<String> importsOf(String code) {
        return code.lines().filter(line -> line.startsWith("import ")).toList();
    }

    private static String withoutImports(String code) {
        return code.lines()
                .filter(line -> !line.startsWith("import "))
                .reduce("", (a, b) -> a + b + "\n")
                .strip();
    }
}
