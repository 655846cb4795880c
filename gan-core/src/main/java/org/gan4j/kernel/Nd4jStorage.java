package org.gan4j.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A dense array in C order inside a block. */
final class Nd4jStorage extends Storage {
    private final Nd4jBlock block;
    private final INDArray array;

    Nd4jStorage(Kernels kernels, Shape shape, Nd4jBlock block) {
        super(kernels, shape, block.type());
        this.block = block;
        this.array = block.view(shape);
    }

    /** The array itself; scalars have shape [1]. */
    INDArray array() {
        return array;
    }

    /** The same memory under another shape; the caller owns the new handle. */
    Nd4jStorage share(Shape shape) {
        block.retain();
        return new Nd4jStorage(kernels(), shape, block);
    }

    /** The elements as a matrix, which costs no copy. */
    INDArray matrix(long rows, long columns) {
        return block.view(Shape.of(rows, columns));
    }

    /** The elements as a vector, which costs no copy. */
    INDArray flat() {
        return block.view(Shape.of(block.length()));
    }

    /** A Fortran-order matrix over the same elements: the C-order matrix [columns, rows], transposed. */
    INDArray fortranView(long rows, long columns) {
        return block.fortranView(rows, columns);
    }

    @Override
    public boolean isShared() {
        return block.isShared();
    }

    @Override
    protected void free() {
        block.release();
    }
}
