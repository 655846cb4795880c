package org.gan4j.tensor;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.tensor.SafetensorsHeader.Entry;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The safetensors file format: 8 bytes length (little-endian), a JSON header with name, type, shape and place of each array,
 * then the arrays in C order. Types written: F32 and F64. Thread-safe for different files.
 */
public final class Safetensors {
    private static final int LENGTH_BYTES = 8;
    /** The format's own limit of a header. */
    private static final long LARGEST_HEADER = 100_000_000;
    /** Elements written or read at once: an array may have more bytes than a buffer holds. */
    private static final int PIECE = 1 << 20;

    /**
     * What a file holds.
     *
     * @param metadata names and texts
     * @param tensors arrays by name, in the order of the file
     */
    public record Contents(Map<String, String> metadata, Map<String, Tensor> tensors) {}

    private Safetensors() {}

    /**
     * Writes tensors to a file and waits until they are on the disk.
     *
     * @param file overwritten if it exists
     * @param metadata names and texts kept in the header
     * @param tensors FLOAT or DOUBLE arrays by name, written in the map's order; not modified
     * @throws IOException if writing fails
     */
    public static void write(Path file, Map<String, String> metadata, Map<String, ? extends Tensor> tensors)
            throws IOException {
        byte[] header = SafetensorsHeader.of(metadata, tensors).toBytes();
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            writeFully(
                    channel, littleEndian(LENGTH_BYTES).putLong(header.length).flip());
            writeFully(channel, ByteBuffer.wrap(header));
            for (Tensor tensor : tensors.values()) {
                write(channel, tensor);
            }
            channel.force(true);
        }
    }

    private static void write(FileChannel channel, Tensor tensor) throws IOException {
        boolean isDouble = tensor.type() == DataType.DOUBLE;
        double[] doubles = isDouble ? tensor.toDoubles() : new double[0];
        float[] floats = isDouble ? new float[0] : tensor.toFloats();
        int count = Math.max(doubles.length, floats.length);
        for (int first = 0; first < count; first += PIECE) {
            int size = Math.min(PIECE, count - first);
            ByteBuffer piece = littleEndian(size * tensor.type().width());
            if (isDouble) {
                piece.asDoubleBuffer().put(doubles, first, size);
            } else {
                piece.asFloatBuffer().put(floats, first, size);
            }
            writeFully(channel, piece);
        }
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /**
     * Reads a file.
     *
     * @param file a safetensors file with F32 and F64 arrays
     * @param tensors makes the tensors, converting to its element type
     * @return its contents
     * @throws IOException if reading fails or the file is not of this format or damaged, naming file and fault
     */
    public static Contents read(Path file, TensorFactory tensors) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            SafetensorsHeader header = header(file, channel);
            long arrays = channel.position();
            Map<String, Tensor> contents = new LinkedHashMap<>();
            for (Entry entry : header.entries()) {
                check(file, entry, header.end());
                contents.put(entry.name(), tensor(channel, arrays + entry.begin(), entry, tensors));
            }
            return new Contents(header.metadata(), contents);
        }
    }

    /**
     * Reads the names and texts of a file's header alone.
     *
     * @param file a safetensors file
     * @return its metadata
     * @throws IOException if reading fails or the file is not of this format, naming file and fault
     */
    public static Map<String, String> metadata(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return header(file, channel).metadata();
        }
    }

    /** The header, after checking that the arrays end where the file does; the channel is then where they begin. */
    private static SafetensorsHeader header(Path file, FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < LENGTH_BYTES) {
            throw damaged(file, "it has " + size + " bytes, fewer than a header");
        }
        long length = readFully(channel, 0, LENGTH_BYTES).getLong();
        if (length < 2 || length > LARGEST_HEADER || length > size - LENGTH_BYTES) {
            throw damaged(file, "its header claims " + length + " bytes of " + (size - LENGTH_BYTES));
        }
        byte[] json = readFully(channel, LENGTH_BYTES, (int) length).array();
        SafetensorsHeader header;
        try {
            header = SafetensorsHeader.parse(json);
        } catch (RuntimeException fault) { // every kind of wrong JSON: no object, no shape, no number, too large
            throw damaged(file, "its header is not the JSON it should be: " + fault.getMessage());
        }
        long bytes = size - LENGTH_BYTES - length;
        if (header.end() != bytes) {
            throw damaged(file, "its arrays end at byte " + header.end() + " of " + bytes);
        }
        channel.position(LENGTH_BYTES + length);
        return header;
    }

    private static void check(Path file, Entry entry, long bytes) throws IOException {
        if (!entry.isKnownType()) {
            throw damaged(file, "`" + entry.name() + "` has type " + entry.type() + "; only F32 and F64 can be read");
        }
        if (entry.begin() < 0 || entry.end() > bytes || entry.end() - entry.begin() != entry.bytes()) {
            throw damaged(
                    file,
                    "`" + entry.name() + "` of shape " + entry.shape() + " and type " + entry.type() + " lies at bytes "
                            + entry.begin() + " to " + entry.end() + " of " + bytes);
        }
    }

    private static Tensor tensor(FileChannel channel, long begin, Entry entry, TensorFactory factory)
            throws IOException {
        int count = Math.toIntExact(entry.shape().size());
        return entry.isDouble()
                ? factory.of(doubles(channel, begin, count), entry.shape())
                : factory.of(floats(channel, begin, count), entry.shape());
    }

    private static double[] doubles(FileChannel channel, long begin, int count) throws IOException {
        double[] values = new double[count];
        for (int first = 0; first < count; first += PIECE) {
            int size = Math.min(PIECE, count - first);
            readFully(channel, begin + (long) first * Double.BYTES, size * Double.BYTES)
                    .asDoubleBuffer()
                    .get(values, first, size);
        }
        return values;
    }

    private static float[] floats(FileChannel channel, long begin, int count) throws IOException {
        float[] values = new float[count];
        for (int first = 0; first < count; first += PIECE) {
            int size = Math.min(PIECE, count - first);
            readFully(channel, begin + (long) first * Float.BYTES, size * Float.BYTES)
                    .asFloatBuffer()
                    .get(values, first, size);
        }
        return values;
    }

    private static ByteBuffer readFully(FileChannel channel, long position, int count) throws IOException {
        ByteBuffer bytes = littleEndian(count);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new EOFException("the file has become shorter while it was read");
            }
        }
        return bytes.flip();
    }

    private static IOException damaged(Path file, String fault) {
        return new IOException(file + " is not a readable safetensors file: " + fault);
    }
}
