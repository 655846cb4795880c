package org.gan4j.torch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Pickles made by hand, an instruction at a time, and files of either layout around them. */
public final class Pickles {
    private static final byte[] HEADER = HexFormat.of()
            .parseHex(
                    "80028a0a6cfc9c46f9206aa850192e" // the magic number
                            + "80024de9032e"); // 1001
    private static final byte[] LITTLE_ENDIAN = new Pickles()
            .op(0x80, 2)
            .op('}')
            .text("little_endian")
            .op(0x88)
            .op('s')
            .end();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** A pickle of protocol 2. */
    public static Pickles protocol2() {
        return new Pickles().op(0x80, 2);
    }

    /** An instruction and the bytes after it. */
    public Pickles op(int... code) {
        for (int b : code) {
            bytes.write(b);
        }
        return this;
    }

    Pickles line(String text) {
        bytes.writeBytes((text + "\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** BINUNICODE. */
    public Pickles text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return op('X').int32(utf8.length).raw(utf8);
    }

    Pickles int32(int value) {
        return raw(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
    }

    Pickles int64(long value) {
        return raw(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array());
    }

    /** BININT. */
    Pickles number(int value) {
        return op('J').int32(value);
    }

    /** LONG1 of 8 bytes. */
    Pickles large(long value) {
        return op(0x8a, 8).int64(value);
    }

    Pickles raw(byte[] more) {
        bytes.writeBytes(more);
        return this;
    }

    Pickles repeated(int times, int... code) {
        for (int i = 0; i < times; i++) {
            op(code);
        }
        return this;
    }

    Pickles global(String module, String name) {
        return op('c').line(module).line(name);
    }

    /** The storage that a tensor is made of. */
    Pickles storage(String storageClass, String key, long elements) {
        return op('(').text("storage")
                .global("torch", storageClass)
                .text(key)
                .text("cpu")
                .large(elements)
                .op('t', 'Q');
    }

    /** A tensor that is all of a storage of its own. */
    public Pickles tensor(String key, long... shape) {
        long elements = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        global("torch._utils", "_rebuild_tensor_v2")
                .op('(')
                .storage("FloatStorage", key, elements)
                .number(0)
                .op('(');
        for (long size : shape) {
            large(size);
        }
        op('t', '(');
        long stride = elements;
        for (long size : shape) {
            stride /= size;
            large(stride);
        }
        return op('t', 0x89, '}', 't', 'R');
    }

    /** A part of a storage, of rank 1. */
    Pickles part(String key, long elements, long offset, long size, long stride) {
        return global("torch._utils", "_rebuild_tensor_v2")
                .op('(')
                .storage("FloatStorage", key, elements)
                .large(offset)
                .large(size)
                .op(0x85)
                .large(stride)
                .op(0x85, 0x89, '}', 't', 'R');
    }

    public byte[] end() {
        op('.');
        return bytes.toByteArray();
    }

    byte[] sofar() {
        return bytes.toByteArray();
    }

    /** A file of the newer layout. */
    public static Path zip(Path folder, byte[] pickle, Map<String, byte[]> storages) {
        Path file = folder.resolve("hostile.pt");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            entry(zip, "archive/data.pkl", pickle);
            for (Map.Entry<String, byte[]> storage : storages.entrySet()) {
                entry(zip, "archive/data/" + storage.getKey(), storage.getValue());
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return file;
    }

    static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 sum = new CRC32();
        sum.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /** A file of the older layout; the list of keys and the storages are what the tail says. */
    static Path stream(Path folder, byte[] pickle, byte[] tail) {
        Path file = folder.resolve("hostile-" + Arrays.hashCode(pickle) + ".pth");
        try {
            Files.write(
                    file,
                    new Pickles()
                            .raw(HEADER)
                            .raw(LITTLE_ENDIAN)
                            .raw(pickle)
                            .raw(tail)
                            .sofar());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return file;
    }
}
