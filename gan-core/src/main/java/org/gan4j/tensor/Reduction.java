package org.gan4j.tensor;

import org.gan4j.kernel.Arena;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Storage;

/** Sums and their adjoint, repetition. */
sealed interface Reduction extends Primitive {

    /** The sum over axes, which stay with size 1. */
    record Sum(int... axes) implements Reduction {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.sum(x[0], axes, arena);
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            return g.broadcastTo(x[0].shape());
        }
    }

    /** Repetition to a larger shape. */
    record Broadcast(Shape shape) implements Reduction {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.broadcast(x[0], shape, arena);
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            return g.sumTo(x[0].shape());
        }
    }
}
