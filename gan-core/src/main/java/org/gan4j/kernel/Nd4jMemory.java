package org.gan4j.kernel;

import org.nd4j.linalg.api.buffer.DataType;

/**
 * Where ND4J kernels' arrays come from.
 *
 * @param owner the kernels that the arrays say made them
 * @param pool where released memory waits
 */
record Nd4jMemory(Kernels owner, Nd4jPool pool) {

    /** A storage whose contents are what the memory last held; the arena frees it, or the garbage collector. */
    Nd4jStorage allocate(Shape shape, DataType type, Arena arena) {
        Nd4jBlock block = arena.isManaged() ? pool.take(type, shape.size()) : Nd4jPool.unpooled(type, shape.size());
        return arena.own(new Nd4jStorage(owner, shape, block));
    }
}
