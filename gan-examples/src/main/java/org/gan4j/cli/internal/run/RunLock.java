package org.gan4j.cli.internal.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.gan4j.cli.internal.fault.UserException;

/** Keeps a second process from training in a run directory. The system takes the lock back when the process ends, however it ends. */
public final class RunLock implements AutoCloseable {
    private static final String FILE = ".lock";
    /** Behind the text: some systems let nobody read what is locked. */
    private static final long LOCKED_BYTE = 1L << 30;

    private static final int LONGEST_PID = 20;

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws UserException if another process has it
     */
    public static RunLock of(Path directory) throws IOException {
        FileChannel channel = FileChannel.open(
                directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (tryLock(channel) == null) {
                String holder = read(channel);
                throw new UserException("a run is trained by one process at a time, but " + directory
                        + " is in use by process " + holder + "; wait for it, or stop it");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)),
                    0);
            return new RunLock(channel);
        } catch (IOException | RuntimeException fault) {
            channel.close();
            throw fault;
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException ownProcess) {
            return null;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST_PID);
        channel.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
