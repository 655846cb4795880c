package org.gan4j.kernel.onednn;

import java.util.stream.IntStream;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Storage;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A dense array of floats in a {@link Block}. Arrays of rank 4, images and weights alike, are stored channels-last: [N, C, H, W]
 * as [N, H, W, C]. All others are stored in C order. Numbers may be stored in 16 bits; to callers they are floats all the same.
 */
final class OneDnnStorage extends Storage implements Operand {
    private static final int IMAGE_RANK = 4;

    private final Element element;
    private final Block block;

    OneDnnStorage(Kernels kernels, Shape shape, Element element, Block block) {
        super(kernels, shape, DataType.FLOAT);
        this.element = element;
        this.block = block;
    }

    /** Whether arrays of this shape are stored in another order than their logical one. */
    static boolean isPermuted(Shape shape) {
        return shape.rank() == IMAGE_RANK && shape.dim(1) > 1 && shape.dim(2) * shape.dim(3) > 1;
    }

    /** The dimensions of a shape as they lie in memory, the outermost first. */
    static int[] order(Shape shape) {
        return shape.rank() == IMAGE_RANK
                ? new int[] {0, 2, 3, 1}
                : IntStream.range(0, shape.rank()).toArray();
    }

    /** The layout that arrays of a shape are stored in. */
    static Descriptor layout(Shape shape, Element element) {
        return shape.rank() == IMAGE_RANK
                ? Descriptor.channelsLast(element, shape.dims())
                : Descriptor.rowMajor(element, shape.rank() == 0 ? new long[] {1} : shape.dims());
    }

    Descriptor layout() {
        return layout(shape(), element);
    }

    Element element() {
        return element;
    }

    Block block() {
        return block;
    }

    @Override
    public long address() {
        return block.address();
    }

    /** A second handle on the same memory under another shape; the caller owns it. */
    OneDnnStorage share(Shape shape) {
        block.retain();
        return new OneDnnStorage(kernels(), shape, element, block);
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
