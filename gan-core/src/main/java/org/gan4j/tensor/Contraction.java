package org.gan4j.tensor;

import org.gan4j.kernel.Arena;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Storage;
import org.gan4j.kernel.Transposed;

/**
 * Bilinear operations. Convolution has three forms, one for each of image, weight and output as the result; the derivative
 * of each in either argument is one of the others, so the three are closed under differentiation.
 */
sealed interface Contraction extends Primitive {

    /** Matrix product, one factor perhaps transposed; like convolution closed under differentiation. */
    record Matmul(Transposed transposed) implements Contraction {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.matmul(x[0], x[1], transposed, arena);
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            return switch (transposed) {
                case NEITHER -> input == 0 ? g.matmul(x[1], Transposed.RIGHT) : x[0].matmul(g, Transposed.LEFT);
                case LEFT -> input == 0 ? x[1].matmul(g, Transposed.RIGHT) : x[0].matmul(g);
                case RIGHT -> input == 0 ? g.matmul(x[1]) : g.matmul(x[0], Transposed.LEFT);
            };
        }
    }

    /** Image and weight to output. */
    record Conv2d(ConvGeometry geometry) implements Contraction {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.conv2d(x[0], x[1], geometry, arena);
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            return input == 0
                    ? g.conv2dInputGradient(x[1], x[0].shape(), geometry)
                    : x[0].conv2dWeightGradient(g, x[1].shape(), geometry);
        }
    }

    /** Image, weight and bias to output. */
    record BiasedConv2d(ConvGeometry geometry) implements Contraction {
        private static final int[] ALL_BUT_CHANNELS = {0, 2, 3};

        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.conv2d(x[0], x[1], x[2], geometry, arena);
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            return input == 2
                    ? g.sum(ALL_BUT_CHANNELS).reshape(x[2].shape())
                    : new Conv2d(geometry).cotangent(input, g, y, x);
        }
    }

    /** Output and weight to image: the transposed convolution. */
    record Conv2dInputGradient(Shape image, ConvGeometry geometry) implements Contraction {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.conv2dInputGradient(x[0], x[1], image, geometry, arena);
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            return input == 0 ? g.conv2d(x[1], geometry) : g.conv2dWeightGradient(x[0], x[1].shape(), geometry);
        }
    }

    /** Image and output to weight. */
    record Conv2dWeightGradient(Shape weight, ConvGeometry geometry) implements Contraction {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.conv2dWeightGradient(x[0], x[1], weight, geometry, arena);
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            return input == 0 ? x[1].conv2dInputGradient(g, x[0].shape(), geometry) : x[0].conv2d(g, geometry);
        }
    }
}
