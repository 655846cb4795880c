package org.gan4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    @TempDir
    Path folder;

    private static Arguments parse(Object... args) throws IOException {
        String[] texts = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            texts[i] = args[i].toString();
        }
        return Arguments.parse(texts, "usual-name");
    }

    @Test
    void bothAreOptional() throws IOException {
        assertThat(parse().folder()).isEqualTo(Path.of("usual-name"));
        assertThat(parse().stepsOr(312)).isEqualTo(312);
        assertThat(parse(folder).folder()).isEqualTo(folder);
        assertThat(parse(folder, "7").stepsOr(312)).isEqualTo(7);
        assertThat(parse(folder.resolve("new")).folder()).isEqualTo(folder.resolve("new"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-3", "many", "1.5", "", "9999999999999999999"})
    void stepsThatAreNoNumberAreRefused(String steps) {
        assertThatThrownBy(() -> parse(folder, steps))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("`STEPS` must be a whole number from 1 on, got `" + steps + "`");
    }

    @Test
    void whatLiesInAFolderIsNotOverwritten() throws IOException {
        Path file = Files.createFile(folder.resolve("precious.png"));
        for (Path taken : new Path[] {folder, file}) {
            assertThatThrownBy(() -> parse(taken))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("`FOLDER` must be new or empty, but " + taken + " is not; name another, or delete it");
        }
    }

    @Test
    void otherArgumentsAreRefused() {
        assertThatThrownBy(() -> parse("--help"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the arguments are [FOLDER [STEPS]], got [--help]");
        assertThatThrownBy(() -> parse(folder, "1", "more"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the arguments are [FOLDER [STEPS]], got [")
                .hasMessageEndingWith(", 1, more]");
    }
}
