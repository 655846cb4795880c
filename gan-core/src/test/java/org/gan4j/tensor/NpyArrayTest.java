package org.gan4j.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.gan4j.kernel.Shape;
import org.junit.jupiter.api.Test;

/** Reading is tested in {@link NpyFileTest}; these are the bytes written and the orders of more axes. */
class NpyArrayTest {
    @Test
    void theBytesAreThoseOfNumpySave() throws IOException {
        byte[] numpys;
        try (var file = NpyArrayTest.class.getResourceAsStream("float64.npy")) {
            numpys = file.readAllBytes();
        }
        NpyArray array = new NpyArray(Shape.of(2, 3), new double[] {0.5, -1, 2, 3, 4.25, -5});
        byte[] ours = array.toBytes();
        int header = 128;
        assertThat(ours).hasSameSizeAs(numpys);
        assertThat(Arrays.copyOfRange(ours, header, ours.length))
                .isEqualTo(Arrays.copyOfRange(numpys, header, numpys.length));
        assertThat(new String(ours, 10, header - 10, StandardCharsets.US_ASCII).replaceAll(",\\)", ")"))
                .isEqualToIgnoringWhitespace(new String(numpys, 10, header - 10, StandardCharsets.US_ASCII));
        assertThat(NpyArray.parse(ours).values()).containsExactly(array.values());
    }

    @Test
    void vectorsAndScalarsRoundTrip() {
        for (Shape shape : new Shape[] {Shape.scalar(), Shape.of(1), Shape.of(1, 1, 1)}) {
            NpyArray read = NpyArray.parse(new NpyArray(shape, new double[] {2.5}).toBytes());
            assertThat(read.shape()).isEqualTo(shape);
            assertThat(read.values()).containsExactly(2.5);
        }
    }

    @Test
    void fortranOrderOfThreeAxes() throws IOException {
        try (var file = NpyArrayTest.class.getResourceAsStream("fortran_cube.npy")) {
            NpyArray cube = NpyArray.parse(file.readAllBytes());
            assertThat(cube.shape()).isEqualTo(Shape.of(2, 3, 4));
            double[] counting = new double[24];
            Arrays.setAll(counting, i -> i);
            assertThat(cube.values()).containsExactly(counting);
        }
    }

    @Test
    void refusesAnotherNumberOfValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NpyArray(Shape.of(2, 3), new double[5]))
                .withMessage("`values` must hold 6 numbers for shape [2, 3], got 5");
    }
}
