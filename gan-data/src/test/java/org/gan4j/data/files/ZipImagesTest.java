package org.gan4j.data.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gan4j.data.InvalidImagesException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images in archives, hostile ones among them. */
class ZipImagesTest {
    private static final int ENTRY = 0x02014b50;
    private static final int LOCAL = 0x04034b50;

    @TempDir
    private Path temporary;

    private Path zip;

    @BeforeEach
    void place() {
        zip = temporary.resolve("images.zip");
    }

    private ImageFolder open() throws IOException {
        return ImageFolder.builder(zip)
                .size(16)
                .cacheFolder(temporary.resolve("cache"))
                .build();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void imagesAreReadInTheOrderOfTheirNumbers(boolean deflated) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        ImageFixtures.numbered(12).forEach((name, data) -> files.put("faces/faces/" + name, data));
        files.put("__MACOSX/faces/._0.png", new byte[] {1});
        files.put("faces/readme.txt", new byte[] {1});
        ImageFixtures.zip(zip, files, deflated);
        ImageFolder folder = open();
        assertThat(IntStream.range(0, folder.size()).map(i -> ImageFixtures.number(folder.read(i))))
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(folder.leftOut()).containsExactly("faces/readme.txt");
        assertThat(open().isReused()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "../../evil.png, leads out of the archive",
        "faces/../../evil.png, leads out of the archive",
        "..\\evil.png, leads out of the archive",
        "/etc/evil.png, is an absolute name",
        "C:\\evil.png, is an absolute name",
        "\\\\server\\evil.png, is an absolute name"
    })
    void namesThatLeadElsewhereAreRefused(String name, String reason) throws IOException {
        ImageFixtures.zip(zip, Map.of("0.png", ImageFixtures.image(0, "png"), name, new byte[3]), true);
        assertThatThrownBy(this::open)
                .isInstanceOf(InvalidImagesException.class)
                .hasMessageContaining(zip + " cannot be trusted: ")
                .hasMessageContaining(reason);
    }

