package org.gan4j.data.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one thread of one process at a time make a packed file. The operating system frees the lock of a process that dies.
 *
 * <p>The lock file lies beside the packed file and is deleted when the lock is given back. So whoever has waited may be given
 * the lock of a file that is deleted by now, while a third process has made and locked a new one in its place. Hence a lock
 * counts only when it is that of the file which has the name: its owner writes a text that nobody else has into the file it
 * has locked, and reads the file of that name. If they differ it starts again. Only who has passed this deletes the file, and
 * before giving the lock back, so nobody ever deletes another's.
 */
final class CacheLock implements AutoCloseable {
    /** Within a process the operating system's lock does not hold threads apart. */
    private static final ConcurrentMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    /** The byte that is locked, far from the text: on Windows nobody can read what another has locked. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final Path lockFile;
    private final ReentrantLock threads;
    private final FileChannel owned;
    private final FileChannel named;

    private CacheLock(Path lockFile, ReentrantLock threads, FileChannel owned, FileChannel named) {
        this.lockFile = lockFile;
        this.threads = threads;
        this.owned = owned;
        this.named = named;
    }

    /** Where the lock of a packed file is while somebody has it. */
    static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".lock").toAbsolutePath();
    }

    /** Waits for the lock of a file, whose folder exists; tells {@code progress} if somebody else has it. */
    static CacheLock of(Path file, ImageProgress progress) throws IOException {
        Path beside = beside(file);
        Path lockFile = beside.getParent().toRealPath().resolve(beside.getFileName());
        ReentrantLock threads = THREADS.computeIfAbsent(lockFile, path -> new ReentrantLock());
        if (!threads.tryLock()) {
            progress.waiting(file);
            threads.lock();
        }
        CacheLock lock = null;
        try {
            while (lock == null) {
                lock = attempt(file, lockFile, threads, progress);
            }
            return lock;
        } finally {
            if (lock == null) {
                threads.unlock();
            }
        }
    }

    /** The lock, or null if its file was deleted by the one who had it before. */
    private static CacheLock attempt(Path file, Path lockFile, ReentrantLock threads, ImageProgress progress)
            throws IOException {
        FileChannel owned = FileChannel.open(
                lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        FileChannel named = null;
        boolean locked = false;
        try {
            lock(owned, file, progress);
            byte[] text = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
            checkIsLock(owned, lockFile, text.length);
            owned.write(ByteBuffer.wrap(text), 0);
            named = FileChannel.open(lockFile, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
            locked = reads(named, text);
            return locked ? new CacheLock(lockFile, threads, owned, named) : null;
        } catch (NoSuchFileException deleted) {
            return null;
        } finally {
            if (!locked) {
                close(owned, named);
            }
        }
    }

    private static void lock(FileChannel channel, Path file, ImageProgress progress) throws IOException {
        FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
        if (lock == null) {
            progress.waiting(file);
            channel.lock(LOCKED_BYTE, 1, false);
        }
    }

    /** A file that is longer than what locks hold is somebody's. */
    private static void checkIsLock(FileChannel channel, Path lockFile, int longest) throws IOException {
        if (channel.size() > longest) {
            throw new IOException(lockFile + " must be free for a lock, but is a file of another kind; move it");
        }
    }

    private static boolean reads(FileChannel channel, byte[] text) throws IOException {
        ByteBuffer read = ByteBuffer.allocate(text.length);
        while (read.hasRemaining() && channel.read(read, read.position()) >= 0) {
            // until full
        }
        return read.flip().equals(ByteBuffer.wrap(text));
    }

    @Override
    public void close() throws IOException {
        try {
            Files.deleteIfExists(lockFile);
        } catch (IOException harmless) {
            // the next who packs there takes the file that stays
        } finally {
            try {
                close(owned, named);
            } finally {
                threads.unlock();
            }
        }
    }

    /** Together and not before the end: closing any channel of a file frees all its locks that the process has. */
    private static void close(FileChannel owned, FileChannel named) throws IOException {
        try {
            if (named != null) {
                named.close();
            }
        } finally {
            owned.close();
        }
    }
}
