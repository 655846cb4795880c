package org.gan4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksumsTest {
    @TempDir
    Path folder;

    /** The sums are those of FIPS 180-2's examples: "abc" and the empty message. */
    @Test
    void theFileIsWhatSha256sumWrites() throws IOException {
        Files.writeString(folder.resolve("abc"), "abc");
        Files.writeString(folder.resolve("nothing"), "");
        Checksums.write(folder, List.of("abc", "nothing"));
        assertThat(folder.resolve("SHA256SUMS")).content().isEqualTo("""
                        ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  abc
                        e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  nothing
                        """);
        assertThat(Checksums.verify(folder)).containsExactly("abc", "nothing");
    }

    @Test
    void whatIsAlteredMissingOrNoListIsNamed() throws IOException {
        assertThatThrownBy(() -> Checksums.verify(folder)).hasMessageEndingWith("SHA256SUMS is missing");
        Files.writeString(folder.resolve("abc"), "abc");
        Checksums.write(folder, List.of("abc"));
        Files.writeString(folder.resolve("abc"), "abd");
        assertThatThrownBy(() -> Checksums.verify(folder))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("abc is damaged: its SHA-256 must be ba7816bf...");
        Files.delete(folder.resolve("abc"));
        assertThatThrownBy(() -> Checksums.verify(folder)).hasMessageEndingWith("abc is missing");
        Files.writeString(folder.resolve("abc"), "abc");
        Files.writeString(folder.resolve("other"), "");
        assertThatThrownBy(() -> Checksums.verify(folder))
                .hasMessageEndingWith("SHA256SUMS is damaged: it must have a line for other");
        for (String list : List.of("ba7816bf  abc\n", "0".repeat(64) + "  ../abc\n", "\n")) {
            Files.writeString(folder.resolve("SHA256SUMS"), list);
            assertThatThrownBy(() -> Checksums.verify(folder))
                    .as(list)
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("SHA256SUMS is damaged: line 1");
        }
        Files.write(folder.resolve("SHA256SUMS"), new byte[] {(byte) 0xC3, (byte) 0x28});
        assertThatThrownBy(() -> Checksums.verify(folder)).hasMessageContaining("it is not text");
    }
}
