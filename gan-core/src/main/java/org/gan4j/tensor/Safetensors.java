package org.gan4j.tensor;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.kernel.Shape;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The safetensors file format: 8 bytes length (little-endian), a JSON header with name, type, shape and place of each array,
 * then the arrays in C order. Types written: F32 and F64.
 */
public final class Safetensors {
    private static final int LENGTH_BYTES = 8;
    /** The format's own limit of a header. */
    private static final long LARGEST_HEADER = 100_000_000;

    /** Elements written or read at once. */
    private static final int PIECE = 1 << 20;

    private static final String METADATA = "__metadata__";
    private static final String DOUBLE = "F64";
    private static final String FLOAT = "F32";

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
     * @param tensors FLOAT or DOUBLE, written under their {@link Parameter#name()}; not modified
     * @throws IOException if writing fails
     */
    public static void write(Path file, Map<String, String> metadata, List<Parameter> tensors) throws IOException {
        JsonObject header = new JsonObject();
        JsonObject texts = new JsonObject();
        metadata.forEach(texts::addProperty);
        header.add(METADATA, texts);
        long offset = 0;
        for (Parameter tensor : tensors) {
            long end = offset + tensor.shape().size() * tensor.type().width();
            header.add(tensor.name(), entry(tensor, offset, end));
            offset = end;
        }
        byte[] json = padded(header.toString().getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer length = littleEndian(LENGTH_BYTES).putLong(json.length).flip();
            writeFully(channel, length);
            writeFully(channel, ByteBuffer.wrap(json));
            for (Parameter tensor : tensors) {
                write(channel, tensor);
            }
            channel.force(true);
        }
    }

    private static JsonObject entry(Tensor tensor, long begin, long end) {
        JsonObject entry = new JsonObject();
        entry.addProperty("dtype", tensor.type() == DataType.DOUBLE ? DOUBLE : FLOAT);
        JsonArray shape = new JsonArray();
        for (long dim : tensor.shape().dims()) {
            shape.add(dim);
        }
        entry.add("shape", shape);
        JsonArray offsets = new JsonArray();
        offsets.add(begin);
        offsets.add(end);
        entry.add("data_offsets", offsets);
        return entry;
    }

    /** The header is padded with spaces so that the arrays start at a multiple of 8. */
    private static byte[] padded(byte[] json) {
        byte[] padded = Arrays.copyOf(json, (json.length + LENGTH_BYTES - 1) / LENGTH_BYTES * LENGTH_BYTES);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        return padded;
    }

    /** In pieces: an array may have more bytes than a buffer holds. */
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
            Header header = Header.of(file, channel);
            Map<String, Tensor> arrays = new LinkedHashMap<>();
            for (Entry entry : header.entries()) {
                arrays.put(entry.name(), tensor(file, entry, header, channel, tensors));
            }
            return new Contents(header.metadata(), arrays);
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
            return Header.of(file, channel).metadata();
        }
    }

    /** The first part of a file, and where the arrays after it begin and end. */
    private record Header(Map<String, String> metadata, List<Entry> entries, long begin, long bytes) {
        static Header of(Path file, FileChannel channel) throws IOException {
            long size = channel.size();
            if (size < LENGTH_BYTES) {
                throw damaged(file, "it has " + size + " bytes, fewer than a header");
            }
            long length = readFully(channel, 0, LENGTH_BYTES).getLong();
            if (length < 2 || length > LARGEST_HEADER || length > size - LENGTH_BYTES) {
                throw damaged(file, "its header claims " + length + " bytes of " + (size - LENGTH_BYTES));
            }
            String json =
                    new String(readFully(channel, LENGTH_BYTES, (int) length).array(), StandardCharsets.UTF_8);
            Map<String, String> metadata = new LinkedHashMap<>();
            List<Entry> entries;
            try {
                entries = Safetensors.entries(json, metadata);
            } catch (RuntimeException fault) { // every kind of wrong JSON: no object, no shape, no number, too large
                throw damaged(file, "its header is not the JSON it should be: " + fault.getMessage());
            }
            long bytes = size - LENGTH_BYTES - length;
            long end = entries.stream().mapToLong(Entry::end).max().orElse(0);
            if (end != bytes) {
                throw damaged(file, "its arrays end at byte " + end + " of " + bytes);
            }
            return new Header(metadata, entries, LENGTH_BYTES + length, bytes);
        }
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

    /** What the header says of one array. */
    private record Entry(String name, String type, Shape shape, long begin, long end) {
        long bytes() {
            return Math.multiplyExact(shape.size(), type.equals(DOUBLE) ? Double.BYTES : Float.BYTES);
        }
    }

    private static List<Entry> entries(String json, Map<String, String> metadata) {
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonElement> member :
                JsonParser.parseString(json).getAsJsonObject().entrySet()) {
            JsonObject value = member.getValue().getAsJsonObject();
            if (member.getKey().equals(METADATA)) {
                value.entrySet()
                        .forEach(text ->
                                metadata.put(text.getKey(), text.getValue().getAsString()));
            } else {
                Shape shape = Shape.of(value.getAsJsonArray("shape").asList().stream()
                        .mapToLong(JsonElement::getAsLong)
                        .toArray());
                JsonArray offsets = value.getAsJsonArray("data_offsets");
                Entry entry = new Entry(
                        member.getKey(),
                        value.get("dtype").getAsString(),
                        shape,
                        offsets.get(0).getAsLong(),
                        offsets.get(1).getAsLong());
                entry.bytes();
                entries.add(entry);
            }
        }
        return entries;
    }

    private static Tensor tensor(Path file, Entry entry, Header header, FileChannel channel, TensorFactory factory)
            throws IOException {
        String type = entry.type();
        if (!type.equals(DOUBLE) && !type.equals(FLOAT)) {
            throw damaged(file, "`" + entry.name() + "` has type " + type + "; only F32 and F64 can be read");
        }
        if (entry.begin() < 0 || entry.end() > header.bytes() || entry.end() - entry.begin() != entry.bytes()) {
            throw damaged(
                    file,
                    "`" + entry.name() + "` of shape " + entry.shape() + " and type " + type + " lies at bytes "
                            + entry.begin() + " to " + entry.end() + " of " + header.bytes());
        }
        long begin = header.begin() + entry.begin();
        int count = Math.toIntExact(entry.shape().size());
        return type.equals(DOUBLE)
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

    private static IOException damaged(Path file, String fault) {
        return new IOException(file + " is not a readable safetensors file: " + fault);
    }
}
