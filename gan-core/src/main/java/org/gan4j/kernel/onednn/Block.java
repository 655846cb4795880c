package org.gan4j.kernel.onednn;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.gan4j.kernel.internal.SharedMemory;
import org.jspecify.annotations.Nullable;

/**
 * Memory that one or more storages refer to, and what was derived from its contents: weights packed for a primitive, a copy in
 * another element type. Derived memory is kept as long as the block and filled again when the contents have changed. Threads
 * may read a block at the same time.
 */
final class Block extends SharedMemory implements Operand {
    /** A cache line, and the width of the widest vector. */
    static final long ALIGNMENT = 64;

    /** Memory filled from the block's contents; stale after these have changed. */
    private static final class Derived {
        final Block block;
        boolean fresh;

        Derived(Block block) {
            this.block = block;
        }
    }

    /** Fills derived memory. */
    interface Filling {
        void fill(Block target);
    }

    private final @Nullable Pool pool;
    private final BytePointer memory;
    private final long address;
    private final long bytes;
    private @Nullable Map<Object, Derived> derived;

    /** A block of a pool, or one that the garbage collector frees if there is no pool. */
    Block(@Nullable Pool pool, long bytes) {
        this.pool = pool;
        this.bytes = bytes;
        this.memory = Native.lasting(() -> new BytePointer(bytes + ALIGNMENT));
        this.address = aligned(memory.address());
    }

    static long aligned(long address) {
        return (address + ALIGNMENT - 1) & -ALIGNMENT;
    }

    @Override
    public long address() {
        return address;
    }

    @Override
    protected long bytes() {
        return bytes;
    }

    /** What was derived goes with it. */
    @Override
    protected void letGo() {
        if (pool != null) {
            dropDerived();
            pool.giveBack(bytes, this);
        }
    }

    /** To be called by whoever changes the contents: what was derived from them no longer holds. */
    synchronized void changed() {
        if (derived != null) {
            derived.values().forEach(each -> each.fresh = false);
        }
    }

    /**
     * What was derived from the contents under a key, filled if it is not there or stale.
     *
     * @return the derived memory
     */
    synchronized Block derived(Object key, long size, Filling filling) {
        if (derived == null) {
            derived = new HashMap<>();
        }
        Derived found = derived.computeIfAbsent(
                key, missing -> new Derived(pool == null ? Pool.unpooled(size) : pool.take(size)));
        if (!found.fresh) {
            filling.fill(found.block);
            found.fresh = true;
        }
        return found.block;
    }

    private synchronized void dropDerived() {
        if (derived != null) {
            derived.values().forEach(each -> each.block.release());
            derived = null;
        }
    }

    /** Sets every byte; 0xFF makes NaN of every number. */
    void fill(int value) {
        Pointer.memset(memory, value, memory.capacity());
    }

    boolean isFreed() {
        return memory.isNull();
    }

    @Override
    protected void free() {
        memory.deallocate();
    }
}
