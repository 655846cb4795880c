package org.gan4j.kernel;

import java.util.function.DoubleBinaryOperator;

/**
 * What trained networks need, in terms of other facets: convolutions of plain operations, pooling as a loop in Java.
 *
 * @param transfers to and from the Java heap
 * @param arrays padding
 * @param elements the ReLU
 * @param contractions convolutions
 * @param <S> the storages of these
 */
record ComposedInference<S extends Storage>(
        TransferKernels<S> transfers,
        ArrayKernels<S> arrays,
        ElementKernels<S> elements,
        ContractionKernels<S> contractions)
        implements InferenceKernels<S> {

    @Override
    public S rectifiedConvolution(S x, S w, S bias, Window window, Arena arena) {
        try (Arena scratch = Arena.open()) {
            S padded = padded(x, window, scratch);
            S product = contractions.conv2d(padded, w, bias, new ConvGeometry(window.stride(), 0), scratch);
            return elements.unary(UnaryOp.LEAKY_RELU, product, 0, arena);
        }
    }

    private S padded(S x, Window window, Arena scratch) {
        if (window.rowPadding() == 0 && window.columnPadding() == 0) {
            return x;
        }
        long[] begin = {0, 0, window.rowPadding(), window.columnPadding()};
        Shape shape = x.shape()
                .with(2, x.shape().dim(2) + 2L * window.rowPadding())
                .with(3, x.shape().dim(3) + 2L * window.columnPadding());
        return arrays.pad(x, begin, shape, scratch);
    }

    @Override
    public S maxPool(S x, Window window, Arena arena) {
        return pool(x, window, Double.NEGATIVE_INFINITY, Math::max, (largest, count) -> largest, arena);
    }

    @Override
    public S averagePool(S x, Window window, Arena arena) {
        return pool(x, window, 0, Double::sum, (sum, count) -> sum / count, arena);
    }

    private S pool(
            S x, Window window, double start, DoubleBinaryOperator joined, DoubleBinaryOperator finished, Arena arena) {
        double[] values = transfers.toDoubles(x);
        Shape shape = window.outputShape(x.shape(), x.shape().dim(1));
        int height = (int) x.shape().dim(2);
        int width = (int) x.shape().dim(3);
        double[] pooled = new double[Math.toIntExact(shape.size())];
        int at = 0;
        for (int map = 0; map < values.length; map += height * width) {
            for (int row = 0; row < shape.dim(2); row++) {
                Range rows = Range.of(row, window.stride(), window.height(), window.rowPadding(), height);
                for (int column = 0; column < shape.dim(3); column++) {
                    Range columns = Range.of(column, window.stride(), window.width(), window.columnPadding(), width);
                    double sum = joined(values, map, width, rows, columns, start, joined);
                    pooled[at++] = finished.applyAsDouble(sum, rows.count() * columns.count());
                }
            }
        }
        return transfers.upload(pooled, shape, x.type(), arena);
    }

    /** Rows or columns of the image that a window covers. */
    private record Range(int from, int to) {
        static Range of(int place, int stride, int size, int padding, int side) {
            int from = place * stride - padding;
            return new Range(Math.max(0, from), Math.min(side, from + size));
        }

        int count() {
            return to - from;
        }
    }

    private static double joined(
            double[] values, int map, int width, Range rows, Range columns, double start, DoubleBinaryOperator joined) {
        double result = start;
        for (int row = rows.from; row < rows.to; row++) {
            for (int column = columns.from; column < columns.to; column++) {
                result = joined.applyAsDouble(result, values[map + row * width + column]);
            }
        }
        return result;
    }
}
