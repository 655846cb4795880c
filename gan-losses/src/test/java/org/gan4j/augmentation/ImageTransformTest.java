package org.gan4j.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.GradientCheck;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

class ImageTransformTest {
    private static final Offset<Double> TOLERANCE = within(1e-12);
    private static final long SEED = 11;

    private final TensorFactory tensors = TensorFactory.of(Kernels.defaults(), DataType.DOUBLE);

    static Stream<ImageTransform> all() {
        return Stream.of(
                ImageTransform.brightness(),
                ImageTransform.saturation(),
                ImageTransform.contrast(),
                ImageTransform.translation(0.3, -1),
                ImageTransform.cutout(0.4, -1),
                ImageTransform.mirror());
    }

    private static RandomStream random() {
        return new RandomStream(SEED, 1);
    }

    private Tensor images(int count, int height, int width) {
        return tensors.uniform(new RandomStream(2, 0), Shape.of(count, 3, height, width), -1, 1);
    }

    /** The value that a transform draws for an image when it changes all: the second of its uniform numbers. */
    private static double[] drawn(int count) {
        RandomStream random = random();
        random.uniform(count);
        return random.uniform(count);
    }

    private static double[] pixel(Tensor images, int n, int y, int x) {
        Shape shape = images.shape();
        int side = (int) (shape.dim(2) * shape.dim(3));
        double[] all = images.toDoubles();
        double[] channels = new double[3];
        for (int c = 0; c < 3; c++) {
            channels[c] = all[(n * 3 + c) * side + y * (int) shape.dim(3) + x];
        }
        return channels;
    }

    @Test
    void brightnessAddsOneNumberToAnImage() {
        Tensor x = images(3, 4, 5);
        Tensor y = ImageTransform.brightness(0.5).apply(x, random(), 1);
        for (int n = 0; n < 3; n++) {
            double shift = drawn(3)[n] - 0.5;
            double[] before = pixel(x, n, 2, 3);
            assertThat(pixel(y, n, 2, 3))
                    .containsExactly(new double[] {before[0] + shift, before[1] + shift, before[2] + shift}, TOLERANCE);
        }
    }

    @Test
    void saturationMovesColoursFromTheirGrey() {
        Tensor x = images(3, 4, 5);
        Tensor y = ImageTransform.saturation().apply(x, random(), 1);
        for (int n = 0; n < 3; n++) {
            double factor = 2 * drawn(3)[n];
            double[] before = pixel(x, n, 1, 4);
            double grey = (before[0] + before[1] + before[2]) / 3;
            assertThat(pixel(y, n, 1, 4)[2]).isCloseTo((before[2] - grey) * factor + grey, TOLERANCE);
        }
    }

    @Test
    void contrastMovesPixelsFromTheMeanOfTheirImage() {
        Tensor x = images(2, 4, 5);
        Tensor y = ImageTransform.contrast().apply(x, random(), 1);
        double[] all = x.toDoubles();
        for (int n = 0; n < 2; n++) {
            double mean = Arrays.stream(all, n * 60, (n + 1) * 60).average().orElseThrow();
            double factor = drawn(2)[n] + 0.5;
            assertThat(pixel(y, n, 3, 0)[1]).isCloseTo((pixel(x, n, 3, 0)[1] - mean) * factor + mean, TOLERANCE);
        }
    }

    @Test
    void translationShiftsEachImageByTheNumbersDrawn() {
        Tensor x = images(6, 8, 10);
        Tensor y = ImageTransform.translation(0.25, -1).apply(x, random(), 1);
        RandomStream numbers = random();
        numbers.uniform(6);
        double[] down = numbers.uniform(6);
        double[] right = numbers.uniform(6);
        for (int n = 0; n < 6; n++) {
            int dy = (int) (down[n] * 5) - 2; // -2..2: 0.25 of 8
            int dx = (int) (right[n] * 7) - 3; // -3..3: 0.25 of 10, rounded
            for (int row = 0; row < 8; row++) {
                for (int column = 0; column < 10; column++) {
                    boolean inside = row - dy >= 0 && row - dy < 8 && column - dx >= 0 && column - dx < 10;
                    double[] expected = inside ? pixel(x, n, row - dy, column - dx) : new double[] {-1, -1, -1};
                    assertThat(pixel(y, n, row, column)).containsExactly(expected, TOLERANCE);
                }
            }
        }
    }

