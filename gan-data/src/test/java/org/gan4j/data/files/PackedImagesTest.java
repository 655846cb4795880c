package org.gan4j.data.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.gan4j.data.InvalidImagesException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packed files away from the images they were made from. */
class PackedImagesTest extends UserImages {
    /** Headers that no writer makes, their checksums right; the files are sparse. */
    @ParameterizedTest
    @CsvSource({
        "1, 15, 0, 100",
        "1, 19000, 0, 100",
        "1, 40000, 0, 100",
        "1, 16, -1, 100",
        "1, 16, 0, 3000000000",
        "1000, 16, 0, 100",
        "1, 16, 1000000, 100"
    })
    void impossibleHeadersAreNoPackedFiles(int count, int side, int skipped, long notes) throws IOException {
        long notesAt = PackedHeader.PIXELS_AT + 3L * count * side * side;
        PackedHeader header = new PackedHeader(
                count, side, skipped, notesAt + notes, notesAt, 0, new byte[32], new byte[32], new ChannelStatistics());
        Path file = temporary.resolve("hostile.gan4j");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(header.encode(), 0);
            channel.write(ByteBuffer.allocate(1), Math.max(PackedHeader.PIXELS_AT, notesAt + notes - 1));
        }
        assertThatThrownBy(() -> PackedImages.open(file))
                .isInstanceOf(InvalidImagesException.class)
                .hasMessageContaining("must be a file of packed images, complete and of version 2");
    }

    @Test
    void packedFilesStandAlone() throws IOException {
        ImageFixtures.folder(images, ImageFixtures.numbered(6));
        Path file = temporary.resolve("sets/faces.gan4j");
        ImageFolder folder = open().cacheFile(file).build();
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).as("no lock beside a file that was named").containsExactly(file);
        }
        Path moved = Files.move(file, temporary.resolve("moved.gan4j"));
        PackedImages packed = PackedImages.open(moved);
        assertThat(numbers(packed)).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(packed.fingerprint()).isEqualTo(folder.fingerprint());
        assertThat(packed.isIntact()).isTrue();
        byte[] bytes = Files.readAllBytes(moved);
        bytes[PackedHeader.PIXELS_AT + 3000] ^= 1;
        Path changed = Files.write(temporary.resolve("changed.gan4j"), bytes);
        assertThat(PackedImages.open(changed).isIntact()).isFalse();
        assertThatThrownBy(() -> PackedImages.open(images.resolve("0.png")))
                .isInstanceOf(InvalidImagesException.class)
                .hasMessageContaining("must be a file of packed images");
    }
}
