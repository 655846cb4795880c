package org.gan4j.data.files;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The first bytes of a packed file: what is in it and what it was made from, with a checksum.
 *
 * <p>Numbers are big-endian: 8 bytes of signature, format version, images, side, skipped files, the file's length, where the
 * notes begin, the CRC-32 of the notes, 32 bytes each of listing key and content hash, the sums and sums of squares of the three channels, CRC-32.
 * Images follow from {@value #PIXELS_AT} on, one after the other; then the notes.
 *
 * @param images images in the file
 * @param side width and height of each in pixels
 * @param skipped broken files that were left out
 * @param length bytes of the whole file
 * @param notesAt where the notes begin
 * @param notesSum CRC-32 of the notes
 * @param listing SHA-256 of the listing the images were read from, and of how; 32 bytes, not copied
 * @param content SHA-256 of the images' own hashes; 32 bytes, not copied
 * @param statistics of the pixels
 */
record PackedHeader(
        int images,
        int side,
        int skipped,
        long length,
        long notesAt,
        int notesSum,
        byte[] listing,
        byte[] content,
        ChannelStatistics statistics) {
    /** Raised whenever files of an older program must not be used: another layout, or another decoding. */
    static final int VERSION = 2;

    /** Where the first image begins: a page, so that images are mapped from a page's start. */
    static final int PIXELS_AT = 4096;

    /** Notes above this are not read; those of a million images take a tenth. */
    private static final long MOST_NOTES = 1L << 28;

    private static final long SIGNATURE = 0x47414E344A494D47L; // GAN4JIMG
    private static final int HASH_LENGTH = 32;

    ByteBuffer encode() {
        ByteBuffer buffer = ByteBuffer.allocate(PIXELS_AT);
        buffer.putLong(SIGNATURE).putInt(VERSION).putInt(images).putInt(side).putInt(skipped);
        buffer.putLong(length).putLong(notesAt).putInt(notesSum).put(listing).put(content);
        for (int c = 0; c < ChannelStatistics.CHANNELS; c++) {
            buffer.putLong(statistics.sum(c)).putLong(statistics.squares(c));
        }
        buffer.putInt(checksum(buffer.array(), buffer.position()));
        return buffer.rewind();
    }

    static int checksum(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    /** True if an open file begins as packed files do, whatever else is wrong with it. */
    static boolean isSigned(FileChannel file) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(Long.BYTES);
        while (start.hasRemaining() && file.read(start, start.position()) >= 0) {
            // until full
        }
        return !start.hasRemaining() && start.getLong(0) == SIGNATURE;
    }

    /** The header of an open file; empty if the file is not one of ours, damaged, cut short or of another version. */
    static Optional<PackedHeader> read(FileChannel file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(PIXELS_AT);
        while (buffer.hasRemaining() && file.read(buffer, buffer.position()) >= 0) {
            // until full
        }
        buffer.flip();
        try {
            return decode(buffer).filter(header -> header.fits(sizeOf(file)));
        } catch (BufferUnderflowException cutShort) {
            return Optional.empty();
        }
    }

    private static long sizeOf(FileChannel file) {
        try {
            return file.size();
        } catch (IOException unreadable) {
            return -1;
        }
    }

    @SuppressWarnings("ByteBufferBackingArray") // allocated by the caller
    private static Optional<PackedHeader> decode(ByteBuffer buffer) {
        if (buffer.getLong() != SIGNATURE || buffer.getInt() != VERSION) {
            return Optional.empty();
        }
        int images = buffer.getInt();
        int side = buffer.getInt();
        int skipped = buffer.getInt();
        long length = buffer.getLong();
        long notesAt = buffer.getLong();
        int notesSum = buffer.getInt();
        byte[] listing = new byte[HASH_LENGTH];
        byte[] content = new byte[HASH_LENGTH];
        buffer.get(listing).get(content);
        ChannelStatistics statistics = new ChannelStatistics();
        for (int c = 0; c < ChannelStatistics.CHANNELS; c++) {
            statistics.add(c, buffer.getLong(), buffer.getLong());
        }
        boolean sound = buffer.getInt() == checksum(buffer.array(), buffer.position() - Integer.BYTES);
        return sound
                ? Optional.of(new PackedHeader(
                        images, side, skipped, length, notesAt, notesSum, listing, content, statistics))
                : Optional.empty();
    }

    private boolean fits(long actualLength) {
        long notes = length - notesAt;
        return images > 0
                && side >= ImageFolder.MIN_SIZE
                && side <= ImageFolder.MAX_SIZE
                && skipped >= 0
                && notes >= PackedNotes.SHORTEST_ORIGIN * (long) images + PackedNotes.SHORTEST_PROBLEM * (long) skipped
                && notes <= MOST_NOTES
                && notesAt == PIXELS_AT + (long) images * imageBytes()
                && length == actualLength;
    }

    int imageBytes() {
        return side * side * 3;
    }

    boolean isFrom(byte[] wantedListing) {
        return Arrays.equals(listing, wantedListing);
    }

    /** The identity of the images: what they show and nothing of where they lie. */
    String fingerprint() {
        return "images:sha256=" + HexFormat.of().formatHex(content, 0, 16) + ",count=" + images + ",size=" + side;
    }
}
