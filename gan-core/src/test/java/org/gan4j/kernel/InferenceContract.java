package org.gan4j.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** {@link InferenceKernels} against loops. */
abstract class InferenceContract extends KernelsContract {
    private static final Window[] WINDOWS = {
        Window.square(1, 1, 0),
        Window.square(3, 1, 1),
        Window.square(3, 2, 0),
        new Window(1, 3, 1, 0, 1),
        new Window(5, 1, 1, 2, 0),
        new Window(2, 3, 2, 1, 2)
    };
    /** Batch, channels, height, width. */
    private static final long[][] IMAGES = {{1, 3, 7, 8}, {2, 19, 5, 6}, {3, 32, 8, 5}};

    InferenceContract(KernelsContractTest subject) {
        super(subject);
    }

    @InBothTypes
    void rectifiedConvolution(DataType type) {
        for (long[] dims : IMAGES) {
            for (Window window : WINDOWS) {
                NaiveArray x = convolved(dims);
                NaiveArray w = convolved(17, dims[1], window.height(), window.width());
                NaiveArray bias = normal(17);
                long[] begin = {0, 0, window.rowPadding(), window.columnPadding()};
                Shape padded = x.shape()
                        .with(2, dims[2] + 2L * window.rowPadding())
                        .with(3, dims[3] + 2L * window.columnPadding());
                NaiveArray expected = x.pad(begin, padded)
                        .conv2d(w, window.stride(), 0)
                        .combine(bias.reshape(Shape.of(17, 1, 1)), Double::sum)
                        .map(v -> Math.max(v, 0));
                assertThat(window.outputShape(x.shape(), 17)).isEqualTo(expected.shape());
                check(
                        type,
                        sumTolerance(type),
                        expected,
                        (s, to) -> kernels.rectifiedConvolution(s[0], s[1], s[2], window, to),
                        x,
                        w,
                        bias);
            }
        }
    }

    @InBothTypes
    void maxPool(DataType type) {
        for (long[] dims : IMAGES) {
            for (Window window : WINDOWS) {
                NaiveArray x = normal(dims).map(v -> argument(v - 3)); // mostly negative: padding must not win
                NaiveArray expected = pooled(x, window, Double.NEGATIVE_INFINITY, Math::max);
                check(type, elementTolerance(type), expected, (s, to) -> kernels.maxPool(s[0], window, to), x);
            }
        }
    }

    @InBothTypes
    void averagePoolCountsNoPadding(DataType type) {
        for (long[] dims : IMAGES) {
            for (Window window : WINDOWS) {
                NaiveArray x = normal(dims);
                NaiveArray counts = pooled(x.map(v -> 1), window, 0, Double::sum);
                NaiveArray expected = pooled(x, window, 0, Double::sum).combine(counts, (sum, n) -> sum / n);
                check(type, sumTolerance(type), expected, (s, to) -> kernels.averagePool(s[0], window, to), x);
            }
        }
    }

    private static NaiveArray pooled(NaiveArray x, Window window, double start, DoubleBinaryOperator join) {
        Shape shape = window.outputShape(x.shape(), x.shape().dim(1));
        return NaiveArray.of(shape, index -> {
            double result = start;
            for (int i = 0; i < window.height(); i++) {
                for (int j = 0; j < window.width(); j++) {
                    long row = index[2] * window.stride() - window.rowPadding() + i;
                    long column = index[3] * window.stride() - window.columnPadding() + j;
                    if (row >= 0
                            && row < x.shape().dim(2)
                            && column >= 0
                            && column < x.shape().dim(3)) {
                        result = join.applyAsDouble(result, x.at(index[0], index[1], row, column));
                    }
                }
            }
            return result;
        });
    }

    @Test
    void windowsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Window.square(3, 0, 1))
                .withMessage("`height`, `width` and `stride` must be at least 1, got 3, 3 and 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Window(1, 3, 1, 1, 1))
                .withMessage("`rowPadding` and `columnPadding` must be at least 0 and less than the window of 1 x 3,"
                        + " got 1 and 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Window(2, 5, 1, 0, 0).outputShape(Shape.of(1, 3, 4, 4), 3))
                .withMessage("`image` must be as large as the window, padding included, got [1, 3, 4, 4] for"
                        + " Window[height=2, width=5, stride=1, rowPadding=0, columnPadding=0]");
    }
}
