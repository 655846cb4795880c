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
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the README shows is what compiles and runs here. */
class ReadmeTest {
    /** Surefire runs in the module's folder. */
    private static final Path README = Path.of("..", "README.md");

    private static final Path EXAMPLES = Path.of("src/main/java/org/gan4j/examples");
    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);
    private static final Path EXTENSIONS = Path.of("src/test/java/com/example/extension");
    private static final Pattern MARKED = Pattern.compile("// README: begin(.*?)// README: end", Pattern.DOTALL);
    private static final Pattern EXTENSION_ROW =
            Pattern.compile("^\\|[^|]*\\|[^|]*\\|([^|]*)\\| `(\\w+ContractTest)`, (gan-\\w+) \\|$", Pattern.MULTILINE);
    private static final Pattern EXTENSION_LINK =
            Pattern.compile("\\[`(\\w+)`]\\(gan-examples/src/test/java/com/example/extension/(\\w+)\\.java\\)");
    private static final Pattern TABLE_ROW = Pattern.compile(
            "^\\| \\[`(\\w+)`]\\(gan-examples/src/main/java/org/gan4j/examples/(\\w+)\\.java\\) \\|",
            Pattern.MULTILINE);

    /** The README's Java blocks, in its order, and the mains between whose marks they stand. */
    @ParameterizedTest
    @CsvSource({"0, TrainFaces", "1, DrawFaces"})
    void examplesAreTheReadmesBlocks(int number, String example) throws IOException {
        String source = Files.readString(EXAMPLES.resolve(example + ".java"));
        String body = source.substring(
                source.indexOf("// README: begin") + "// README: begin".length(), source.indexOf("// README: end"));
        String block = JAVA_BLOCK
                .matcher(Files.readString(README))
                .results()
                .skip(number)
                .findFirst()
                .orElseThrow()
                .group(1);
        assertThat(withoutImports(block)).isEqualTo(body.stripIndent().strip());
        if (block.contains("import ")) {
            assertThat(importsOf(block))
                    .isEqualTo(importsOf(source).stream()
                            .filter(line -> !line.contains("java.io"))
                            .toList());
        }
    }

    /** The extensions' blocks, between the marks of their source, in order; its tests run them. */
    @Test
    void extensionsAreTheReadmesOtherBlocks() throws IOException {
        List<String> blocks = JAVA_BLOCK
                .matcher(Files.readString(README))
                .results()
                .map(block -> block.group(1).strip())
                .toList();
        List<String> sources = MARKED.matcher(Files.readString(EXTENSIONS.resolve("Lambdas.java")))
                .results()
                .map(marked -> marked.group(1).stripIndent().strip())
                .toList();
        assertThat(sources).hasSize(2);
        assertThat(blocks).hasSize(4);
        assertThat(blocks.subList(2, 4)).isEqualTo(sources);
    }

    /** Every extension is in the table, with the contract test that it joins and the module that publishes it. */
    @Test
    void extensionsStandInTheTableWithTheirContractTests() throws IOException {
        Matcher row = EXTENSION_ROW.matcher(Files.readString(README));
        List<String> listed = new ArrayList<>();
        while (row.find()) {
            String contract = row.group(2);
            try (Stream<Path> tests = Files.walk(Path.of("..", row.group(3), "src/test/java"))) {
                assertThat(tests.map(file -> file.getFileName().toString())).contains(contract + ".java");
            }
            Matcher link = EXTENSION_LINK.matcher(row.group(1));
            while (link.find()) {
                assertThat(link.group(2)).isEqualTo(link.group(1));
                assertThat(Files.readString(EXTENSIONS.resolve(link.group(1) + "Test.java")))
                        .contains("extends " + contract);
                listed.add(link.group(1));
            }
        }
        assertThat(listed).containsExactlyInAnyOrderElementsOf(extensions());
    }

    private static List<String> extensions() throws IOException {
        try (Stream<Path> files = Files.list(EXTENSIONS)) {
            return files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .filter(name -> !name.endsWith("Test") && !name.equals("Lambdas") && !name.contains("-"))
                    .toList();
        }
    }

    @Test
    void examplesRun(@TempDir Path folder) throws IOException {
        TrainFaces.main(new String[] {folder.toString(), "2"});
        assertThat(folder.resolve("step-0000002.png")).exists();
        Path checkpoint = folder.resolve("checkpoint");
        assertThat(checkpoint.resolve("generator.safetensors")).exists();
        Files.move(
                checkpoint,
                Files.createDirectories(folder.resolve("checkpoints")).resolve("step-0000002"));
        DrawFaces.main(
                new String[] {folder.toString(), folder.resolve("faces.png").toString()});
        assertThat(ImageIO.read(folder.resolve("faces.png").toFile()).getWidth())
                .isEqualTo(8 * (32 + 2) + 2);
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
        try (Stream<Path> files = Files.list(EXAMPLES)) {
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
