package org.gan4j.kernel;

import java.util.function.DoubleBinaryOperator;

/** {@link InferenceKernels} on any kernels: convolutions of plain operations, pooling as a loop in Java. */
record ComposedInference(Kernels kernels) implements InferenceKernels {

    @Override
    public Storage rectifiedConvolution(Storage x, Storage w, Storage bias, Window window, Arena arena) {
        try (Arena scratch = Arena.open()) {
            Storage padded = padded(x, window, scratch);
            Storage product = kernels.conv2d(padded, w, bias, new ConvGeometry(window.stride(), 0), scratch);
            return kernels.unary(UnaryOp.LEAKY_RELU, product, 0, arena);
        }
    }

    private Storage padded(Storage x, Window window, Arena scratch) {
        if (window.rowPadding() == 0 && window.columnPadding() == 0) {
            return x;
        }
        long[] begin = {0, 0, window.rowPadding(), window.columnPadding()};
        Shape shape = x.shape()
                .with(2, x.shape().dim(2) + 2L * window.rowPadding())
                .with(3, x.shape().dim(3) + 2L * window.columnPadding());
        return kernels.pad(x, begin, shape, scratch);
    }

    @Override
    public Storage maxPool(Storage x, Window window, Arena arena) {
        return pool(x, window, Double.NEGATIVE_INFINITY, Math::max, false, arena);
    }

    @Override
    public Storage averagePool(Storage x, Window window, Arena arena) {
        return pool(x, window, 0, Double::sum, true, arena);
    }

    private Storage pool(
            Storage x, Window window, double start, DoubleBinaryOperator joined, boolean average, Arena arena) {
        double[] values = kernels.toDoubles(x);
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
                    pooled[at++] = average ? sum / (rows.count() * columns.count()) : sum;
                }
            }
        }
        return kernels.upload(pooled, shape, x.type(), arena);
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
