package org.gan4j.kernel;

import org.gan4j.kernel.internal.MemoryPool;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J buffers that are used again. */
class Nd4jPool extends MemoryPool<Nd4jPool.Size, Nd4jBlock> {
    /** So many elements of a type. */
    record Size(DataType type, long length) {
        @Override
        public String toString() {
            return length + " " + type + " elements";
        }
    }

    private Nd4jPool() {}

    static Nd4jPool recycling() {
        return new Nd4jPool();
    }

    /** A pool that fills released memory with NaN, so that a use after release shows. */
    static Nd4jPool poisoning() {
        return new Nd4jPool() {
            @Override
            protected void atRest(Nd4jBlock block) {
                block.view(Shape.of(block.length())).assign(Double.NaN);
            }
        };
    }

    /** A block for a managed arena. */
    Nd4jBlock take(DataType type, long length) {
        return take(new Size(type, length));
    }

    /** A block that the garbage collector frees. */
    static Nd4jBlock unpooled(DataType type, long length) {
        Size size = new Size(type, length);
        return explained(size.toString(), () -> new Nd4jBlock(null, newBuffer(size)));
    }

    @Override
    protected Nd4jBlock allocate(Size size) {
        return new Nd4jBlock(this, newBuffer(size));
    }

    @Override
    protected String name(Size size) {
        return size.toString();
    }

    /** A buffer outside any ND4J workspace that the caller may have open: a workspace would recycle it under us. */
    private static DataBuffer newBuffer(Size size) {
        MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces();
        try {
            return Nd4j.createBuffer(size.type, size.length, false);
        } finally {
            outside.close();
        }
    }
}
