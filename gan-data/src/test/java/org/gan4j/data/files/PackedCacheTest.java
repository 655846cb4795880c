package org.gan4j.data.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** When images are decoded and when the packed file of an earlier time serves. */
class PackedCacheTest extends UserImages {
    @Test
    void theSecondTimeNothingIsDecoded() throws IOException {
        ImageFixtures.folder(images, ImageFixtures.numbered(12));
        List<String> seen = new ArrayList<>();
        ImageFolder first = open().progress((done, total, broken) -> seen.add(done + "/" + total))
                .build();
        assertThat(first.isReused()).isFalse();
        assertThat(seen).hasSize(12).endsWith("12/12");
        ImageFolder second =
                open().progress((done, total, broken) -> seen.add("again")).build();
        assertThat(second.isReused()).isTrue();
        assertThat(seen).doesNotContain("again");
        assertThat(numbers(second)).isEqualTo(numbers(first));
        assertThat(second.fingerprint()).isEqualTo(first.fingerprint()).endsWith(",count=12,size=16");
    }

    @Test
    void aChangedFolderIsReadAnew() throws IOException {
        ImageFixtures.folder(images, ImageFixtures.numbered(5));
        open().build();
        Files.write(images.resolve("5.png"), ImageFixtures.image(5, "png"));
        assertThat(numbers(open().build())).containsExactly(0, 1, 2, 3, 4, 5);
        Files.delete(images.resolve("0.png"));
        assertThat(numbers(open().build())).containsExactly(1, 2, 3, 4, 5);
        Files.write(images.resolve("1.png"), ImageFixtures.image(30, "png"));
        Files.setLastModifiedTime(images.resolve("1.png"), FileTime.fromMillis(1_000_000));
        assertThat(numbers(open().build())).containsExactly(30, 2, 3, 4, 5);
        try (Stream<Path> files = Files.list(cache)) {
            assertThat(files).containsExactly(cacheFile());
        }
    }

    @Test
    void aDamagedCacheIsReplaced() throws IOException {
        ImageFixtures.folder(images, ImageFixtures.numbered(5));
        ImageFolder whole = open().build();
        byte[] bytes = Files.readAllBytes(cacheFile());
        List<byte[]> damaged = new ArrayList<>();
        damaged.add(new byte[0]);
        damaged.add(Arrays.copyOf(bytes, 100));
        damaged.add(Arrays.copyOf(bytes, bytes.length - 1));
        damaged.add(Arrays.copyOf(bytes, bytes.length + 1));
        damaged.add("something else".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        // signature, version, count, side, hashes, notes
        for (int at : new int[] {3, 11, 15, 19, 60, 100, bytes.length - 20}) {
            byte[] changed = bytes.clone();
            changed[at] ^= 1;
            damaged.add(changed);
        }
        for (byte[] content : damaged) {
            Files.write(cacheFile(), content);
            ImageFolder again = open().build();
            assertThat(again.isReused()).isFalse();
            assertThat(again.fingerprint()).isEqualTo(whole.fingerprint());
            assertThat(Files.readAllBytes(cacheFile())).isEqualTo(bytes);
        }
    }

    @Test
    void remainsOfKilledWritersAreRemoved() throws IOException {
        ImageFixtures.folder(images, ImageFixtures.numbered(5));
        open().build();
        Path remains =
                Files.write(cacheFile().resolveSibling(cacheFile().getFileName() + ".123.tmp"), new byte[] {1, 2, 3});
        Files.delete(cacheFile());
        open().build();
        assertThat(remains).doesNotExist();
    }

    @Test
    void severalMayOpenAtOnce() throws Exception {
        ImageFixtures.folder(images, ImageFixtures.numbered(60));
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            Callable<ImageFolder> task = () -> open().build();
            List<Future<ImageFolder>> all = threads.invokeAll(java.util.Collections.nCopies(6, task));
            int made = 0;
            for (Future<ImageFolder> folder : all) {
                assertThat(numbers(folder.get()))
                        .isEqualTo(IntStream.range(0, 60).boxed().toList());
                made += folder.get().isReused() ? 0 : 1;
            }
            assertThat(made).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aCacheThatCannotBeWrittenIsAnError() throws IOException {
        ImageFixtures.folder(images, ImageFixtures.numbered(3));
        Path file = Files.writeString(temporary.resolve("file"), "in the way");
        String start = "the packed images of " + images + " must go into a folder that can be written, but ";
        assertThatThrownBy(() -> open().cacheFolder(file.resolve("cache")).build())
                .hasMessage(start + file.resolve("cache") + " cannot be made; name another with -Dgan4j.cache=DIR");
        assertThatThrownBy(() -> open().cacheFile(file.resolve("a.gan4j")).build())
                .hasMessage(start + file + " cannot be made; name a file in another folder");
        Path lock = CacheLock.beside(CacheFolder.fileFor(cache, images, 16));
        Files.createDirectories(lock);
        assertThatThrownBy(() -> open().build())
                .hasMessage(start + cache + " cannot be written; name another with -Dgan4j.cache=DIR");
        Path tooLong = cache.resolve("a".repeat(240) + ".gan4j"); // with the temporary file's ending
        assertThatThrownBy(() -> open().cacheFile(tooLong).build())
                .hasMessage(start + cache + " cannot be written; name a file in another folder");
    }

    @Test
    void packedFilesMayBeReadByWhoeverMayReadTheUsersFiles() throws IOException {
        ImageFixtures.folder(images, ImageFixtures.numbered(3));
        assumeThat(Files.getFileStore(temporary).supportsFileAttributeView("posix"))
                .as("files have permissions")
                .isTrue();
        open().build();
        assertThat(Files.getPosixFilePermissions(cacheFile()))
                .isEqualTo(Files.getPosixFilePermissions(images.resolve("0.png")));
    }
}
