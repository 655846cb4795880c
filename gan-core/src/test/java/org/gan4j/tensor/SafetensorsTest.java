package org.gan4j.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

class SafetensorsTest {
    private final TensorFactory doubles = TensorFactory.of(Kernels.defaults(), DataType.DOUBLE);
    private final TensorFactory floats = TensorFactory.defaults();

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("weights.safetensors");
    }

    @Test
    void bothTypesSurviveBitForBit() throws IOException {
        double[] special = {0, -0.0, Math.PI, Double.MIN_VALUE, -Double.MAX_VALUE, Double.NaN};
        Map<String, Tensor> written = new LinkedHashMap<>();
        written.put("l1.0.weight", floats.normal(new RandomStream(1, 0), Shape.of(2, 3, 1)));
        written.put("scalar", floats.full(Shape.scalar(), 0.1));
        written.put("wide", doubles.of(special, Shape.of(3, 2)));
        Safetensors.write(file, Map.of("format", "pt", "note", "\u00e9 \"quoted\""), written);
        Safetensors.Contents narrow = Safetensors.read(file, floats);
        Safetensors.Contents wide = Safetensors.read(file, doubles);
        assertThat(narrow.metadata()).isEqualTo(Map.of("format", "pt", "note", "\u00e9 \"quoted\""));
        assertThat(narrow.tensors().keySet()).containsExactly("l1.0.weight", "scalar", "wide");
        assertThat(narrow.tensors().get("l1.0.weight").shape()).isEqualTo(Shape.of(2, 3, 1));
        assertThat(narrow.tensors().get("l1.0.weight").toFloats())
                .containsExactly(written.get("l1.0.weight").toFloats());
        assertThat(narrow.tensors().get("scalar").shape()).isEqualTo(Shape.scalar());
        assertThat(narrow.tensors().get("scalar").item()).isEqualTo(0.1f);
        assertThat(wide.tensors().get("wide").toDoubles()).containsExactly(special);
        assertThat(wide.tensors().get("l1.0.weight").type()).isEqualTo(DataType.DOUBLE);
    }

    /** The bytes as the format's own documentation lays them out. */
    @Test
    void theBytesAreTheFormats() throws IOException {
        Safetensors.write(file, Map.of("format", "pt"), Map.of("a", floats.of(new float[] {1, -2}, Shape.of(1, 2))));
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) bytes.getLong();
        byte[] json = new byte[length];
        bytes.get(json);
        assertThat(new String(json, StandardCharsets.UTF_8).stripTrailing())
                .isEqualTo("{\"__metadata__\":{\"format\":\"pt\"},"
                        + "\"a\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]}}");
        assertThat(length % 8).isZero();
        assertThat(bytes.getFloat()).isEqualTo(1);
        assertThat(bytes.getFloat()).isEqualTo(-2);
        assertThat(bytes.hasRemaining()).isFalse();
    }

    @Test
    void aFileOfPythonsLibraryIsRead() throws IOException {
        // keys in another order than the arrays, and no metadata
        writeFile(
                "{\"b\":{\"shape\":[2],\"dtype\":\"F64\",\"data_offsets\":[4,20]},"
                        + "\"a\":{\"data_offsets\":[0,4],\"shape\":[],\"dtype\":\"F32\"}}",
                20);
        Safetensors.Contents contents = Safetensors.read(file, doubles);
        assertThat(contents.metadata()).isEmpty();
        assertThat(contents.tensors().get("a").toDoubles()).containsExactly((double) Float.intBitsToFloat(0x03020100));
        assertThat(contents.tensors().get("b").shape()).isEqualTo(Shape.of(2));
        assertThat(contents.tensors().get("b").toDoubles()[0]).isEqualTo(Double.longBitsToDouble(0x0B0A090807060504L));
    }

    /** Data bytes count 0, 1, 2, ... */
    private void writeFile(String json, int dataBytes) throws IOException {
        byte[] header = json.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + header.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(header.length).put(header);
        for (int i = 0; i < dataBytes; i++) {
            bytes.put((byte) i);
        }
        Files.write(file, bytes.array());
    }

    static Stream<Arguments> damages() {
        String entry = "{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}";
        return Stream.of(
                Arguments.of("{\"a\":" + entry + "}", 7, "its arrays end at byte 8 of 7"),
                Arguments.of("{\"a\":" + entry + "}", 9, "its arrays end at byte 8 of 9"),
                Arguments.of("{\"a\":" + entry.replace("[2]", "[3]") + "}", 8, "`a` of shape [3] and type F32 lies at"),
                Arguments.of("{\"a\":" + entry.replace("F32", "F64") + "}", 8, "`a` of shape [2] and type F64 lies at"),
                Arguments.of("{\"a\":" + entry.replace("[0,", "[-8,").replace(",8]", ",0]") + "}", 0, "bytes -8 to 0"),
                Arguments.of("{\"a\":" + entry.replace("[0,8]", "[8,0]") + "}", 0, "lies at bytes 8 to 0"),
                Arguments.of("{\"a\":" + entry.replace("F32", "BF16") + "}", 8, "`a` has type BF16; only F32 and F64"),
                Arguments.of("{\"a\":" + entry.replace("[2]", "[0]") + "}", 8, "not the JSON"),
                Arguments.of("{\"a\":" + entry.replace("[2]", "[-2]") + "}", 8, "not the JSON"),
                Arguments.of("{\"a\":" + entry.replace("[2]", "[4611686018427387904,4]") + "}", 8, "not the JSON"),
                Arguments.of("{\"a\":" + entry.replace("[2]", "[4611686018427387904]") + "}", 8, "not the JSON"),
                Arguments.of("{\"a\":" + entry.replace("[2]", "\"two\"") + "}", 8, "not the JSON"),
                Arguments.of("{\"a\":" + entry.replace("\"shape\":[2],", "") + "}", 8, "not the JSON"),
                Arguments.of("{\"a\":" + entry.replace("[0,8]", "[8]") + "}", 8, "not the JSON"),
                Arguments.of("{\"a\":7}", 8, "not the JSON"),
                Arguments.of("[]", 8, "not the JSON"),
                Arguments.of("{\"a\":", 8, "not the JSON"));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void damagedFilesAreRefusedByName(String json, int dataBytes, String fault) throws IOException {
        writeFile(json, dataBytes);
        assertRefused(fault);
    }

    private void assertRefused(String fault) {
        assertThatThrownBy(() -> Safetensors.read(file, floats))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + " is not a readable safetensors file: ")
                .hasMessageContaining(fault);
    }

    @Test
    void filesThatAreNoneAreRefused() throws IOException {
        Files.write(file, new byte[7]);
        assertRefused("7 bytes, fewer than a header");
        Files.write(file, "PK\3\4 this is a zip file".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused("its header claims");
        Files.write(file, new byte[16]);
        assertRefused("its header claims 0 bytes of 8");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> Safetensors.read(file, floats))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("weights.safetensors");
    }

    /** Arrays are written and read in pieces: one longer than a piece, in both types. */
    @Test
    void arraysLongerThanAPieceComeBack() throws IOException {
        int count = (1 << 20) + 3;
        for (TensorFactory tensors : List.of(floats, doubles)) {
            double[] values = new RandomStream(5, 0).uniform(count);
            Map<String, Tensor> written = new LinkedHashMap<>();
            written.put("first", tensors.ones(Shape.of(2)));
            written.put("long", tensors.of(values, Shape.of(count)));
            Safetensors.write(file, Map.of(), written);
            Tensor read = Safetensors.read(file, tensors).tensors().get("long");
            assertThat(read.toDoubles()).isEqualTo(written.get("long").toDoubles());
        }
    }
}
