package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.cli.internal.fault.ExitCode;
import org.gan4j.cli.internal.fault.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong outside the user's command line: one line too, and exit code 1. */
class FailuresTest {
    @TempDir
    private Path folder;

    @Test
    void aPlaceThatCannotBeWrittenToIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        CliRun run = CliRun.tiny(file.resolve("run"), "--steps", 1);
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .startsWith("gan4j: ")
                .contains(file.toString());
        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void aFullDiskIsNamed() throws IOException {
        Path full = Path.of("/dev/full");
        assumeThat(full).as("a device that is always full, which Linux has").exists();
        Path file = Files.createSymbolicLink(folder.resolve("preview.png"), full);
        CliRun run = CliRun.of("data", "preview", "--count", 1, "--size", 16, "--out", file);
        Files.delete(file); // or JUnit warns of where it leads
        assertThat(run.errLines()).containsExactly("gan4j: cannot write " + file + ": No space left on device");
        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void aReadOnlyDirectoryIsNamed() throws IOException {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        assumeThat(locked.toFile().setReadOnly() && !Files.isWritable(locked))
                .as("directories can be made read-only, which root's cannot")
                .isTrue();
        CliRun run = CliRun.tiny(locked.resolve("run"), "--steps", 1);
        assertThat(run.errLines()).containsExactly("gan4j: " + locked.resolve("run") + ": permission denied");
        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void everyCauseIsToldOnce() {
        IOException cause = new AccessDeniedException("a/b");
        assertThat(Faults.ofFiles(new UncheckedIOException(cause))).isEqualTo("a/b: permission denied");
        assertThat(Faults.ofFiles(new UncheckedIOException("cannot write a", new IOException("disk full"))))
                .isEqualTo("cannot write a: disk full");
        assertThat(Faults.ofFiles(new IOException("cannot write a/b", cause)))
                .isEqualTo("cannot write a/b: permission denied");
        assertThat(Faults.ofFiles(new FileSystemException("a", null, "odd"))).isEqualTo("a: odd");
    }

    /** As where ND4J has no natives for the machine; memory that runs out is said the same way. */
    @Test
    void errorsOfTheMachineAreOneLine() {
        assertThat(lineOf(new UnsatisfiedLinkError("no jnind4jcpu")))
                .isEqualTo("gan4j: a library cannot be loaded (no jnind4jcpu); `gan4j doctor` says more");
        assertThat(lineOf(new OutOfMemoryError("Java heap space")))
                .startsWith("gan4j: out of memory (Java heap space); lower the image size");
    }

    private static String lineOf(Throwable fault) {
        PrintStream err = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            assertThat(Faults.execution(fault, java.util.List.of())).isEqualTo(ExitCode.FAILED);
        } finally {
            System.setErr(err);
        }
        return bytes.toString(StandardCharsets.UTF_8).stripTrailing();
    }
}
