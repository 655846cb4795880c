package org.gan4j.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users type wrong is answered in one line, with exit code 2, before anything is measured. */
class BenchmarkMainTest {
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(err);
    }

    private void assertRefused(String expected, String... args) {
        assertThat(BenchmarkMain.commandLine().execute(args)).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8).strip()).isEqualTo(expected);
    }

    @Test
    void anUnknownPresetListsThemAll() {
        assertRefused(
                "`--preset` must be one of quick, simple, medium, strong, wgan, wgan-gp, critic, got boss",
                "compare",
                "--preset",
                "simple,boss");
    }

    @Test
    void anUnknownOptionPointsToTheList() {
        assertRefused("Unknown option: '--nope'; --help lists the options", "compare", "--nope");
    }

    @Test
    void aBatchOfOneHasNoBatchNormalisation() {
        assertRefused("`--batch` must lie in [2, 1024], got 1", "compare", "--batch", "64,1");
    }

    @Test
    void noStepsToWaitIn() {
        assertRefused("`STEPS` must be at least 1, got 0", "waiting", "0");
    }

    @Test
    void noThreads() {
        assertRefused("`--threads` must lie in [1, 1024], got 0", "compare", "--threads", "0");
    }

    @Test
    void aFileInAFolderThatIsNotThere(@TempDir Path folder) {
        Path file = folder.resolve("none").resolve("rows.json");
        assertRefused(
                "`--json` must be a file in an existing folder, got " + file, "compare", "--json", file.toString());
    }

    @Test
    void tooFewStepsForAVerdict() {
        assertRefused("`--steps` must be at least twice `--every`, got 100 and 100", "memory", "--steps", "100");
    }

    @Test
    void aMissingCommandLine(@TempDir Path folder) {
        Path jar = folder.resolve("gan4j.jar");
        assertRefused(
                "`--jar` must be gan4j's jar, but there is no file " + jar
                        + "; `mvn -B -DskipTests package` makes it, from another folder name it with `--jar`",
                "startup",
                "--jar",
                jar.toString());
    }
}
