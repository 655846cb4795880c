package org.gan4j.kernel;

import org.gan4j.kernel.internal.SharedMemory;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** An ND4J buffer, and the arrays that it can be seen as. */
final class Nd4jBlock extends SharedMemory {
    private final @Nullable Nd4jPool pool;
    private final DataBuffer buffer;

    /** A buffer of a pool, or one that the garbage collector frees if there is no pool. */
    Nd4jBlock(@Nullable Nd4jPool pool, DataBuffer buffer) {
        this.pool = pool;
        this.buffer = buffer;
    }

    DataType type() {
        return buffer.dataType();
    }

    long length() {
        return buffer.length();
    }

    /** The elements under a shape of as many, in C order; a scalar has shape [1]. */
    INDArray view(Shape shape) {
        long[] dims = shape.rank() == 0 ? new long[] {1} : shape.dims();
        return Nd4j.create(buffer, dims, Nd4j.getStrides(dims, 'c'), 0, 'c', buffer.dataType());
    }

    /** A matrix in Fortran order over the same elements: the C-order matrix [columns, rows], transposed. */
    INDArray fortranView(long rows, long columns) {
        long[] dims = {rows, columns};
        return Nd4j.create(buffer, dims, new long[] {1, rows}, 0, 'f', buffer.dataType());
    }

    @Override
    protected long bytes() {
        return buffer.length() * buffer.dataType().width();
    }

    @Override
    protected void letGo() {
        if (pool != null) {
            pool.giveBack(new Nd4jPool.Size(type(), length()), this);
        }
    }

    @Override
    protected void free() {
        buffer.close();
    }
}
