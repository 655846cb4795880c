package org.gan4j.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Files that NumPy wrote ({@code npy_goldens.py} beside them). */
class NpyFileTest {
    private final TensorFactory doubles = TensorFactory.of(Kernels.defaults(), DataType.DOUBLE);

    @TempDir
    Path folder;

    private static Path golden(String name) {
        try {
            return Path.of(NpyFileTest.class.getResource(name).toURI());
        } catch (URISyntaxException fault) {
            throw new IllegalStateException(fault);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"float32.npy", "float64_fortran.npy", "version2.npy"})
    void aMatrixInEveryOrderAndVersion(String name) throws IOException {
        Tensor read = NpyFile.read(golden(name), doubles);
        assertThat(read.shape()).isEqualTo(Shape.of(2, 3));
        assertThat(read.toDoubles()).containsExactly(0.5, -1, 2, 3, 4.25, -5);
        assertThat(NpyFile.read(golden(name), TensorFactory.defaults()).type()).isEqualTo(DataType.FLOAT);
    }

    @Test
    void integersAndOtherRanks() throws IOException {
        Tensor vector = NpyFile.read(golden("int64.npy"), doubles);
        assertThat(vector.shape()).isEqualTo(Shape.of(3));
        assertThat(vector.toDoubles()).containsExactly(7, -8, 9);
        Tensor cube = NpyFile.read(golden("int32.npy"), doubles);
        assertThat(cube.shape()).isEqualTo(Shape.of(2, 1, 2));
        assertThat(cube.toDoubles()).containsExactly(1, 2, 3, 4);
        Tensor scalar = NpyFile.read(golden("scalar.npy"), doubles);
        assertThat(scalar.shape()).isEqualTo(Shape.scalar());
        assertThat(scalar.item()).isEqualTo(2.5);
    }

    @ParameterizedTest
    @CsvSource({"big_endian.npy, >f4", "text.npy, <U1"})
    void otherElementTypesAreRefused(String name, String type) {
        assertThatThrownBy(() -> NpyFile.read(golden(name), doubles))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(name)
                .hasMessageEndingWith("its element type must be <f4, <f8, <i4 or <i8, got " + type);
    }

    @Test
    void aFileCutShortAnywhereIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(golden("float32.npy"));
        for (int length = 0; length < whole.length; length++) {
            Path file = Files.write(folder.resolve("cut.npy"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> NpyFile.read(file, doubles))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cut.npy is not a readable .npy file: ");
        }
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("text.txt"), "0.1 0.2 0.3 0.4");
        assertThatThrownBy(() -> NpyFile.read(text, doubles)).hasMessageContaining("does not start as one");
        byte[] later = Files.readAllBytes(golden("float32.npy"));
        later[6] = 4;
        Path version4 = Files.write(folder.resolve("later.npy"), later);
        assertThatThrownBy(() -> NpyFile.read(version4, doubles)).hasMessageContaining("version 4");
    }
}