    @Test
    void namesThatBeginWithADotAndASlashAreImages() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        ImageFixtures.numbered(3).forEach((name, data) -> files.put("./faces//./" + name, data));
        files.put("./.hidden/9.png", new byte[1]);
        ImageFixtures.zip(zip, files, true);
        assertThat(open().packed().names()).containsExactly("faces/0.png", "faces/1.png", "faces/2.png");
        files.put("faces/1.png", new byte[1]);
        ImageFixtures.zip(zip, files, true);
        assertThatThrownBy(this::open).hasMessageContaining("faces/1.png is in it twice");
    }

    @Test
    void linksAreRefused() throws IOException {
        ImageFixtures.zip(
                zip,
                Map.of("0.png", ImageFixtures.image(0, "png"), "1.png", "/etc/passwd".getBytes(StandardCharsets.UTF_8)),
                false);
        byte[] bytes = Files.readAllBytes(zip);
        patch(bytes, "1.png", (buffer, at) -> buffer.put(at + 5, (byte) 3).putInt(at + 38, 0xA1FF << 16));
        Files.write(zip, bytes);
        assertThatThrownBy(this::open)
                .isInstanceOf(InvalidImagesException.class)
                .hasMessageContaining("1.png is a link");
    }

    /** Java reads the directory in the comment, with a link; others the one before it. */
    @Test
    void twoDirectoriesAreRefused() throws IOException {
        ImageFixtures.zip(zip, ImageFixtures.numbered(2), false);
        byte[] bytes = Files.readAllBytes(zip);
        int directory = positionOf(bytes, ENTRY, "0.png", 46) - 46;
        byte[] hidden = Arrays.copyOfRange(bytes, directory, bytes.length); // entries and end record
        ByteBuffer patched = ByteBuffer.wrap(hidden).order(ByteOrder.LITTLE_ENDIAN);
        patched.put(5, (byte) 3).putInt(38, 0xA1FF << 16); // 0.png is a link
        patched.putInt(16, 1); // to be told from the other
        patched.putInt(hidden.length - 22 + 16, bytes.length); // where that directory is
        ByteBuffer whole = ByteBuffer.allocate(bytes.length + hidden.length + 1).order(ByteOrder.LITTLE_ENDIAN);
        whole.put(bytes).put(hidden).putShort(bytes.length - 2, (short) (hidden.length + 1));
        Files.write(zip, whole.array());
        assertThatThrownBy(this::open)
                .isInstanceOf(InvalidImagesException.class)
                .hasMessage(zip + " cannot be trusted: it has more than one directory; pack the images anew");
    }

    @Test
    void bytesAfterTheEndAreRefused() throws IOException {
        ImageFixtures.zip(zip, ImageFixtures.numbered(2), false);
        byte[] bytes = Files.readAllBytes(zip);
        Files.write(zip, Arrays.copyOf(bytes, bytes.length + 5));
        assertThatThrownBy(this::open)
                .hasMessage(zip + " must be a zip file, but has bytes after its end; pack the images anew");
    }

    @Test
    void entriesOnTheSameBytesAreRefused() throws IOException {
        ImageFixtures.zip(zip, ImageFixtures.numbered(2), false);
        byte[] bytes = Files.readAllBytes(zip);
        patch(bytes, "1.png", (buffer, at) -> buffer.putInt(at + 42, 0));
        Files.write(zip, bytes);
        assertThatThrownBy(this::open)
                .isInstanceOf(InvalidImagesException.class)
                .hasMessageContaining("1.png lies on the same bytes as 0.png");
    }

    @Test
    void aDeclaredBombIsRefused() throws IOException {
        ImageFixtures.zip(zip, Map.of("0.png", ImageFixtures.image(0, "png"), "1.bmp", new byte[3 << 20]), true);
        assertThatThrownBy(this::open)
                .isInstanceOf(InvalidImagesException.class)
                .hasMessageContaining("1.bmp is declared to unpack to")
                .hasMessageContaining("as decompression bombs are");
    }

    @Test
    void manyFilesThatAreABombTogetherAreRefused() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < 80; i++) {
            files.put(i + ".bmp", new byte[1 << 20]);
        }
        ImageFixtures.zip(zip, files, true);
        assertThatThrownBy(this::open)
                .isInstanceOf(InvalidImagesException.class)
                .hasMessageContaining("more than 100 times the archive");
    }

    @Test
    void aFileThatUnpacksToMoreThanDeclaredIsBroken() throws IOException {
        ImageFixtures.zip(zip, ImageFixtures.numbered(3), true);
        byte[] bytes = Files.readAllBytes(zip);
        patch(bytes, "1.png", (buffer, at) -> buffer.putInt(at + 24, 30)); // the declared size
        Files.write(zip, bytes);
        assertThatThrownBy(this::open).hasMessageContaining("1 of 3 images").hasMessageContaining("1.png: ");
    }

    @Test
    void aWrongChecksumIsBroken() throws IOException {
        ImageFixtures.zip(zip, ImageFixtures.numbered(3), false);
        byte[] bytes = Files.readAllBytes(zip);
        patch(bytes, "1.png", (buffer, at) -> buffer.putInt(at + 16, 12345));
        Files.write(zip, bytes);
        assertThatThrownBy(this::open).hasMessageContaining("1.png: has another checksum than the archive declares");
    }

    @Test
    void aNameThatIsThereTwiceIsRefused() throws IOException {
        ImageFixtures.zip(
                zip, Map.of("0.png", ImageFixtures.image(0, "png"), "1.png", ImageFixtures.image(1, "png")), false);
        String text = new String(Files.readAllBytes(zip), StandardCharsets.ISO_8859_1).replace("1.png", "0.png");
        Files.write(zip, text.getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(this::open).hasMessageContaining("0.png is in it twice");
    }

    @Test
    void encryptedFilesAreBroken() throws IOException {
        ImageFixtures.zip(zip, ImageFixtures.numbered(2), true);
        byte[] bytes = Files.readAllBytes(zip);
        patch(bytes, "1.png", (buffer, at) -> buffer.put(at + 8, (byte) (buffer.get(at + 8) | 1)));
        Files.write(zip, bytes);
        assertThatThrownBy(this::open)
                .isInstanceOf(InvalidImagesException.class)
                .hasMessageContaining("encrypted");
    }

    @Test
    void anArchiveThatIsCutShortIsRefused() throws IOException {
        ImageFixtures.zip(zip, ImageFixtures.numbered(8), true);
        byte[] whole = Files.readAllBytes(zip);
        for (int length : new int[] {0, 10, whole.length / 2, whole.length - 1}) {
            Files.write(zip, Arrays.copyOf(whole, length));
            assertThatThrownBy(this::open).as("%d bytes", length).isInstanceOf(InvalidImagesException.class);
        }
        Files.writeString(zip, "no archive");
        assertThatThrownBy(this::open).hasMessageContaining("must be a folder, a zip file or a file");
    }

    @Test
    void namesInOldCharacterSetsAreRead() throws IOException {
        ImageFixtures.zip(zip, Map.of("XXXX.png", ImageFixtures.image(4, "png")), true);
        byte[] bytes = Files.readAllBytes(zip);
        for (int at : List.of(positionOf(bytes, LOCAL, "XXXX.png", 30), positionOf(bytes, ENTRY, "XXXX.png", 46))) {
            int header = bytes[at - 30] == 'P' && bytes[at - 28] == 3 ? at - 30 : at - 46;
            bytes[header + (header == at - 30 ? 7 : 9)] &= ~8; // not marked as UTF-8
            bytes[at] = (byte) 0x8A; // Shift-JIS
            bytes[at + 1] = (byte) 0xE7;
        }
        Files.write(zip, bytes);
        assertThat(open().size()).isEqualTo(1);
    }

    private interface Patch {
        void apply(ByteBuffer buffer, int entry);
    }

    /** Changes an entry of the archive's directory. */
    private static void patch(byte[] zip, String name, Patch patch) {
        patch.apply(ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN), positionOf(zip, ENTRY, name, 46) - 46);
    }

    private static int positionOf(byte[] zip, int signature, String name, int headerLength) {
        ByteBuffer buffer = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at + headerLength + wanted.length <= zip.length; at++) {
            if (buffer.getInt(at) == signature
                    && Arrays.equals(
                            wanted, Arrays.copyOfRange(zip, at + headerLength, at + headerLength + wanted.length))) {
                return at + headerLength;
            }
        }
        throw new IllegalArgumentException(name + " is not in the archive");
    }
}
