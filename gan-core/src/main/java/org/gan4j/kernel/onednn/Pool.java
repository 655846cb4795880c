package org.gan4j.kernel.onednn;

import org.gan4j.kernel.internal.MemoryPool;

/** Blocks that are used again, by their bytes. */
class Pool extends MemoryPool<Long, Block> {
    private static final int NAN = 0xFF;

    private Pool() {}

    static Pool recycling() {
        return new Pool();
    }

    /** A pool that fills released memory with NaN, so that a use after release shows. */
    static Pool poisoning() {
        return new Pool() {
            @Override
            protected void atRest(Block block) {
                block.fill(NAN);
            }
        };
    }

    Block take(long bytes) {
        return take(Long.valueOf(bytes));
    }

    /** A block that the garbage collector frees. */
    static Block unpooled(long bytes) {
        return explained(bytes + " bytes", () -> new Block(null, bytes));
    }

    @Override
    protected Block allocate(Long bytes) {
        return new Block(this, bytes);
    }

    @Override
    protected String name(Long bytes) {
        return bytes + " bytes";
    }
}
