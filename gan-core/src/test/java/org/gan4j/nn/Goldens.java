package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.assertj.core.data.Offset;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.nd4j.linalg.api.buffer.DataType;

/** What libtorch computed in 64 bits: one section of torch_goldens.json, written by TorchGoldens.java beside it. */
public final class Goldens {
    /** Two correct 64-bit computations of these small sums differ by less. */
    public static final Offset<Double> TOLERANCE = Offset.offset(1e-10);

    private static final TensorFactory TENSORS = TensorFactory.of(Kernels.defaults(), DataType.DOUBLE);

    private final JsonObject section;

    private Goldens(JsonObject section) {
        this.section = section;
    }

    /**
     * Reads a section of {@code torch_goldens.json}.
     *
     * @param name such as {@code batchNorm0}
     * @return its arrays
     */
    public static Goldens of(String name) {
        return of("torch_goldens.json", name);
    }

    /**
     * Reads a section.
     *
     * @param file beside this class
     * @param name of the section
     * @return its arrays
     */
    public static Goldens of(String file, String name) {
        try (Reader reader = new InputStreamReader(Goldens.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            return new Goldens(JsonParser.parseReader(reader).getAsJsonObject().getAsJsonObject(name));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** {@return an array as a DOUBLE tensor} */
    public Tensor tensor(String key) {
        long[] dims = section.getAsJsonObject(key).getAsJsonArray("shape").asList().stream()
                .mapToLong(dim -> dim.getAsLong())
                .toArray();
        return TENSORS.of(values(key), Shape.of(dims));
    }

    private double[] values(String key) {
        return section.getAsJsonObject(key).getAsJsonArray("values").asList().stream()
                .mapToDouble(value -> value.getAsDouble())
                .toArray();
    }

    /** Fails unless a tensor has the shape and values of an array. */
    public void assertEqual(String key, Tensor actual) {
        assertThat(actual.shape()).as(key).isEqualTo(tensor(key).shape());
        assertThat(actual.toDoubles()).as(key).containsExactly(values(key), TOLERANCE);
    }
}
