package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.cli.internal.fault.ExitCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said about an incomplete copy of the Crypko faces; 100 drawn faces stand in for it. */
class CrypkoCommandTest {
    private static final String WARNING =
            "warning: these seem to be the Crypko faces, but 71,214 of 71,314 files are missing"
                    + " and 100 are there, the first missing ones are 100.jpg, 101.jpg, 102.jpg and so on: unpack the archive again,"
                    + " or a fresh copy of it; ";
    private static final String END = "(if they are other images, all is well)";

    @TempDir
    private static Path folder;

    private static Path homework;
    private static Path faces;

    @BeforeAll
    static void unpackSome() {
        homework = folder.resolve("homework");
        faces = homework.resolve("faces");
        CliRun.of("data", "export", "--count", 100, "--size", 96, "--format", "jpg", "--out", faces);
    }

    private static void assertSaid(CliRun run) {
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("using " + faces);
        assertThat(run.errLines())
                .filteredOn(line -> line.startsWith(WARNING) && line.endsWith(END))
                .hasSize(1);
    }

    @Test
    void verifyPackAndTrainSaySo() {
        assertSaid(CliRun.of("data", "verify", "--data", homework));
        assertSaid(CliRun.of("data", "pack", "--data", homework, "--size", 16, "--out", folder.resolve("some.gan4j")));
        assertSaid(CliRun.tiny(folder.resolve("run"), "--steps", 1, "--data", homework));
    }

    @Test
    void aBrokenFileIsNamedBesides() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other/faces"));
        for (String name : TrainCommandTest.names(faces)) {
            Files.copy(faces.resolve(name), other.resolve(name));
        }
        Files.write(other.resolve("100.jpg"), List.of("cut short"));
        CliRun verify = CliRun.of("data", "verify", "--data", other.getParent());
        assertThat(verify.code()).isEqualTo(ExitCode.FAILED);
        assertThat(verify.out()).contains("100.jpg: ", "101 images, 1 broken");
        assertThat(verify.err()).contains(WARNING);
        CliRun pack = CliRun.of("data", "pack", "--data", other.getParent(), "--size", 16);
        assertThat(pack.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(pack.errLines())
                .last()
                .asString()
                .contains("1 of 101 images in " + other + " are broken (100.jpg: ")
                .endsWith(
                        "--skip-broken (in Java: skipBroken()); besides, these seem to be the Crypko faces, but 71,214 of 71,314 files are missing"
                                + " and 100 are there, the first missing ones are 100.jpg, 101.jpg, 102.jpg and so on: unpack the"
                                + " archive again, or a fresh copy of it");
    }

    @Test
    void facesThatWereExportedAreNoIncompleteSet() {
        for (String command : List.of("verify", "pack")) {
            CliRun run = CliRun.of("data", command, "--data", faces);
            assertThat(run.code()).isZero();
            assertThat(run.err()).doesNotContain("Crypko");
        }
    }
}
