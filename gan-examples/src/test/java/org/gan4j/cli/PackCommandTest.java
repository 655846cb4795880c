package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.gan4j.cli.internal.fault.ExitCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Packed files on the command line. */
class PackCommandTest {
    @TempDir
    private static Path folder;

    private static Path faces;

    @BeforeAll
    static void exportFaces() {
        faces = folder.resolve("faces");
        CliRun.of("data", "export", "--count", 12, "--size", 32, "--out", faces);
    }

    @Test
    void verifyFindsAChangedPackedFile() throws IOException {
        Path packed = folder.resolve("changed.gan4j");
        CliRun.of("data", "pack", "--data", faces, "--size", 16, "--out", packed);
        assertThat(CliRun.of("data", "verify", "--data", packed).out()).contains("12 images", "intact");
        byte[] bytes = Files.readAllBytes(packed);
        bytes[6000] ^= 1;
        Files.write(packed, bytes);
        CliRun changed = CliRun.of("data", "verify", "--data", packed);
        assertThat(changed.out()).contains("CHANGED");
        assertThat(changed.code()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void aPackedFileOfAnotherSizeIsRefused() {
        Path packed = folder.resolve("other-size.gan4j");
        CliRun.of("data", "pack", "--data", faces, "--size", 17, "--out", packed);
        CliRun run = CliRun.tiny(folder.resolve("run-other-size"), "--steps", 1, "--data", packed);
        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.errLines()).singleElement().asString().contains("16x16", "17x17", "--size 16");
    }

    @Test
    void aRenamedPackedFileIsOne() {
        Path packed = folder.resolve("to-rename.gan4j");
        CliRun.of("data", "pack", "--data", faces, "--size", 16, "--out", packed);
        Path renamed = folder.resolve("renamed.bin");
        assertThat(packed.toFile().renameTo(renamed.toFile())).isTrue();
        assertThat(CliRun.of("data", "verify", "--data", renamed).out()).contains("12 images of 16x16 pixels, intact");
    }

    @Test
    void packReplacesOnlyPackedFilesAndLeavesNothingBeside() throws IOException {
        Path own = Files.createDirectory(folder.resolve("kept"));
        Path precious = Files.writeString(own.resolve("precious.gan4j"), "precious");
        CliRun refused = CliRun.of("data", "pack", "--data", faces, "--size", 16, "--out", precious);
        assertThat(refused.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.errLines())
                .containsExactly("gan4j: `--out` must be new or a packed file, which is replaced, but " + precious
                        + " is a file of another kind; name another");
        assertThat(precious).hasContent("precious");
        Path packed = own.resolve("packed.gan4j");
        for (int size : new int[] {16, 17}) {
            CliRun run = CliRun.of("data", "pack", "--data", faces, "--size", size, "--out", packed);
            assertThat(run.code()).isZero();
        }
        assertThat(TrainCommandTest.names(own)).containsExactlyInAnyOrder("precious.gan4j", "packed.gan4j");
    }

    @Test
    @Timeout(60)
    void aProcessWaitsForAnotherThatPacksTheSame() throws Exception {
        Path here = Files.createDirectory(folder.resolve("waiting"));
        CliProcess process = new CliProcess(here);
        List<String> command = CliProcess.command("data pack --size 16 --data " + faces);
        command.add(1, "-Dgan4j.cache=" + here.resolve("cache"));
        assertThat(process.start(command).waitFor()).isZero();
        Path packed = Path.of(process.read("out").lines().findFirst().orElseThrow());
        byte[] whole = Files.readAllBytes(packed);
        Files.delete(packed);
        Process waiting;
        try (FileChannel lock =
                FileChannel.open(Path.of(packed + ".lock"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            lock.lock();
            waiting = process.start(command);
            while (!process.read("err").contains("another process is decoding the same images")) {
                assertThat(waiting.isAlive()).isTrue();
                Thread.sleep(50);
            }
            assertThat(packed).doesNotExist();
        }
        assertThat(waiting.waitFor()).isZero();
        assertThat(packed).hasBinaryContent(whole);
        assertThat(TrainCommandTest.names(here.resolve("cache")))
                .containsExactly(packed.getFileName().toString());
    }

    @Test
    @Timeout(60)
    void packingLeavesNothingInTheFolderForTemporaryFiles() throws Exception {
        Path here = Files.createDirectory(folder.resolve("tidy"));
        Path temporary = Files.createDirectory(here.resolve("temporary"));
        Path packed = here.resolve("own/set.gan4j");
        List<String> command = CliProcess.command("data pack --size 16 --data " + faces + " --out " + packed);
        command.add(1, "-Djava.io.tmpdir=" + temporary);
        assertThat(new CliProcess(here).start(command).waitFor()).isZero();
        assertThat(TrainCommandTest.names(temporary)).isEmpty();
        assertThat(TrainCommandTest.names(packed.getParent())).containsExactly("set.gan4j");
    }
}
