package org.gan4j.torch;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import net.razorvine.pickle.PickleException;

/**
 * The bytes that pickles are read from. Its end is an error, not a -1, because no pickle ends without saying so; what is about
 * to be read can be looked at; a pickle that does not end is cut off.
 */
final class PickleBytes extends InputStream {
    /** More than the pickle of any checkpoint: the numbers are not in it. */
    static final int LONGEST_PICKLE = 32 << 20;

    private static final int LONGEST_LINE = 512;
    private static final int PEEK = 8;

    private final InputStream in;
    private final long size;
    private long position;
    private long pickleEnd;

    PickleBytes(InputStream in, long size) {
        this.in = new BufferedInputStream(in);
        this.size = size;
    }

    /** Says that a pickle begins here. */
    void beginPickle() {
        pickleEnd = position + LONGEST_PICKLE;
    }

    long remaining() {
        return size - position;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        if (value < 0) {
            throw ended();
        }
        advance(1);
        return value;
    }

    @Override
    public int read(byte[] target, int from, int count) throws IOException {
        int got = in.read(target, from, count);
        if (got < 0) {
            throw ended();
        }
        advance(got);
        return got;
    }

    private void advance(int count) {
        position += count;
        if (position > pickleEnd) {
            throw new PickleException("a pickle must be of at most " + LONGEST_PICKLE + " bytes, got more");
        }
    }

    private EOFException ended() {
        return new EOFException("it ends at byte " + position + " inside a pickle; it was cut short, copy it again");
    }

    /** The little-endian number of 1, 4 or 8 bytes that comes next; it stays to be read. */
    long peek(int width) throws IOException {
        in.mark(PEEK);
        byte[] next = in.readNBytes(width);
        in.reset();
        if (next.length < width) {
            throw ended();
        }
        long value = 0;
        for (int i = width - 1; i >= 0; i--) {
            value = value << Byte.SIZE | Byte.toUnsignedLong(next[i]);
        }
        return value;
    }

    /** The rest of a line of a short name. */
    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = read(); c != '\n'; c = read()) {
            line.append((char) c);
            if (line.length() > LONGEST_LINE) {
                throw new PickleException("a name must be of at most " + LONGEST_LINE + " bytes, got more: "
                        + Words.quoted(line.toString()));
            }
        }
        return new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** So many bytes that belong to no pickle; the caller has compared the count with {@link #remaining}. */
    byte[] raw(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        position += bytes.length;
        if (bytes.length < count) {
            throw new EOFException("it has become shorter while it was read");
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
