package org.gan4j.data.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Locks between processes, which threads of one cannot show. */
@Timeout(60)
class CacheLockTest {
    @TempDir
    private Path folder;

    private FileChannel create() throws IOException {
        FileChannel channel = FileChannel.open(
                CacheLock.beside(folder.resolve("set")), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel.lock();
        return channel;
    }

    private static void end(Process process) throws Exception {
        process.outputWriter().write("\n");
        process.outputWriter().flush();
        assertThat(process.waitFor()).isZero();
    }

    private void assertNothingLeft() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void theLockFileIsThereWhileItIsHeld() throws Exception {
        Process process = LockHolder.process(folder.resolve("set")).start();
        assertThat(process.inputReader().readLine()).isEqualTo("held");
        assertThat(CacheLock.beside(folder.resolve("set"))).exists();
        end(process);
        assertNothingLeft();
    }

    @Test
    void theLockOfAProcessThatWasKilledIsFree() throws Exception {
        Process killed = LockHolder.process(folder.resolve("set")).start();
        assertThat(killed.inputReader().readLine()).isEqualTo("held");
        killed.destroyForcibly().waitFor();
        assertThat(CacheLock.beside(folder.resolve("set"))).exists();
        Process next = LockHolder.process(folder.resolve("set")).start();
        assertThat(next.inputReader().readLine()).isEqualTo("held");
        end(next);
        assertNothingLeft();
    }

    /** One waits while the owner deletes the lock file and gives it back, and a third has made a new one in between. */
    @Test
    void theLockOfADeletedFileIsNone() throws Exception {
        FileChannel first = create();
        Process waiting = LockHolder.process(folder.resolve("set")).start();
        BufferedReader said = waiting.inputReader();
        assertThat(said.readLine()).isEqualTo("waiting");
        Files.delete(CacheLock.beside(folder.resolve("set")));
        FileChannel second = create();
        first.close();
        assertThat(said.readLine()).as("for the new file").isEqualTo("waiting");
        second.close();
        assertThat(said.readLine()).isEqualTo("held");
        end(waiting);
        assertNothingLeft();
    }

    @Test
    void aFileOrLinkOfTheUsersIsLeftAlone() throws IOException {
        Path file = folder.resolve("set");
        String text = "my notes, which are longer than a lock";
        Path notes = Files.writeString(CacheLock.beside(file), text);
        assertThatThrownBy(() -> CacheLock.of(file, ImageProgress.SILENT))
                .hasMessageEndingWith("set.lock must be free for a lock, but is a file of another kind; move it");
        assertThat(notes).hasContent(text);
        Files.delete(notes);
        Path mine = Files.writeString(folder.resolve("mine"), "short");
        Files.createSymbolicLink(CacheLock.beside(file), mine);
        assertThatThrownBy(() -> CacheLock.of(file, ImageProgress.SILENT)).isInstanceOf(IOException.class);
        assertThat(mine).hasContent("short");
        assertThat(CacheLock.beside(file)).isSymbolicLink();
    }

    @Test
    void oneOfManyHasItAtATime() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(LockHolder.process(folder.resolve("set"), 500)
                    .redirectErrorStream(true)
                    .start());
        }
        for (Process process : processes) {
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(said).isEmpty();
            assertThat(process.waitFor()).isZero();
        }
        assertNothingLeft();
    }
}
