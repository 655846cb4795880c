package org.gan4j.kernel.onednn;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Blocks that are handed out again instead of freed: a training step asks for the same sizes as the step before, and a fresh
 * block costs page faults that a used one does not. Thread-safe.
 */
final class Pool {
    /** A block that nobody has asked for during this many releases is freed. */
    static final long IDLE_RELEASES = 20_000;

    private static final int NAN = 0xFF;

    private final Map<Long, Deque<Block>> idle = new HashMap<>();
    private final boolean poison;
    private long releases;
    private long heldBytes;

    private Pool(boolean poison) {
        this.poison = poison;
    }

    static Pool recycling() {
        return new Pool(false);
    }

    /** A pool that fills released memory with NaN, so that a use after release shows. */
    static Pool poisoning() {
        return new Pool(true);
    }

    synchronized Block take(long bytes) {
        Deque<Block> blocks = idle.get(bytes);
        Block block = blocks == null ? null : blocks.pollLast();
        if (block != null) {
            block.reuse();
            return block;
        }
        Block fresh = allocate(bytes);
        heldBytes += bytes;
        return fresh;
    }

    synchronized long heldBytes() {
        return heldBytes;
    }

    synchronized void giveBack(Block block) {
        if (poison) {
            block.fill(NAN);
        }
        block.setIdleSince(++releases);
        idle.computeIfAbsent(block.bytes(), size -> new ArrayDeque<>()).addLast(block);
        if (releases % IDLE_RELEASES == 0) {
            trim(releases - IDLE_RELEASES);
        }
    }

    /** Frees blocks that have been idle since this many releases or longer. */
    private void trim(long idleBefore) {
        for (Iterator<Deque<Block>> all = idle.values().iterator(); all.hasNext(); ) {
            Deque<Block> blocks = all.next();
            while (!blocks.isEmpty() && blocks.peekFirst().idleSince() <= idleBefore) {
                Block block = blocks.pollFirst();
                heldBytes -= block.bytes();
                block.free();
            }
            if (blocks.isEmpty()) {
                all.remove();
            }
        }
    }

    /** Allocates; if memory is short, frees every idle block and tries once more. */
    private Block allocate(long bytes) {
        try {
            return new Block(this, bytes);
        } catch (OutOfMemoryError shortage) {
            trim(Long.MAX_VALUE);
            try {
                return new Block(this, bytes);
            } catch (OutOfMemoryError still) {
                throw explained(bytes, still);
            }
        }
    }

    private static OutOfMemoryError explained(long bytes, OutOfMemoryError cause) {
        OutOfMemoryError explained = new OutOfMemoryError("no off-heap memory for an array of " + bytes
                + " bytes. Its limits are the Java options -Dorg.bytedeco.javacpp.maxbytes (by default -Xmx) and"
                + " -Dorg.bytedeco.javacpp.maxphysicalbytes: raise them, or use a smaller batch size or width");
        explained.initCause(cause);
        return explained;
    }
}
