package org.gan4j.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives and storages that are not what they say. */
class HostileArchiveTest {
    private static final byte[] EMPTY = Pickles.protocol2().op('}').end();
    private static final byte[] TENSOR =
            Pickles.protocol2().part("0", 4, 0, 4, 1).end();

    @TempDir
    private Path folder;

    private interface Entries {
        void write(ZipOutputStream zip) throws IOException;
    }

    private Path archive(Entries entries) throws IOException {
        Path file = folder.resolve("archive.pt");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            entries.write(zip);
        }
        return file;
    }

    private static void refused(Path file, String fault) {
        assertThatIOException()
                .isThrownBy(() -> TorchFile.read(file))
                .withMessage(file + " is not a readable torch.save file: " + fault);
    }

    @Test
    void aGoodOneIsRead() throws IOException {
        byte[] bytes = new Pickles()
                .int32(0x3f800000)
                .int32(0)
                .int32(0)
                .int32(0x40000000)
                .sofar();
        Path zip = Pickles.zip(folder, TENSOR, Map.of("0", bytes));
        assertThat(((TorchTensor) TorchFile.read(zip).root()).toFloats()).containsExactly(1, 0, 0, 2);
        Path stream = Pickles.stream(folder, TENSOR, tail("0", 4, bytes));
        assertThat(((TorchTensor) TorchFile.read(stream).root()).toFloats()).containsExactly(1, 0, 0, 2);
    }

    private static byte[] tail(String key, long elements, byte[] bytes) {
        return new Pickles()
                .raw(Pickles.protocol2().op(']').text(key).op('a').end())
                .int64(elements)
                .raw(bytes)
                .sofar();
    }

    @Test
    void compressedEntriesAreRefused() throws IOException {
        Path bomb = archive(zip -> {
            zip.putNextEntry(new ZipEntry("archive/data.pkl"));
            zip.write(new byte[10_000_000]);
            zip.closeEntry();
        });
        refused(
                bomb,
                "its entries must be stored uncompressed, as torch.save does, got `archive/data.pkl` compressed; unpacking"
                        + " it could take any amount of memory");
    }

    @Test
    void namesThatLeadOutAreRefused() throws IOException {
        for (String name : new String[] {"/etc/data.pkl", "archive/../../data", "..", "c:/data", "archive\\data"}) {
            Path file = archive(zip -> {
                Pickles.entry(zip, "archive/data.pkl", EMPTY);
                Pickles.entry(zip, name, EMPTY);
            });
            refused(file, "its entries must have names inside the archive, got `" + name + "`, which leads out of it");
        }
    }

    @Test
    void thereIsOnePickle() throws IOException {
        refused(
                archive(zip -> Pickles.entry(zip, "data.pkl", EMPTY)),
                "it must have an entry FOLDER/data.pkl, got a zip archive without");
        refused(
                archive(zip -> {
                    Pickles.entry(zip, "a/data.pkl", EMPTY);
                    Pickles.entry(zip, "b/data.pkl", EMPTY);
                }),
                "it must have one entry FOLDER/data.pkl, got `a/data.pkl` and `b/data.pkl`");
    }

    /** Two directory entries that point to the same bytes: with many, a small file would fill the memory. */
    @Test
    void entriesThatOverlapAreRefused() throws IOException {
        byte[] large = new byte[10_000];
        Path file = archive(zip -> {
            Pickles.entry(zip, "archive/data.pkl", EMPTY);
            Pickles.entry(zip, "archive/data/0", large);
        });
        byte[] bytes = Files.readAllBytes(file);
        int directory = indexOf(bytes, "PK\1\2", 0);
        int second = indexOf(bytes, "PK\1\2", directory + 1);
        byte[] entry = java.util.Arrays.copyOfRange(bytes, second, indexOf(bytes, "PK\5\6", 0));
        byte[] end = java.util.Arrays.copyOfRange(bytes, indexOf(bytes, "PK\5\6", 0), bytes.length);
        Pickles doubled =
                new Pickles().raw(java.util.Arrays.copyOf(bytes, second)).raw(entry);
        entry[entry.length - 1] = '1'; // another name, the same bytes
        doubled.raw(entry);
        end[8] = end[10] = 3; // entries
        end[12] = (byte) (end[12] + entry.length); // bytes of the directory; no carry
        Files.write(file, doubled.raw(end).sofar());
        refused(file, "its entries must not overlap, got entries of more bytes than the file's " + Files.size(file));
    }

    private static int indexOf(byte[] bytes, String mark, int from) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(mark, from);
    }

    @Test
    void storagesHaveTheBytesThatTensorsSay() {
        refused(
                Pickles.zip(folder, TENSOR, Map.of("0", new byte[12])),
                "storage `0` must have 16 bytes as its tensors say, got 12");
        refused(
                Pickles.zip(folder, TENSOR, Map.of("0", new byte[20])),
                "storage `0` must have 16 bytes as its tensors say, got 20");
        refused(
                Pickles.zip(folder, TENSOR, Map.of("1", new byte[16])),
                "storage `0` must have 16 bytes as its tensors say, got no entry of that name");
        refused(
                Pickles.stream(folder, TENSOR, tail("0", 3, new byte[16])),
                "storage `0` must have 4 elements as its tensors say, got 3");
        refused(
                Pickles.stream(folder, TENSOR, tail("0", 4, new byte[12])),
                "storage `0` needs 16 bytes, got 12 to the file's end; it was cut short, copy it again");
        refused(
                Pickles.stream(folder, TENSOR, tail("1", 4, new byte[16])),
                "its list of storages must name each once, got the string `1`");
        refused(
                Pickles.stream(folder, TENSOR, Pickles.protocol2().op(']').end()),
                "storage `0` must be in the list of storages, got none of that name");
        refused(
                Pickles.stream(folder, TENSOR, Pickles.protocol2().op('N').end()),
                "its fifth pickle must be a list of storages, got None");
    }

    /** A gigabyte is announced, and none of it is there: nothing is allocated. */
    @Test
    void sizesAreComparedBeforeMemoryIsTaken() {
        byte[] huge = Pickles.protocol2().part("0", 400_000_000, 0, 4, 1).end();
        refused(
                Pickles.stream(folder, huge, tail("0", 400_000_000, new byte[16])),
                "storage `0` needs 1600000000 bytes, got 16 to the file's end; it was cut short, copy it again");
    }

    @Test
    void checksumsAreCompared() throws IOException {
        Path file = Pickles.zip(folder, TENSOR, Map.of("0", "sixteen bytes ok".getBytes(StandardCharsets.UTF_8)));
        byte[] bytes = Files.readAllBytes(file);
        bytes[indexOf(bytes, "sixteen", 0)]++;
        Files.write(file, bytes);
        assertThatIOException()
                .isThrownBy(() -> TorchFile.read(file))
                .withMessageMatching(
                        ".*: entry `archive/data/0` must have the checksum [0-9a-f]+, got [0-9a-f]+; the file"
                                + " is damaged, copy it again");
    }

    @Test
    void theByteOrderIsLittle() throws IOException {
        Path file = archive(zip -> {
            Pickles.entry(zip, "archive/data.pkl", EMPTY);
            Pickles.entry(zip, "archive/byteorder", "big".getBytes(StandardCharsets.UTF_8));
        });
        refused(file, "its byte order must be little, got `big`");
    }
}
