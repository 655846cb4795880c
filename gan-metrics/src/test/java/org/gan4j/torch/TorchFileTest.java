package org.gan4j.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that PyTorch wrote: torch_files.py beside them says how. */
class TorchFileTest {
    @TempDir
    private Path folder;

    private static Path resource(String name) {
        try {
            return Path.of(TorchFileTest.class.getResource(name).toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static TorchFile file(String name) throws IOException {
        return TorchFile.read(resource(name));
    }

    private static float[] range(int from, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = from + i;
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(strings = {"state_zip.pt", "state_stream.pth"})
    void stateDictionariesKeepNamesOrderAndValues(String name) throws IOException {
        Map<String, TorchTensor> state = file(name).tensors();
        assertThat(state.keySet())
                .containsExactly(
                        "0.weight",
                        "0.bias",
                        "1.weight",
                        "1.bias",
                        "1.running_mean",
                        "1.running_var",
                        "1.num_batches_tracked");
        assertThat(state.get("0.weight").shape()).containsExactly(3, 2, 2, 2);
        assertThat(state.get("0.weight").toFloats()).containsExactly(range(8, 24));
        assertThat(state.get("1.running_mean").toFloats()).containsExactly(range(14, 3));
        TorchTensor count = state.get("1.num_batches_tracked");
        assertThat(count.type()).isEqualTo(TorchType.INT64);
        assertThat(count.shape()).isEmpty();
        assertThat(count.toLongs()).containsExactly(21);
        assertThat(state.get("0.weight")).hasToString("float32 [3, 2, 2, 2]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything_zip.pt", "everything_stream.pth", "everything_protocol4.pt"})
    void viewsAreFollowed(String name) throws IOException {
        Map<String, TorchTensor> views = file(name).tensors("GAN");
        float[] transposed = new float[24];
        for (int i = 0; i < 24; i++) {
            transposed[i] = i % 4 * 6 + i / 4;
        }
        assertThat(views.get("G.transposed").shape()).containsExactly(6, 4);
        assertThat(views.get("G.transposed").toFloats()).containsExactly(transposed);
        assertThat(views.get("G.part").toFloats()).containsExactly(8, 9, 10, 14, 15, 16);
        assertThat(views.get("G.column").toDoubles()).containsExactly(3, 9, 15, 21);
        assertThat(views.get("E.expanded").toFloats()).containsExactly(1.5f, 1.5f, 1.5f, 2.5f, 2.5f, 2.5f);
        assertThat(views.get("G.tied").sharesStorageWith(views.get("G.part"))).isTrue();
        assertThat(views.get("G.tied").sharesStorageWith(views.get("E.expanded")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything_zip.pt", "everything_stream.pth", "everything_protocol4.pt"})
    void everyElementTypeIsRead(String name) throws IOException {
        Map<String, TorchTensor> types = file(name).tensors("types");
        types.forEach((type, tensor) -> assertThat(tensor.type()).hasToString(type));
        assertThat(types.get("float64").toDoubles()).containsExactly(0.1, -2);
        assertThat(types.get("float16").toFloats())
                .containsExactly(1.5f, -2, 65504, 0x1p-24f, Float.POSITIVE_INFINITY, Float.NaN);
        assertThat(types.get("bfloat16").toFloats()).containsExactly(1.5f, -2, 0x1.c4p127f);
        assertThat(types.get("int64").toLongs()).containsExactly(1L << 40, -3);
        assertThat(types.get("int32").toLongs()).containsExactly(70000, -3);
        assertThat(types.get("int16").toLongs()).containsExactly(300, -3);
        assertThat(types.get("int8").toLongs()).containsExactly(100, -3);
        assertThat(types.get("uint8").toLongs()).containsExactly(200, 3);
        assertThat(types.get("bool").toLongs()).containsExactly(1, 0);
        assertThat(types.get("int64").toDoubles()).containsExactly(0x1p40, -3);
        assertThatThrownBy(() -> types.get("float16").toLongs())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("only integers can be read as such, got float16 [6]; use toDoubles()");
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything_zip.pt", "everything_stream.pth", "everything_protocol4.pt"})
    void nestedValuesAreKept(String name) throws IOException {
        TorchFile file = file(name);
        Map<?, ?> root = (Map<?, ?>) file.root();
        assertThat(root.get("version")).isEqualTo("1.9.0");
        assertThat(root.get("step")).isEqualTo(4000L);
        assertThat(root.get("big")).isEqualTo(1L << 40);
        assertThat(root.get("rate")).isEqualTo(0.25);
        assertThat(root.get("flag")).isEqualTo(true);
        assertThat(root.get("size")).isEqualTo(List.of(2L, 3L));
        assertThat(root.get(3L)).isEqualTo("integer key");
        List<?> list = (List<?>) root.get("list");
        assertThat((List<?>) list.get(1)).hasSize(2).last().isNull();
        assertThat(file.tensors())
                .containsKeys("GAN.G.part", "types.int8", "list.0", "list.1.0", "scalar", "parameter")
                .hasSize(5 + 9 + 5);
        assertThat(file.tensors().get("scalar").toFloats()).containsExactly(7);
        assertThat(file.tensors().get("empty").toFloats()).isEmpty();
        assertThat(file.tensors().get("empty").shape()).containsExactly(0, 3);
        assertThat(file.tensors().get("parameter").toDoubles()).containsExactly(0, 1);
    }

    @Test
    void namesThatAreNotThereAreAnsweredWithThoseThatAre() throws IOException {
        TorchFile file = file("everything_zip.pt");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file.tensors("GAN", "D"))
                .withMessage(
                        file.file() + " must have `D` in `GAN`, got `G.transposed`, `G.part`, `G.column`, `G.tied`,"
                                + " `E.expanded`");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file.tensors("step", "D"))
                .withMessage(file.file() + " must have `D` in `step`, got the value `4000`");
    }

    @Test
    void wholeModulesAreRefusedWithTheRemedy() {
        for (String name : new String[] {"module_zip.pt", "module_stream.pth"}) {
            assertThatIOException()
                    .isThrownBy(() -> file(name))
                    .withMessage(resource(name) + " is not a readable torch.save file: class"
                            + " `torch.nn.modules.linear.Linear` is refused: only tensors, dictionaries, lists, numbers and"
                            + " strings are read, and nothing of it was executed; in Python,"
                            + " torch.save(model.state_dict(), file) writes a file without it");
        }
    }

    @Test
    void filesOfOtherKindsAreToldFromDamagedOnes() throws IOException {
        Path missing = folder.resolve("missing.pth");
        assertThatIOException()
                .isThrownBy(() -> TorchFile.read(missing))
                .withMessage(missing + " must be a file of torch.save, but there is no such file");
        Path page = Files.writeString(folder.resolve("page.pth"), "<!DOCTYPE html>");
        assertThatIOException()
                .isThrownBy(() -> TorchFile.read(page))
                .withMessage(
                        page + " is not a readable torch.save file: it must begin as a zip archive or a pickle does,"
                                + " got the bytes 3c 21; was it downloaded whole, and from the right place?");
        Path plain = Files.write(
                folder.resolve("plain.pkl"), Pickles.protocol2().op('}').end());
        assertThatIOException()
                .isThrownBy(() -> TorchFile.read(plain))
                .withMessageEndingWith("it must begin with torch.save's magic number, got a dictionary");
    }

    /** Cut anywhere, a file is one clear line, never another exception and never a result. */
    @ParameterizedTest
    @ValueSource(strings = {"state_zip.pt", "state_stream.pth"})
    void truncatedFilesAreRefused(String name) throws IOException {
        byte[] whole = Files.readAllBytes(resource(name));
        for (int length = 0; length < whole.length; length += 7) {
            Path cut = Files.write(folder.resolve("cut.pth"), Arrays.copyOf(whole, length));
            assertThatIOException()
                    .as("first %d bytes", length)
                    .isThrownBy(() -> TorchFile.read(cut))
                    .withMessageStartingWith(cut + " is not a readable torch.save file: ")
                    .satisfies(fault -> assertThat(fault.getMessage()).doesNotContain("\n", "null"));
        }
    }

    /** One byte changed: a zip is noticed, unless nothing that is read was hit; a stream has no sums, but never runs wild. */
    @ParameterizedTest
    @ValueSource(strings = {"everything_zip.pt", "everything_stream.pth"})
    void changedBytesNeverDoMoreThanAnIoException(String name) throws IOException {
        byte[] whole = Files.readAllBytes(resource(name));
        for (int at = 0; at < whole.length; at += 7) {
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 + at % 255);
            Path file = Files.write(folder.resolve("changed.pth"), changed);
            try {
                for (TorchTensor tensor : TorchFile.read(file).tensors().values()) {
                    tensor.toDoubles();
                }
            } catch (IOException fault) {
                assertThat(fault.getMessage()).startsWith(file + " is not").doesNotContain("\n");
            } catch (IllegalArgumentException two) {
                assertThat(two.getMessage()).contains("one tensor of each name");
            }
        }
    }
}
