package org.gan4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gan4j.kernel.Shape;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.junit.jupiter.api.Test;

class PixelsTest {
    private final TensorFactory tensors = TensorFactory.defaults();

    private Tensor grey(double... values) {
        return tensors.of(values, Shape.of(1, 1, 1, values.length));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    @Test
    void everyByteSurvivesBothWays() {
        byte[] all = new byte[3 * 256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) (i * 7);
        }
        Tensor x = Pixels.toTensor(new byte[][] {all}, 16, 16, tensors);
        assertThat(x.shape()).isEqualTo(Shape.of(1, 3, 16, 16));
        assertThat(Pixels.toRgb(x)).isDeepEqualTo(new byte[][] {all});
    }

    @Test
    void theEndsAndTheMiddleAreExact() {
        Tensor x = Pixels.toTensor(new byte[][] {bytes(0, 127, 255)}, 1, 1, tensors);
        assertThat(x.toDoubles()).containsExactly(-1, (float) (127 / 127.5 - 1), 1);
        assertThat(Pixels.toRgb(grey(-1, 0, 1))[0]).isEqualTo(bytes(0, 0, 0, 128, 128, 128, 255, 255, 255));
    }

    /** Two images of 2x3 whose values say image, channel, row and column. */
    @Test
    void channelsRowsAndColumnsKeepTheirPlaces() {
        byte[][] rgb = new byte[2][18];
        for (int n = 0; n < 2; n++) {
            for (int i = 0; i < 18; i++) {
                rgb[n][i] = (byte) (100 * n + i);
            }
        }
        Tensor x = Pixels.toTensor(rgb, 2, 3, tensors);
        assertThat(x.shape()).isEqualTo(Shape.of(2, 3, 2, 3));
        int n = 1;
        int c = 2;
        int row = 1;
        int column = 0;
        double expected = (100 + (row * 3 + column) * 3 + c) / 127.5 - 1;
        assertThat(x.toDoubles()[((n * 3 + c) * 2 + row) * 3 + column]).isEqualTo((float) expected);
        assertThat(Pixels.toRgb(x)).isDeepEqualTo(rgb);
    }

    @Test
    void valuesOutsideTheRangeAreClampedAndOthersRounded() {
        Tensor x = grey(-1e9, -1.01, 1.01, 1e9, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        assertThat(greyBytes(x)).isEqualTo(bytes(0, 0, 255, 255, 255, 0));
        assertThat(greyBytes(grey(100.4 / 127.5 - 1, 100.6 / 127.5 - 1))).isEqualTo(bytes(100, 101));
    }

    private static byte[] greyBytes(Tensor x) {
        byte[] rgb = Pixels.toRgb(x)[0];
        byte[] grey = new byte[rgb.length / 3];
        for (int i = 0; i < grey.length; i++) {
            assertThat(rgb[3 * i]).isEqualTo(rgb[3 * i + 1]).isEqualTo(rgb[3 * i + 2]);
            grey[i] = rgb[3 * i];
        }
        return grey;
    }

    @Test
    void notANumberIsRefused() {
        assertThatThrownBy(() -> Pixels.toRgb(grey(0, Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN")
                .hasMessageContaining("diverged");
    }

    @Test
    void wrongShapesAreRefused() {
        for (Shape wrong : new Shape[] {Shape.of(1, 2, 4, 4), Shape.of(3, 4, 4), Shape.of(1, 4, 4, 3)}) {
            assertThatThrownBy(() -> Pixels.toRgb(tensors.zeros(wrong)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("`images` must be [N, 1 or 3, H, W], got " + wrong);
        }
        assertThatThrownBy(() -> Pixels.toTensor(new byte[][] {new byte[12], new byte[11]}, 2, 2, tensors))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`rgb` must hold 12 bytes for each image of 2x2, got 11");
    }
}
