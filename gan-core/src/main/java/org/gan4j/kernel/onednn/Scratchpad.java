package org.gan4j.kernel.onednn;

import org.jspecify.annotations.Nullable;

/** Memory that primitives use while they run, shared by all because only one runs at a time; it grows to the largest need. */
class Scratchpad {
    private final Pool pool;
    private @Nullable Block memory;

    Scratchpad(Pool pool) {
        this.pool = pool;
    }

    /** Memory of at least so many bytes, whose contents no one keeps. */
    long address(long bytes) {
        if (memory == null || memory.bytes() < bytes) {
            Block smaller = memory;
            memory = null;
            if (smaller != null) {
                smaller.release();
            }
            memory = pool.take(bytes);
        }
        return memory.address();
    }
}
