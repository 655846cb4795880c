package org.gan4j.data.internal.listing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import org.gan4j.data.InvalidImagesException;

/** The directory at the end of a zip archive as it is stored: Java's zip classes do not tell links nor where entries lie. */
final class ZipDirectory {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
    private static final int ZIP64_LOCATOR_LENGTH = 20;
    private static final int ZIP64_END_LENGTH = 56;
    private static final int ZIP64_EXTRA = 1;
    private static final long IN_EXTRA = 0xFFFFFFFFL;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int LOCAL_LENGTH = 30;
    private static final int UNIX = 3;
    private static final int MACOS = 19;
    private static final int TYPE_MASK = 0xF000;
    private static final int LINK = 0xA000;

    private final Path path;
    private final long archiveLength;

    private ZipDirectory(Path path, long archiveLength) {
        this.path = path;
        this.archiveLength = archiveLength;
    }

    /**
     * An entry.
     *
     * @param name as bytes, not copied
     * @param size unpacked
     * @param packed size in the archive
     * @param crc checksum
     * @param at where its local header begins
     * @param link whether it is a symbolic link
     */
    record Entry(byte[] name, long size, long packed, long crc, long at, boolean link) {
        /** Whether Java's zip classes see the same. */
        boolean isSameAs(ZipEntry seen) {
            return (named(StandardCharsets.UTF_8).equals(seen.getName())
                            || named(StandardCharsets.ISO_8859_1).equals(seen.getName()))
                    && size == seen.getSize()
                    && packed == seen.getCompressedSize()
                    && crc == seen.getCrc();
        }

        /** The first byte that may belong to another entry. */
        long end() {
            return at + LOCAL_LENGTH + name.length + packed;
        }

        String named(Charset charset) {
            return new String(name, charset);
        }
    }

    static List<Entry> read(Path path, long archiveLength) throws IOException {
        return new ZipDirectory(path, archiveLength).entries();
    }

    private List<Entry> entries() throws IOException {
        ByteBuffer directory = directory();
        List<Entry> entries = new ArrayList<>();
        while (directory.hasRemaining()) {
            int at = directory.position();
            if (directory.remaining() < ENTRY_LENGTH || directory.getInt(at) != ENTRY_SIGNATURE) {
                throw damaged();
            }
            int nameLength = u16(directory, at + 28);
            int extraLength = u16(directory, at + 30);
            int length = ENTRY_LENGTH + nameLength + extraLength + u16(directory, at + 32);
            if (length > directory.remaining()) {
                throw damaged();
            }
            entries.add(entry(directory, at, nameLength, extraLength));
            directory.position(at + length);
        }
        return entries;
    }

    private static Entry entry(ByteBuffer directory, int at, int nameLength, int extraLength) {
        byte[] name = new byte[nameLength];
        directory.get(at + ENTRY_LENGTH, name);
        long[] places = {u32(directory, at + 24), u32(directory, at + 20), u32(directory, at + 42)};
        readZip64(directory, at + ENTRY_LENGTH + nameLength, extraLength, places);
        int madeBy = directory.get(at + 5) & 0xFF;
        boolean link = (madeBy == UNIX || madeBy == MACOS) && (u16(directory, at + 40) & TYPE_MASK) == LINK;
        return new Entry(name, places[0], places[1], u32(directory, at + 16), places[2], link);
    }

    /** Replaces size, packed size and place by the 64-bit numbers of the extra field, where they are there. */
    private static void readZip64(ByteBuffer directory, int from, int length, long[] places) {
        int end = from + length;
        for (int at = from; at + 4 <= end; at += 4 + u16(directory, at + 2)) {
            if (u16(directory, at) != ZIP64_EXTRA) {
                continue;
            }
            int next = at + 4;
            int fieldEnd = Math.min(end, next + u16(directory, at + 2));
            for (int i = 0; i < places.length; i++) {
                if (places[i] == IN_EXTRA && next + Long.BYTES <= fieldEnd) {
                    places[i] = directory.getLong(next);
                    next += Long.BYTES;
                }
            }
            return;
        }
    }

    private ByteBuffer directory() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            int tailLength = (int) Math.min(archiveLength, END_LENGTH + LONGEST_COMMENT);
            ByteBuffer tail = read(file, archiveLength - tailLength, tailLength);
            for (int at = tailLength - END_LENGTH; at >= 0; at--) {
                if (tail.getInt(at) == END_SIGNATURE && at + END_LENGTH + u16(tail, at + 20) == tailLength) {
                    return directoryBefore(file, archiveLength - tailLength + at, u32(tail, at + 12));
                }
            }
        }
        throw new InvalidImagesException(
                path + " must be a zip file, but has bytes after its end; pack the images anew");
    }

    private ByteBuffer directoryBefore(RandomAccessFile file, long end, long length) throws IOException {
        long from = end - length;
        long size = length;
        if (end >= ZIP64_LOCATOR_LENGTH + ZIP64_END_LENGTH) {
            ByteBuffer locator = read(file, end - ZIP64_LOCATOR_LENGTH, ZIP64_LOCATOR_LENGTH);
            if (locator.getInt(0) == ZIP64_LOCATOR_SIGNATURE) {
                long end64 = locator.getLong(8);
                checkInside(end64, ZIP64_END_LENGTH);
                size = read(file, end64, ZIP64_END_LENGTH).getLong(40);
                from = end64 - size;
            }
        }
        checkInside(from, size);
        return read(file, from, Math.toIntExact(size));
    }

    private void checkInside(long from, long length) throws InvalidImagesException {
        if (from < 0 || length < 0 || length > Integer.MAX_VALUE || from > archiveLength - length) {
            throw damaged();
        }
    }

    private InvalidImagesException damaged() {
        return new InvalidImagesException(
                path + " must be a zip file, but its directory is damaged; pack the images anew");
    }

    private static int u16(ByteBuffer bytes, int at) {
        return bytes.getShort(at) & 0xFFFF;
    }

    private static long u32(ByteBuffer bytes, int at) {
        return bytes.getInt(at) & 0xFFFFFFFFL;
    }

    private static ByteBuffer read(RandomAccessFile file, long from, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(from);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
