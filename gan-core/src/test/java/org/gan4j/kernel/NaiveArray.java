package org.gan4j.kernel;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Arrays in C order with plain loops over indices: slow, obvious, and independent of every kernel. Each element of a result
 * is written as the sum that defines it.
 */
record NaiveArray(Shape shape, double[] values) {

    static NaiveArray of(Shape shape, ToDoubleFunction<long[]> element) {
        double[] values = new double[Math.toIntExact(shape.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = element.applyAsDouble(indexOf(i, shape));
        }
        return new NaiveArray(shape, values);
    }

    private static long[] indexOf(long flat, Shape shape) {
        long[] index = new long[shape.rank()];
        for (int d = index.length - 1; d >= 0; d--) {
            index[d] = flat % shape.dim(d);
            flat /= shape.dim(d);
        }
        return index;
    }

    double at(long... index) {
        long flat = 0;
        for (int d = 0; d < index.length; d++) {
            flat = flat * shape.dim(d) + index[d];
        }
        return values[(int) flat];
    }

    /** The element that broadcasting puts at an index of a larger shape. */
    private double broadcastAt(long[] index) {
        int missing = index.length - shape.rank();
        long[] own = new long[shape.rank()];
        for (int d = 0; d < own.length; d++) {
            own[d] = shape.dim(d) == 1 ? 0 : index[missing + d];
        }
        return at(own);
    }

    double largest() {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    // ---- moving ---------------------------------------------------------------------------------------------------

    NaiveArray reshape(Shape to) {
        return new NaiveArray(to, values);
    }

    NaiveArray permute(int... axes) {
        Shape to = Shape.of(Arrays.stream(axes).mapToLong(shape::dim).toArray());
        return of(to, index -> {
            long[] source = new long[index.length];
            for (int d = 0; d < index.length; d++) {
                source[axes[d]] = index[d];
            }
            return at(source);
        });
    }

    NaiveArray slice(long[] begin, Shape part) {
        return of(part, index -> {
            for (int d = 0; d < index.length; d++) {
                index[d] += begin[d];
            }
            return at(index);
        });
    }

    NaiveArray pad(long[] begin, Shape whole) {
        return of(whole, index -> {
            for (int d = 0; d < index.length; d++) {
                index[d] -= begin[d];
                if (index[d] < 0 || index[d] >= shape.dim(d)) {
                    return 0;
                }
            }
            return at(index);
        });
    }

    static NaiveArray concat(int axis, NaiveArray... xs) {
        long joined = Arrays.stream(xs).mapToLong(x -> x.shape.dim(axis)).sum();
        return of(xs[0].shape.with(axis, joined), index -> {
            int which = 0;
            while (index[axis] >= xs[which].shape.dim(axis)) {
                index[axis] -= xs[which++].shape.dim(axis);
            }
            return xs[which].at(index);
        });
    }

    NaiveArray gather(int... rows) {
        return of(shape.with(0, rows.length), index -> {
            index[0] = rows[(int) index[0]];
            return at(index);
        });
    }

    NaiveArray scatterAdd(int[] rows, long count) {
        return of(shape.with(0, count), index -> {
            double sum = 0;
            for (int i = 0; i < rows.length; i++) {
                long[] source = index.clone();
                source[0] = i;
                sum += rows[i] == index[0] ? at(source) : 0;
            }
            return sum;
        });
    }

    // ---- element-wise and sums -------------------------------------------------------------------------------------

    NaiveArray map(DoubleUnaryOperator function) {
        return new NaiveArray(shape, Arrays.stream(values).map(function).toArray());
    }

    NaiveArray combine(NaiveArray other, DoubleBinaryOperator function) {
        return of(
                shape.broadcastWith(other.shape),
                index -> function.applyAsDouble(broadcastAt(index), other.broadcastAt(index)));
    }

    NaiveArray broadcast(Shape to) {
        return of(to, this::broadcastAt);
    }

    NaiveArray sum(int... axes) {
        Shape to = shape;
        for (int axis : axes) {
            to = to.with(axis, 1);
        }
        NaiveArray sums = of(to, index -> 0);
        for (int i = 0; i < values.length; i++) {
            long[] index = indexOf(i, shape);
            long flat = 0;
            for (int d = 0; d < index.length; d++) {
                flat = flat * to.dim(d) + (to.dim(d) == 1 ? 0 : index[d]);
            }
            sums.values[(int) flat] += values[i];
        }
        return sums;
    }

    // ---- contractions ----------------------------------------------------------------------------------------------

    NaiveArray matmul(NaiveArray other) {
        return of(Shape.of(shape.dim(0), other.shape.dim(1)), index -> {
            double sum = 0;
            for (long k = 0; k < shape.dim(1); k++) {
                sum += at(index[0], k) * other.at(k, index[1]);
            }
            return sum;
        });
    }

    /** Element [n, c, h, w], zero outside the image. */
    private double pixel(long n, long c, long h, long w) {
        boolean inside = h >= 0 && h < shape.dim(2) && w >= 0 && w < shape.dim(3);
        return inside ? at(n, c, h, w) : 0;
    }

    NaiveArray conv2d(NaiveArray w, int stride, int padding) {
        long height = (shape.dim(2) + 2L * padding - w.shape.dim(2)) / stride + 1;
        long width = (shape.dim(3) + 2L * padding - w.shape.dim(3)) / stride + 1;
        return of(Shape.of(shape.dim(0), w.shape.dim(0), height, width), index -> {
            double sum = 0;
            for (long c = 0; c < shape.dim(1); c++) {
                for (long i = 0; i < w.shape.dim(2); i++) {
                    for (long j = 0; j < w.shape.dim(3); j++) {
                        long row = index[2] * stride - padding + i;
                        long column = index[3] * stride - padding + j;
                        sum += pixel(index[0], c, row, column) * w.at(index[1], c, i, j);
                    }
                }
            }
            return sum;
        });
    }

    /** This is the output's cotangent: every output pixel that read the image's pixel, through the weight it read it with. */
    NaiveArray conv2dInputGradient(NaiveArray w, Shape image, int stride, int padding) {
        return of(image, index -> {
            double sum = 0;
            for (long o = 0; o < w.shape.dim(0); o++) {
                for (long i = 0; i < w.shape.dim(2); i++) {
                    for (long j = 0; j < w.shape.dim(3); j++) {
                        long row = index[2] + padding - i;
                        long column = index[3] + padding - j;
                        if (row % stride == 0 && column % stride == 0) {
                            sum += pixel(index[0], o, row / stride, column / stride) * w.at(o, index[1], i, j);
                        }
                    }
                }
            }
            return sum;
        });
    }

    /** Every pair of an image's and an output's pixel that the weight connects. */
    NaiveArray conv2dWeightGradient(NaiveArray y, Shape weights, int stride, int padding) {
        return of(weights, index -> {
            double sum = 0;
            for (long n = 0; n < shape.dim(0); n++) {
                for (long h = 0; h < y.shape.dim(2); h++) {
                    for (long w = 0; w < y.shape.dim(3); w++) {
                        long row = h * stride - padding + index[2];
                        long column = w * stride - padding + index[3];
                        sum += pixel(n, index[1], row, column) * y.at(n, index[0], h, w);
                    }
                }
            }
            return sum;
        });
    }
}
