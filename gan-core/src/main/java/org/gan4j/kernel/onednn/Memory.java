package org.gan4j.kernel.onednn;

import org.gan4j.kernel.Arena;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;

/** Makes storages. */
final class Memory {
    private final Kernels kernels;
    private final Pool pool;

    Memory(Kernels kernels, Pool pool) {
        this.kernels = kernels;
        this.pool = pool;
    }

    /** A storage whose contents are what the memory last held; the arena frees it, or the garbage collector. */
    OneDnnStorage allocate(Shape shape, Element element, Arena arena) {
        long bytes = shape.size() * element.bytes();
        Block block = arena.isManaged() ? pool.take(bytes) : Pool.unpooled(bytes);
        return arena.own(new OneDnnStorage(kernels, shape, element, block));
    }

    /** A storage of floats. */
    OneDnnStorage allocate(Shape shape, Arena arena) {
        return allocate(shape, Element.FLOAT, arena);
    }

    /** A handle on memory that somebody else owns. */
    OneDnnStorage view(Block block, Shape shape) {
        return new OneDnnStorage(kernels, shape, Element.FLOAT, block);
    }

    /** Sets every element of an array of floats. */
    OneDnnStorage fill(OneDnnStorage x, float value) {
        Native.fill(x, value, x.shape().size());
        return x;
    }

    /** Sets every element to 0, of which all bits are 0 in either element type. */
    void zero(OneDnnStorage x) {
        Native.zero(x, x.shape().size() * x.element().bytes());
    }

    /** Where released memory waits. */
    Pool pool() {
        return pool;
    }
}
