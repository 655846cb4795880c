package org.gan4j.data.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gan4j.data.ImageProblem;
import org.gan4j.data.internal.Sha256;

/**
 * Writes a packed file: into a temporary sibling, renamed when it is whole and on disk, so that nobody ever sees half of one.
 * Closing it without {@link #finish} deletes the sibling. Confined to one thread.
 */
final class PackedWriter implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 20;
    private static final String TEMPORARY = ".tmp";

    private final Path target;
    private final Path temporary;
    private final int side;
    private final FileChannel channel;
    private final ByteBuffer buffer;
    private final MessageDigest content = Sha256.digest();
    private final ChannelStatistics statistics = new ChannelStatistics();
    private final List<PackedNotes.Origin> origins = new ArrayList<>();
    private final List<ImageProblem> skipped = new ArrayList<>();

    PackedWriter(Path target, int side) throws IOException {
        this.target = target;
        this.side = side;
        this.temporary = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + TEMPORARY);
        // Not Files.createTempFile, whose files nobody else may read.
        this.channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.channel.position(PackedHeader.PIXELS_AT);
        this.buffer = ByteBuffer.allocateDirect(Math.max(BUFFER_BYTES, side * side * 3));
    }

    /** Deletes what writers that were killed have left beside a file; only where no other writer can be at work. */
    static void deleteRemains(Path target) throws IOException {
        String prefix = target.getFileName() + ".";
        try (var siblings = Files.newDirectoryStream(
                target.toAbsolutePath().getParent(),
                path -> path.getFileName().toString().startsWith(prefix)
                        && path.getFileName().toString().endsWith(TEMPORARY))) {
            for (Path sibling : siblings) {
                Files.deleteIfExists(sibling);
            }
        }
    }

    void add(byte[] rgb, byte[] sha256, ChannelStatistics ofImage, PackedNotes.Origin origin) throws IOException {
        if (buffer.remaining() < rgb.length) {
            flush();
        }
        buffer.put(rgb);
        content.update(sha256);
        statistics.add(ofImage);
        origins.add(origin);
    }

    void skip(ImageProblem problem) {
        skipped.add(problem);
    }

    /** What was added so far. */
    List<PackedNotes.Origin> origins() {
        return origins;
    }

    ChannelStatistics statistics() {
        return statistics;
    }

    private void flush() throws IOException {
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException fault) { // a full disk does not say which
            throw new IOException("cannot write " + temporary, fault);
        }
        buffer.clear();
    }

    /** Completes the file and puts it into place. */
    void finish(byte[] listing) throws IOException {
        flush();
        byte[] notes = new PackedNotes(origins, skipped).encode();
        long notesAt = channel.position();
        writeAll(ByteBuffer.wrap(notes), notesAt);
        PackedHeader header = new PackedHeader(
                origins.size(),
                side,
                skipped.size(),
                notesAt + notes.length,
                notesAt,
                PackedHeader.checksum(notes, notes.length),
                listing,
                content.digest(),
                statistics);
        writeAll(header.encode(), 0);
        channel.force(true);
        channel.close();
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void writeAll(ByteBuffer bytes, long from) throws IOException {
        long at = from;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(temporary);
    }
}
