package org.gan4j.tensor;

import java.util.List;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Storage;
import org.nd4j.linalg.api.buffer.DataType;

/** Operations that move elements and change none. */
sealed interface Shaping extends Primitive {

    /** The same elements under another shape. */
    record Reshape(Shape shape) implements Shaping {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.reshape(x[0], shape, arena);
        }

        @Override
        public boolean sharesMemory() {
            return true;
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            return g.reshape(x[0].shape());
        }
    }

    /** Dimensions in another order: the result's dimension i is the argument's axes[i]. */
    record Permute(int... axes) implements Shaping {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.permute(x[0], axes, arena);
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            int[] inverse = new int[axes.length];
            for (int i = 0; i < axes.length; i++) {
                inverse[axes[i]] = i;
            }
            return g.permute(inverse);
        }
    }

    /** A rectangular part. */
    record Slice(long[] begin, Shape shape) implements Shaping {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.slice(x[0], begin, shape, arena);
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            return g.pad(begin, x[0].shape());
        }
    }

    /** Zeros around: the adjoint of a slice. */
    record Pad(long[] begin, Shape shape) implements Shaping {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.pad(x[0], begin, shape, arena);
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            return g.slice(begin, x[0].shape());
        }
    }

    /** Arrays joined along an axis. */
    record Concat(int axis) implements Shaping {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.concat(List.of(x), axis, arena);
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            long[] begin = new long[y.shape().rank()];
            for (int i = 0; i < input; i++) {
                begin[axis] += x[i].shape().dim(axis);
            }
            return g.slice(begin, x[input].shape());
        }
    }

    /** Rows by index. */
    record Gather(int... rows) implements Shaping {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.gather(x[0], rows, arena);
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            return g.scatterAdd(rows, x[0].shape().dim(0));
        }
    }

    /** Rows added up by index: the adjoint of a gather. */
    record ScatterAdd(int[] rows, long count) implements Shaping {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.scatterAdd(x[0], rows, count, arena);
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            return g.gather(rows);
        }
    }

    /** The same values in another element type. */
    record Cast(DataType type) implements Shaping {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.cast(x[0], type, arena);
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            return g.cast(x[0].type());
        }
    }
}
