package org.gan4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageFolderTest extends ImageSourceContractTest {
    @TempDir
    private Path temporary;

    private Path images;
    private Path cache;

    @BeforeEach
    void places() {
        images = temporary.resolve("images");
        cache = temporary.resolve("cache");
    }

    private ImageFolder.Builder open() {
        return ImageFolder.builder(images).size(16).cacheFolder(cache).threads(2);
    }

    private static List<Integer> numbers(ImageSource source) {
        return IntStream.range(0, source.size())
                .map(i -> ImageFixtures.number(source.read(i)))
                .boxed()
                .toList();
    }

    private Path cacheFile() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.filter(file -> file.toString().endsWith(PackedImages.EXTENSION))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Override
    protected ImageSource newSource() {
        try {
            Path folder = ImageFixtures.folder(Files.createTempDirectory(temporary, "set"), ImageFixtures.numbered(7));
            return ImageFolder.builder(folder)
                    .size(16)
                    .cacheFolder(temporary.resolve("caches"))
                    .build();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Test
    void imagesComeInTheOrderOfTheirNumbersFromAllFolders() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        List.of("10.png:2", "2.png:1", "0.png:0", "b/3.png:4", "b/11.PNG:5", "a/a/7.png:3")
                .forEach(file -> files.put(
                        file.split(":")[0], ImageFixtures.image(Integer.parseInt(file.split(":")[1]), "png")));
        files.put("notes.txt", new byte[] {1});
        files.put("new.webp", new byte[] {1});
        files.put("._0.png", new byte[] {1});
        files.put(".hidden/0.png", new byte[] {1});
        files.put("__MACOSX/0.png", new byte[] {1});
        ImageFixtures.folder(images, files);
        ImageFolder folder = open().build();
        assertThat(numbers(folder)).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(folder.leftOut()).containsExactly("new.webp", "notes.txt");
        assertThat(folder.packed().names())
                .containsExactly("0.png", "2.png", "10.png", "a/a/7.png", "b/3.png", "b/11.PNG");
        assertThat(folder.packed().mean()[2])
                .isCloseTo((200 - 2.5) / 127.5 - 1, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(folder.packed().deviation()[2])
                .isCloseTo(Math.sqrt(35.0 / 12) / 127.5, org.assertj.core.api.Assertions.within(1e-9));
    }

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
    void theFingerprintIsThatOfTheImagesWhereverTheyAre() throws IOException {
        ImageFixtures.folder(images, ImageFixtures.numbered(12));
        Path other = ImageFixtures.folder(temporary.resolve("other/place"), ImageFixtures.numbered(12));
        Files.setLastModifiedTime(other.resolve("3.png"), FileTime.fromMillis(1_000_000));
        Path zip = ImageFixtures.zip(temporary.resolve("set.zip"), ImageFixtures.numbered(12), true);
        String fingerprint = open().build().fingerprint();
        assertThat(ImageFolder.builder(other)
                        .size(16)
                        .cacheFolder(cache)
                        .build()
                        .fingerprint())
                .isEqualTo(fingerprint);
        assertThat(ImageFolder.builder(zip).size(16).cacheFolder(cache).build().fingerprint())
                .isEqualTo(fingerprint);
        assertThat(open().size(17).build().fingerprint()).isNotEqualTo(fingerprint);
        Files.write(images.resolve("3.png"), ImageFixtures.image(40, "png"));
        assertThat(open().build().fingerprint()).isNotEqualTo(fingerprint);
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
            assertThat(files.filter(file -> !file.toString().endsWith(".lock"))).hasSize(1);
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
    void brokenFilesAreAllFoundAndNamed() throws IOException {
        breakSome();
        assertThatThrownBy(() -> open().build())
                .isInstanceOf(InvalidImagesException.class)
                .hasMessageStartingWith("4 of 9 images in " + images + " are broken (1.png: empty file; 3.png: ")
                .hasMessageContaining("; and 1 more); mend or delete them, or leave them out with --skip-broken")
                .asInstanceOf(InstanceOfAssertFactories.type(InvalidImagesException.class))
                .satisfies(fault -> assertThat(fault.problems().stream().map(ImageProblem::name))
                        .containsExactly("1.png", "3.png", "7.png", "8.jpg"));
        assertThat(open().verify().stream().map(ImageProblem::name))
                .containsExactly("1.png", "3.png", "7.png", "8.jpg");
    }

    private void breakSome() throws IOException {
        ImageFixtures.folder(images, ImageFixtures.numbered(8));
        Files.write(images.resolve("1.png"), new byte[0]);
        Files.write(images.resolve("3.png"), Arrays.copyOf(ImageFixtures.image(3, "png"), 60));
        Files.writeString(images.resolve("7.png"), "text");
        byte[] jpeg = ImageFixtures.image(8, "jpg");
        Files.write(images.resolve("8.jpg"), Arrays.copyOf(jpeg, jpeg.length - 10));
    }

    @Test
    void brokenFilesCanBeLeftOut() throws IOException {
        breakSome();
        ImageFolder folder = open().skipBroken(true).build();
        assertThat(numbers(folder)).containsExactly(0, 2, 4, 5, 6);
        assertThat(folder.packed().skipped()).hasSize(4).first().hasToString("1.png: empty file");
        ImageFolder again = open().skipBroken(true).build();
        assertThat(again.isReused()).isTrue();
        assertThat(again.packed().skipped()).isEqualTo(folder.packed().skipped());
        assertThatThrownBy(() -> open().build())
                .as("the cache with gaps does not hide them from those who want none")
                .isInstanceOf(InvalidImagesException.class)
                .hasMessageStartingWith("4 of 9 images");
    }

    @Test
    void filesThatCouldNotBeReadOnceAreReadTheNextTime() throws IOException {
        ImageFixtures.folder(images, ImageFixtures.numbered(80));
        Path last = images.resolve("79.png");
        FileTime before = Files.getLastModifiedTime(last);
        ImageFolder gap = open().threads(1)
                .skipBroken(true)
                .progress((done, total, broken) -> touch(last, done < total ? FileTime.fromMillis(1) : before))
                .build();
        assertThat(gap.packed().skipped()).singleElement().hasToString("79.png: changed while it was being read");
        ImageFolder whole = open().skipBroken(true).build();
        assertThat(whole.isReused()).isFalse();
        assertThat(whole.size()).isEqualTo(80);
    }

    private static void touch(Path file, FileTime time) {
        try {
            Files.setLastModifiedTime(file, time);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Test
    void aFailedAttemptLeavesNothing() throws IOException {
        breakSome();
        assertThatThrownBy(() -> open().build()).isInstanceOf(InvalidImagesException.class);
        try (Stream<Path> files = Files.list(cache)) {
            assertThat(files.map(file -> file.getFileName().toString())).allMatch(name -> name.endsWith(".lock"));
        }
    }

    @Test
    void aFolderThatChangesMeanwhileIsRefused() throws IOException {
        ImageFixtures.folder(images, ImageFixtures.numbered(8));
        assertThatThrownBy(() ->
                        open().progress((done, total, broken) -> addImage()).build())
                .isInstanceOf(InvalidImagesException.class)
                .hasMessage(images + " changed while its images were being read; start again when it is complete");
    }

    private void addImage() {
        try {
            Files.write(images.resolve("99.png"), ImageFixtures.image(9, "png"));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Test
    void linksToFilesAreFollowedAndCirclesNamed() throws IOException {
        Path elsewhere = ImageFixtures.folder(temporary.resolve("elsewhere"), ImageFixtures.numbered(3));
        Files.createDirectories(images);
        Files.createSymbolicLink(images.resolve("1.png"), elsewhere.resolve("1.png"));
        Files.createSymbolicLink(images.resolve("more"), elsewhere);
        assertThat(numbers(open().build())).containsExactly(1, 0, 1, 2);
        Files.createSymbolicLink(elsewhere.resolve("circle"), images);
        assertThatThrownBy(() -> open().build())
                .isInstanceOf(InvalidImagesException.class)
                .hasMessageContaining("must not contain itself");
        Files.delete(elsewhere.resolve("circle"));
    }

    @Test
    void aLinkToNothingIsABrokenFile() throws IOException {
        ImageFixtures.folder(images, ImageFixtures.numbered(3));
        Files.createSymbolicLink(images.resolve("9.png"), temporary.resolve("nothing"));
        assertThatThrownBy(() -> open().build())
                .hasMessageContaining("1 of 4 images")
                .hasMessageContaining("9.png: a link to a file that does not exist");
        assertThat(open().skipBroken(true).build().size()).isEqualTo(3);
        Files.write(temporary.resolve("nothing"), ImageFixtures.image(9, "png"));
        assertThat(numbers(open().build())).as("the link leads somewhere now").containsExactly(0, 1, 2, 9);
    }

    @Test
    void placesWithoutImagesAreNamed() throws IOException {
        assertThatThrownBy(() -> open().build())
                .isInstanceOf(InvalidImagesException.class)
                .hasMessage("images must be in a folder or zip file, but " + images + " does not exist");
        Files.createDirectories(images);
        assertThatThrownBy(() -> open().build())
                .hasMessage(images + " must hold JPEG, PNG, GIF or BMP images, but has none");
        Files.writeString(images.resolve("a.webp"), "x");
        Files.writeString(images.resolve("a.txt"), "x");
        assertThatThrownBy(() -> open().build())
                .hasMessage(images + " must hold JPEG, PNG, GIF or BMP images, but has none among its 2 files"
                        + " (the first is a.webp)");
    }

    @Test
    void singleImagesAndPackedFilesAreNamed() throws IOException {
        ImageFixtures.folder(images, ImageFixtures.numbered(3));
        Path single = images.resolve("0.png");
        assertThatThrownBy(() -> ImageFolder.builder(single).cacheFolder(cache).build())
                .isInstanceOf(InvalidImagesException.class)
                .hasMessage("images must be in a folder or zip file, but " + single
                        + " is named as a single image; name the folder it is in");
        open().build();
        Path packed = Files.move(cacheFile(), temporary.resolve("renamed.bin"));
        assertThat(PackedImages.isPacked(packed)).isTrue();
        assertThat(PackedImages.isPacked(single)).isFalse();
        assertThatThrownBy(() -> ImageFolder.builder(packed).cacheFolder(cache).build())
                .isInstanceOf(InvalidImagesException.class)
                .hasMessageEndingWith(packed + " is a packed file; open it as PackedImages");
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
    void filesThatMayNotBeReadAreBroken() throws IOException {
        ImageFixtures.folder(images, ImageFixtures.numbered(3));
        Path locked = images.resolve("1.png");
        assumeThat(locked.toFile().setReadable(false) && !Files.isReadable(locked))
                .as("files can be made unreadable, which root's cannot")
                .isTrue();
        assertThatThrownBy(() -> open().build()).hasMessageContaining("(1.png: permission denied)");
    }

    @Test
    void foldersAndArchivesThatMayNotBeReadAreNamed() throws IOException {
        String advice = " must be readable, but is not (permission denied);"
                + " allow it to be read, or keep it elsewhere than among the images";
        Path secret = images.resolve("secret");
        assertThat(FolderFiles.unreadable(secret, new AccessDeniedException(secret.toString())))
                .hasMessage(secret + advice);
        ImageFixtures.folder(images, ImageFixtures.numbered(3));
        Files.createDirectory(secret);
        assumeThat(secret.toFile().setReadable(false) && !Files.isReadable(secret))
                .as("folders can be made unreadable, which root's cannot")
                .isTrue();
        assertThatThrownBy(() -> open().build())
                .isInstanceOf(InvalidImagesException.class)
                .hasMessage(secret + advice);
    }

    @Test
    void refusesBadSettings() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open().size(15).build())
                .withMessage("size must be from 16 to 1024 pixels, got 15");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open().threads(0).build())
                .withMessage("threads must be at least 1, got 0");
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
        long notesAt = PackedHeader.PIXELS_AT + (long) count * (side * side * 3);
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
