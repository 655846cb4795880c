package org.gan4j.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** Sums, matrix products and the three forms of convolution. */
abstract class SumContract extends KernelsContract {
    /** stride, padding, batch, in, out, height, width, kernel height, kernel width. */
    private static final int[][] CONVOLUTIONS = {
        {1, 0, 1, 1, 1, 3, 4, 2, 3},
        {1, 1, 2, 3, 5, 5, 4, 3, 3},
        {1, 0, 2, 7, 3, 3, 1, 1, 1},
        {1, 0, 2, 4, 1, 4, 4, 4, 4}, // a critic's last layer
        {1, 2, 1, 3, 2, 2, 1, 5, 4}, // kernel larger than the image
        {2, 0, 2, 3, 17, 7, 6, 3, 2},
        {2, 1, 3, 3, 7, 8, 8, 4, 4}, // DCGAN's
        {2, 2, 2, 5, 3, 8, 6, 5, 5}, // output padding 1 both ways
        {2, 0, 1, 2, 3, 8, 7, 3, 2}, // output padding 1 both ways
        {2, 1, 2, 1, 3, 7, 8, 3, 3}, // output padding 1 along the width alone
        {2, 1, 1, 19, 33, 5, 5, 3, 3}, // no multiple of 16
        {2, 2, 1, 2, 3, 3, 5, 1, 2}, // outputs that see padding alone
        {3, 0, 1, 3, 4, 8, 7, 3, 2}, // output padding 2 both ways
        {3, 1, 2, 1, 3, 9, 7, 4, 3},
        {3, 2, 1, 2, 1, 1, 2, 5, 6}, // kernel larger than the image
        {3, 1, 2, 3, 2, 9, 6, 3, 4}, // output padding 2 and 1, above the padding
        {3, 2, 2, 3, 2, 7, 7, 3, 4}, // output padding 2 and 1, within the padding
        {1, 1, 1, 16, 16, 6, 6, 3, 3},
        {2, 1, 2, 3, 16, 8, 12, 4, 4}, // few channels, as a critic's first layer
        {2, 2, 2, 3, 17, 12, 8, 5, 5}, // and a generator's last
        {2, 0, 1, 4, 16, 8, 6, 3, 5}, // few channels, no padding: rows and columns without an output
        {2, 3, 1, 2, 16, 6, 8, 4, 3}, // padding beyond what a pixel needs
        {3, 1, 2, 1, 16, 9, 6, 4, 5},
        {4, 2, 1, 1, 18, 8, 8, 3, 6}
    };

    /** One row of the table, and its arrays. */
    private record Convolution(ConvGeometry geometry, NaiveArray x, NaiveArray w, NaiveArray y) {
        int stride() {
            return geometry.stride();
        }

        int padding() {
            return geometry.padding();
        }
    }

    SumContract(KernelsContractTest subject) {
        super(subject);
    }

    // ---- sums
    // --------------------------------------------------------------------------------------------------------

    @InBothTypes
    void sumOverEverySubsetOfAxes(DataType type) {
        long[][] shapes = {{2, 3, 4, 5}, {3, 1, 2, 7}, {1, 17, 1, 3}};
        for (long[] dims : shapes) {
            for (int subset = 0; subset < 16; subset++) {
                int chosen = subset;
                int[] axes = IntStream.range(0, 4)
                        .filter(axis -> (chosen >> axis & 1) == 1)
                        .toArray();
                NaiveArray x = normal(dims);
                check(type, sumTolerance(type), x.sum(axes), (s, to) -> kernels.sum(s[0], axes, to), x);
            }
        }
    }

    @InBothTypes
    void sumOfSmallRanks(DataType type) {
        long[][] shapes = {{}, {1}, {9}, {9}, {1, 1}, {5, 3}, {5, 3}, {2, 3, 4}, {6, 2, 1, 3, 2}};
        int[][] axes = {{}, {0}, {}, {0}, {0, 1}, {0}, {1}, {1}, {0, 3}};
        for (int i = 0; i < axes.length; i++) {
            int[] over = axes[i];
            NaiveArray x = normal(shapes[i]);
            check(type, sumTolerance(type), x.sum(over), (s, to) -> kernels.sum(s[0], over, to), x);
        }
    }

    /** Adding one by one in 32 bits stops growing at 2^24. */
    @Test
    void longSumsKeepTheirDigits() {
        int count = 40_000;
        Storage x = kernels.full(Shape.of(count, 2), DataType.FLOAT, 1.1, arena);
        double expected = count * (double) 1.1f;
        for (double total : kernels.toDoubles(kernels.sum(x, new int[] {0}, arena))) {
            assertThat(total).isCloseTo(expected, Assertions.withinPercentage(1e-2));
        }
    }

    @InBothTypes
    void sumOfSquares(DataType type) {
        for (long[] dims : new long[][] {{}, {1}, {3, 5}, {2, 3, 4, 7}}) {
            NaiveArray x = normal(dims);
            double expected = Arrays.stream(x.values()).map(v -> v * v).sum();
            for (Making making : Making.values()) {
                Storage made = make(x, making, type, arena);
                assertThat(kernels.sumOfSquares(made))
                        .as("%s %s", making, x.shape())
                        .isCloseTo(expected, Assertions.within(sumTolerance(type) * Math.max(1, expected)));
                assertThat(kernels.toDoubles(made)).isEqualTo(x.values());
            }
        }
    }

