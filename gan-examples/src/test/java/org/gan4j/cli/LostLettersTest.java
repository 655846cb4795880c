package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.cli.internal.fault.ExitCode;
import org.gan4j.cli.internal.fault.LostLetters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LostLettersTest {
    private static final String ADVICE =
            "its letters are not in ANSI_X3.4-1968, the character set of this locale: run this"
                    + " again with LC_ALL=C.UTF-8, or another UTF-8 locale, before `java`";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "sch\uFFFD\uFFFDne, ANSI_X3.4-1968, Linux, true",
        "sch??ne, ANSI_X3.4-1968, Linux, true",
        "--data=sch??ne, ISO-8859-1, Linux, true",
        "sch??ne, UTF-8, Linux, false",
        "sch??ne, Cp1252, Windows 11, false",
        "schoene, ANSI_X3.4-1968, Linux, false"
    })
    void adviceIsForLettersThatAreLost(String arg, String charset, String system, boolean lost) {
        String message = "`" + arg.replace("--data=", "") + "` does not exist";
        String advice = LostLetters.advice(message, List.of("train", arg), charset, system);
        assertThat(advice.contains("LC_ALL=C.UTF-8")).isEqualTo(lost);
        assertThat(LostLetters.advice("something else", List.of("train", arg), charset, system))
                .isEmpty();
    }

    /** The real thing: a folder with an o umlaut and a Chinese letter, named in a locale that has neither. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "data verify --data",
                "train --data",
                "train --resume",
                "generate --out x --run",
                "data export --count 1 --out"
            })
    @Timeout(60)
    void aPathInAnotherLocaleSaysWhatToDo(String options) throws Exception {
        CliProcess process = new CliProcess(folder);
        assertThat(start(process, "POSIX", options).waitFor()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(process.read("err").lines().findFirst().orElseThrow())
                .startsWith("gan4j: `--")
                .endsWith(ADVICE);
    }

    @Test
    @Timeout(60)
    void theAdviceHelps() throws Exception {
        CliProcess process = new CliProcess(folder);
        assertThat(start(process, "C.UTF-8", "data export --size 16 --count 2 --out")
                        .waitFor())
                .isZero();
        assertThat(start(process, "C.UTF-8", "data verify --data").waitFor()).isZero();
        assertThat(process.read("out")).contains("2 images, all sound");
        try (var files = Files.list(folder)) {
            assertThat(files.filter(Files::isDirectory)).hasSize(1);
        }
    }

    /** A shell makes the letters: Java could not hand them on in every locale. */
    private static Process start(CliProcess process, String locale, String options) throws Exception {
        Path shell = Path.of("/bin/sh");
        assumeThat(System.getProperty("os.name"))
                .as("where locales are as on Linux")
                .isEqualTo("Linux");
        assumeThat(shell).as("a shell").exists();
        StringBuilder line = new StringBuilder("LC_ALL=" + locale + " exec");
        CliProcess.command(options)
                .forEach(part -> line.append(" '").append(part).append('\''));
        line.append(" \"$(printf 'sch\\303\\266n \\347\\224\\273')\"");
        return process.start(List.of(shell.toString(), "-c", line.toString()));
    }
}
