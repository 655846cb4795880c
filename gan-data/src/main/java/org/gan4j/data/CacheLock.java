package org.gan4j.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one thread of one process at a time make a cache file. The operating system frees the lock of a process that dies; the
 * lock file itself stays, since deleting it would free it under another's feet; so it lies beside files in a cache, and in the
 * system's folder for temporary files where the user has named the file.
 */
final class CacheLock implements AutoCloseable {
    /** Within a process the operating system's lock does not hold threads apart. */
    private static final ConcurrentMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final ReentrantLock threads;
    private final FileChannel channel;

    private CacheLock(ReentrantLock threads, FileChannel channel) {
        this.threads = threads;
        this.channel = channel;
    }

    /** Where the lock of a file in a cache is. */
    static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".lock").toAbsolutePath();
    }

    /** Where the lock of a file that a user has named is: one for each user, who may not write another's. */
    static Path elsewhere(Path file) {
        String hash = HexFormat.of()
                .formatHex(Sha256.of(System.getProperty("user.name") + "\n"
                        + file.toAbsolutePath().normalize()));
        return Path.of(System.getProperty("java.io.tmpdir"), "gan4j-" + hash + ".lock")
                .toAbsolutePath();
    }

    /** Waits for the lock of a file; tells {@code progress} if somebody else has it. */
    static CacheLock of(Path file, Path lockFile, ImageProgress progress) throws IOException {
        ReentrantLock threads = THREADS.computeIfAbsent(lockFile, path -> new ReentrantLock());
        if (!threads.tryLock()) {
            progress.waiting(file);
            threads.lock();
        }
        FileChannel channel = null;
        boolean locked = false;
        try {
            channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock(channel, file, progress);
            locked = true;
            return new CacheLock(threads, channel);
        } finally {
            if (!locked) {
                if (channel != null) {
                    channel.close();
                }
                threads.unlock();
            }
        }
    }

    private static void lock(FileChannel channel, Path file, ImageProgress progress) throws IOException {
        FileLock lock = channel.tryLock();
        if (lock == null) {
            progress.waiting(file);
            channel.lock();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close(); // frees the lock
        } finally {
            threads.unlock();
        }
    }
}