    @Test
    void translationReachesBothEndsAndNoFurther() {
        RandomStream random = random();
        Tensor dot = tensors.zeros(Shape.of(200, 1, 9, 9))
                .add(tensors.ones(Shape.of(1, 1, 1, 1)).pad(new long[] {0, 0, 4, 4}, Shape.of(1, 1, 9, 9)));
        double[] where =
                ImageTransform.translation(0.25, 0).apply(dot, random, 1).sum(0).toDoubles();
        for (int i = 0; i < 81; i++) {
            boolean reached = Math.abs(i / 9 - 4) <= 2 && Math.abs(i % 9 - 4) <= 2; // 0.25 of 9, rounded
            assertThat(where[i] > 0).as("row %d, column %d", i / 9, i % 9).isEqualTo(reached);
        }
    }

    @Test
    void cutoutFillsASquareAndNothingElse() {
        Tensor x = images(40, 8, 8);
        Tensor y = ImageTransform.cutout(0.5, -1).apply(x, random(), 1);
        RandomStream numbers = random();
        numbers.uniform(40);
        double[] rows = numbers.uniform(40);
        double[] columns = numbers.uniform(40);
        for (int n = 0; n < 40; n++) {
            int top = (int) (rows[n] * 9) - 2;
            int left = (int) (columns[n] * 9) - 2;
            for (int i = 0; i < 64; i++) {
                boolean cut = i / 8 >= top && i / 8 < top + 4 && i % 8 >= left && i % 8 < left + 4;
                double[] expected = cut ? new double[] {-1, -1, -1} : pixel(x, n, i / 8, i % 8);
                assertThat(pixel(y, n, i / 8, i % 8)).containsExactly(expected, TOLERANCE);
            }
        }
    }

    @Test
    void mirrorExchangesLeftAndRightOfHalfTheImages() {
        Tensor x = images(5, 2, 3);
        Tensor y = ImageTransform.mirror().apply(x, random(), 1);
        int flips = 0;
        for (int n = 0; n < 5; n++) {
            boolean flipped = drawn(5)[n] < 0.5;
            flips += flipped ? 1 : 0;
            assertThat(pixel(y, n, 1, 0)).containsExactly(pixel(x, n, 1, flipped ? 2 : 0), TOLERANCE);
            assertThat(pixel(y, n, 0, 1)).containsExactly(pixel(x, n, 0, 1), TOLERANCE);
        }
        assertThat(flips).isBetween(1, 4);
    }

    @ParameterizedTest
    @MethodSource("all")
    void gradientsInThePixelsAreRight(ImageTransform transform) {
        GradientCheck.check(2, x -> transform.apply(x[0], random(), 1), images(2, 5, 4));
    }

    @ParameterizedTest
    @MethodSource("all")
    void probabilityZeroChangesNothingAndDrawsAsMuch(ImageTransform transform) {
        Tensor x = images(3, 5, 4);
        RandomStream never = random();
        RandomStream always = random();
        assertThat(transform.apply(x, never, 0).toDoubles()).containsExactly(x.toDoubles(), TOLERANCE);
        transform.apply(x, always, 1);
        assertThat(never.position()).isEqualTo(always.position());
    }

    @ParameterizedTest
    @MethodSource("all")
    void theProbabilityIsTheShareOfImagesThatChange(ImageTransform transform) {
        int count = 2000;
        Tensor x = tensors.uniform(new RandomStream(2, 0), Shape.of(count, 3, 4, 4), -1, 1);
        double always = changed(transform, x, 1);
        double sometimes = changed(transform, x, 0.3);
        assertThat(sometimes / always).isCloseTo(0.3, within(0.05)); // more than four standard deviations
    }

    private static double changed(ImageTransform transform, Tensor x, double probability) {
        double[] most = transform
                .apply(x, random(), probability)
                .sub(x)
                .abs()
                .sum(1, 2, 3)
                .toDoubles();
        return (double) Arrays.stream(most)
                        .filter(difference -> difference > 1e-9)
                        .count()
                / most.length;
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> ImageTransform.translation(0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`share` must lie in (0, 1), got 0.0");
        assertThatThrownBy(() -> ImageTransform.cutout(1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`share` must lie in (0, 1), got 1.0");
    }
}
