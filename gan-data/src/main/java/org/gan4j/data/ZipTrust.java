package org.gan4j.data;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;

/**
 * What is checked of a zip archive before anything in it is read: no names that lead out of it, no links, no name twice,
 * and no sizes that only a decompression bomb has.
 */
final class ZipTrust {
    /** An entry may unpack to this many times its packed size; images hardly pack at all. */
    static final int MOST_RATIO = 200;

    /** Entries up to this size may have any ratio: small pictures of one colour do. */
    static final long HARMLESS_BYTES = 1 << 20;

    /** All entries together may unpack to this many times the archive, above {@link #HARMLESS_TOTAL}. */
    static final int MOST_TOTAL_RATIO = 100;

    /** All entries together may unpack to this many bytes whatever the archive's size. */
    static final long HARMLESS_TOTAL = 64L << 20;

    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
    private static final int ZIP64_LOCATOR_LENGTH = 20;
    private static final int ZIP64_END_LENGTH = 56;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int UNIX = 3;
    private static final int MACOS = 19;
    private static final int TYPE_MASK = 0xF000;
    private static final int LINK = 0xA000;

    private final Path path;
    private final long archiveLength;
    private long total;

    ZipTrust(Path path) throws IOException {
        this.path = path;
        this.archiveLength = Files.size(path);
    }

    void checkEntry(ZipEntry entry) throws InvalidImagesException {
        checkName(entry.getName());
        long packed = Math.max(1, entry.getCompressedSize());
        if (entry.getSize() > HARMLESS_BYTES && entry.getSize() / packed > MOST_RATIO) {
            throw refused(
                    entry.getName(),
                    "is declared to unpack to " + entry.getSize() / packed
                            + " times its packed size, as decompression bombs are");
        }
        total += Math.max(0, entry.getSize());
        if (total > HARMLESS_TOTAL && total / archiveLength > MOST_TOTAL_RATIO) {
            throw new InvalidImagesException(path + " cannot be trusted: its files are declared to unpack to more than "
                    + MOST_TOTAL_RATIO + " times the archive, as decompression bombs are");
        }
    }

    private void checkName(String name) throws InvalidImagesException {
        String plain = name.replace('\\', '/');
        if (plain.startsWith("/") || plain.matches("(?s)[A-Za-z]:.*")) {
            throw refused(name, "is an absolute name; names must lead to a place inside the archive");
        }
        for (String part : plain.split("/")) {
            if (part.equals("..")) {
                throw refused(name, "leads out of the archive; names must lead to a place inside it");
            }
        }
    }

    void checkOnce(boolean first, String name) throws InvalidImagesException {
        if (!first) {
            throw refused(name, "is in it twice");
        }
    }

    private InvalidImagesException refused(String name, String reason) {
        return new InvalidImagesException(
                path + " cannot be trusted: " + ImageProblem.printable(name) + " " + reason + "; pack the images anew");
    }

    /** Looks for entries that are links: Java's zip classes do not tell, the archive's directory does. */
    void checkNoLinks() throws IOException {
        ByteBuffer directory = directory();
        while (directory.remaining() >= ENTRY_LENGTH && directory.getInt(directory.position()) == ENTRY_SIGNATURE) {
            int at = directory.position();
            int nameLength = directory.getShort(at + 28) & 0xFFFF;
            int length = ENTRY_LENGTH
                    + nameLength
                    + (directory.getShort(at + 30) & 0xFFFF)
                    + (directory.getShort(at + 32) & 0xFFFF);
            int madeBy = directory.get(at + 5) & 0xFF;
            int mode = directory.getInt(at + 38) >>> 16;
            if ((madeBy == UNIX || madeBy == MACOS) && (mode & TYPE_MASK) == LINK) {
                byte[] name = new byte[Math.min(nameLength, directory.remaining() - ENTRY_LENGTH)];
                directory.get(at + ENTRY_LENGTH, name);
                throw refused(new String(name, StandardCharsets.UTF_8), "is a link");
            }
            if (length > directory.remaining()) {
                return; // ZipFile has accepted the archive; what it cannot see is not read either
            }
            directory.position(at + length);
        }
    }

    private ByteBuffer directory() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            int tailLength = (int) Math.min(archiveLength, END_LENGTH + LONGEST_COMMENT);
            ByteBuffer tail = read(file, archiveLength - tailLength, tailLength);
            for (int at = tailLength - END_LENGTH; at >= 0; at--) {
                if (tail.getInt(at) == END_SIGNATURE
                        && at + END_LENGTH + (tail.getShort(at + 20) & 0xFFFF) == tailLength) {
                    return directoryBefore(file, archiveLength - tailLength + at, tail.getInt(at + 12) & 0xFFFFFFFFL);
                }
            }
        }
        throw new InvalidImagesException(path + " must be a zip file, but has no directory; it may be cut short");
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
        if (from < 0 || length < 0 || length > Integer.MAX_VALUE || from + length > archiveLength) {
            throw new InvalidImagesException(path + " must be a zip file, but its directory is damaged");
        }
    }

    private static ByteBuffer read(RandomAccessFile file, long from, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(from);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
