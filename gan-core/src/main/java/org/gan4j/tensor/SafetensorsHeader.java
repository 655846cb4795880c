package org.gan4j.tensor;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.kernel.Shape;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The JSON at the beginning of a safetensors file: which arrays follow, of which type and shape, and where.
 *
 * @param metadata names and texts
 * @param entries the arrays, in the order of the file
 */
record SafetensorsHeader(Map<String, String> metadata, List<Entry> entries) {
    /** Name of 64-bit floats. */
    static final String DOUBLE = "F64";
    /** Name of 32-bit floats. */
    static final String FLOAT = "F32";

    private static final String METADATA = "__metadata__";
    private static final String TYPE = "dtype";
    private static final String SHAPE = "shape";
    private static final String OFFSETS = "data_offsets";
    /** Arrays start at a multiple of this. */
    private static final int ALIGNMENT = 8;

    /**
     * What a header says of one array.
     *
     * @param name its name
     * @param type its element type
     * @param shape its shape
     * @param begin first byte, counted from the end of the header
     * @param end byte after the last one
     */
    record Entry(String name, String type, Shape shape, long begin, long end) {
        boolean isDouble() {
            return type.equals(DOUBLE);
        }

        boolean isKnownType() {
            return type.equals(DOUBLE) || type.equals(FLOAT);
        }

        /** {@return how many bytes type and shape ask for} */
        long bytes() {
            return Math.multiplyExact(shape.size(), isDouble() ? Double.BYTES : Float.BYTES);
        }

        private static Entry parse(String name, JsonObject value) {
            Shape shape = Shape.of(value.getAsJsonArray(SHAPE).asList().stream()
                    .mapToLong(JsonElement::getAsLong)
                    .toArray());
            JsonArray offsets = value.getAsJsonArray(OFFSETS);
            Entry entry = new Entry(
                    name,
                    value.get(TYPE).getAsString(),
                    shape,
                    offsets.get(0).getAsLong(),
                    offsets.get(1).getAsLong());
            entry.bytes(); // throws if a long cannot count them
            return entry;
        }

        private JsonObject toJson() {
            JsonObject json = new JsonObject();
            json.addProperty(TYPE, type);
            JsonArray dims = new JsonArray();
            for (long dim : shape.dims()) {
                dims.add(dim);
            }
            json.add(SHAPE, dims);
            JsonArray offsets = new JsonArray();
            offsets.add(begin);
            offsets.add(end);
            json.add(OFFSETS, offsets);
            return json;
        }
    }

    /** The header of arrays that follow each other without gaps. */
    static SafetensorsHeader of(Map<String, String> metadata, Map<String, ? extends Tensor> tensors) {
        List<Entry> entries = new ArrayList<>();
        long offset = 0;
        for (Map.Entry<String, ? extends Tensor> named : tensors.entrySet()) {
            Tensor tensor = named.getValue();
            long end = offset + tensor.shape().size() * tensor.type().width();
            String type = tensor.type() == DataType.DOUBLE ? DOUBLE : FLOAT;
            entries.add(new Entry(named.getKey(), type, tensor.shape(), offset, end));
            offset = end;
        }
        return new SafetensorsHeader(metadata, entries);
    }

    /**
     * Reads a header.
     *
     * @throws RuntimeException of one kind or another if it is not the JSON it should be
     */
    static SafetensorsHeader parse(byte[] json) {
        Map<String, String> metadata = new LinkedHashMap<>();
        List<Entry> entries = new ArrayList<>();
        JsonObject members =
                JsonParser.parseString(new String(json, StandardCharsets.UTF_8)).getAsJsonObject();
        for (Map.Entry<String, JsonElement> member : members.entrySet()) {
            JsonObject value = member.getValue().getAsJsonObject();
            if (member.getKey().equals(METADATA)) {
                value.entrySet()
                        .forEach(text ->
                                metadata.put(text.getKey(), text.getValue().getAsString()));
            } else {
                entries.add(Entry.parse(member.getKey(), value));
            }
        }
        return new SafetensorsHeader(metadata, entries);
    }

    /** {@return the JSON, padded with spaces so that the arrays after it are aligned} */
    byte[] toBytes() {
        JsonObject header = new JsonObject();
        JsonObject texts = new JsonObject();
        metadata.forEach(texts::addProperty);
        header.add(METADATA, texts);
        entries.forEach(entry -> header.add(entry.name(), entry.toJson()));
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(json, (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        return padded;
    }

    /** {@return the byte after the last array} */
    long end() {
        return entries.stream().mapToLong(Entry::end).max().orElse(0);
    }
}