    @InBothTypes
    void sumOfSquaresShowsWhatIsNotFinite(DataType type) {
        double[] nan = {1, Double.NaN, 2};
        double[] infinite = {1, Double.NEGATIVE_INFINITY};
        assertThat(kernels.sumOfSquares(kernels.upload(nan, Shape.of(3), type, arena)))
                .isNaN();
        assertThat(kernels.sumOfSquares(kernels.upload(infinite, Shape.of(2), type, arena)))
                .isInfinite();
    }

    // ---- matrix products
    // -----------------------------------------------------------------------------------------------

    @InBothTypes
    void matmulOfEveryTransposition(DataType type) {
        int[][] sizes = {{1, 1, 1}, {2, 3, 4}, {5, 1, 3}, {1, 7, 1}, {1, 4, 6}, {6, 4, 1}, {17, 19, 33}, {3, 3, 3}};
        for (int[] size : sizes) {
            NaiveArray a = normal(size[0], size[1]);
            NaiveArray b = normal(size[1], size[2]);
            NaiveArray expected = a.matmul(b);
            for (Transposed transposed : Transposed.values()) {
                check(
                        type,
                        sumTolerance(type),
                        expected,
                        (s, to) -> kernels.matmul(s[0], s[1], transposed, to),
                        transposed == Transposed.LEFT ? a.permute(1, 0) : a,
                        transposed == Transposed.RIGHT ? b.permute(1, 0) : b);
            }
        }
    }

    @InBothTypes
    void aMatrixTimesItself(DataType type) {
        NaiveArray x = normal(4, 3);
        check(
                type,
                sumTolerance(type),
                x.permute(1, 0).matmul(x),
                (s, to) -> kernels.matmul(s[0], s[0], Transposed.LEFT, to),
                x);
    }

    // ---- convolutions
    // --------------------------------------------------------------------------------------------------

    private Convolution convolution(int[] c) {
        ConvGeometry geometry = new ConvGeometry(c[0], c[1]);
        NaiveArray y = convolved(c[2], c[4], geometry.outputSize(c[5], c[7]), geometry.outputSize(c[6], c[8]));
        return new Convolution(geometry, convolved(c[2], c[3], c[5], c[6]), convolved(c[4], c[3], c[7], c[8]), y);
    }

    @InBothTypes
    void conv2d(DataType type) {
        for (int[] row : CONVOLUTIONS) {
            Convolution c = convolution(row);
            check(
                    type,
                    sumTolerance(type),
                    c.x().conv2d(c.w(), c.stride(), c.padding()),
                    (s, to) -> kernels.conv2d(s[0], s[1], c.geometry(), to),
                    c.x(),
                    c.w());
        }
    }

    @InBothTypes
    void conv2dInputGradient(DataType type) {
        for (int[] row : CONVOLUTIONS) {
            Convolution c = convolution(row);
            Shape image = c.x().shape();
            check(
                    type,
                    sumTolerance(type),
                    c.y().conv2dInputGradient(c.w(), image, c.stride(), c.padding()),
                    (s, to) -> kernels.conv2dInputGradient(s[0], s[1], image, c.geometry(), to),
                    c.y(),
                    c.w());
        }
    }

    @InBothTypes
    void conv2dWeightGradient(DataType type) {
        for (int[] row : CONVOLUTIONS) {
            Convolution c = convolution(row);
            Shape weights = c.w().shape();
            check(
                    type,
                    sumTolerance(type),
                    c.x().conv2dWeightGradient(c.y(), weights, c.stride(), c.padding()),
                    (s, to) -> kernels.conv2dWeightGradient(s[0], s[1], weights, c.geometry(), to),
                    c.x(),
                    c.y());
        }
    }

    /** By hand: cross-correlation, the kernel is not turned round. */
    @InBothTypes
    void conv2dByHand(DataType type) {
        Storage x = kernels.upload(new double[] {1, 2, 3, 4, 5, 6}, Shape.of(1, 1, 2, 3), type, arena);
        Storage w = kernels.upload(new double[] {1, 10}, Shape.of(1, 1, 1, 2), type, arena);
        assertThat(kernels.toDoubles(kernels.conv2d(x, w, new ConvGeometry(1, 0), arena)))
                .containsExactly(21, 32, 54, 65);
        // one row of zeros above and below, one column left and right, every second position
        assertThat(kernels.toDoubles(kernels.conv2d(x, w, new ConvGeometry(2, 1), arena)))
                .containsExactly(0, 0, 40, 65);
        Storage y = kernels.upload(new double[] {1, 2}, Shape.of(1, 1, 1, 2), type, arena);
        Shape image = Shape.of(1, 1, 2, 5);
        assertThat(kernels.toDoubles(kernels.conv2dInputGradient(y, w, image, new ConvGeometry(2, 0), arena)))
                .containsExactly(1, 10, 2, 20, 0, 0, 0, 0, 0, 0);
        Storage row = kernels.upload(new double[] {1, 2, 3, 4}, Shape.of(1, 1, 1, 4), type, arena);
        assertThat(kernels.toDoubles(
                        kernels.conv2dWeightGradient(row, y, Shape.of(1, 1, 1, 2), new ConvGeometry(2, 0), arena)))
                .containsExactly(7, 10);
    }
}
