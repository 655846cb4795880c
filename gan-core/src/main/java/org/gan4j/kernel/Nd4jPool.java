package org.gan4j.kernel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Off-heap blocks that are handed out again instead of freed: a training step asks for the same sizes as the step before,
 * and a fresh block costs page faults that a used one does not. Thread-safe.
 */
final class Nd4jPool {
    /** A block that nobody has asked for during this many releases is freed. */
    static final long IDLE_RELEASES = 20_000;

    private record Key(DataType type, long length) {}

    private final Map<Key, Deque<Block>> idle = new HashMap<>();
    private final boolean poison;
    private long releases;
    private long heldBytes;

    Nd4jPool(boolean poison) {
        this.poison = poison;
    }

    /** A block for a managed arena: a used one of this size if there is one. */
    synchronized Block take(DataType type, long length) {
        Deque<Block> blocks = idle.get(new Key(type, length));
        Block block = blocks == null ? null : blocks.pollLast();
        if (block == null) {
            block = new Block(this, allocate(type, length));
            heldBytes += block.bytes();
        }
        block.references = 1;
        return block;
    }

    /** A block that the garbage collector frees. */
    static Block unpooled(DataType type, long length) {
        return new Block(null, allocateOnce(type, length));
    }

    synchronized long heldBytes() {
        return heldBytes;
    }

    private synchronized void giveBack(Block block) {
        if (poison) {
            block.view(Shape.of(block.length())).assign(Double.NaN);
        }
        block.idleSince = ++releases;
        idle.computeIfAbsent(new Key(block.type(), block.length()), key -> new ArrayDeque<>())
                .addLast(block);
        if (releases % IDLE_RELEASES == 0) {
            trim(releases - IDLE_RELEASES);
        }
    }

    /** Frees blocks that have been idle since this many releases or longer. */
    private void trim(long idleBefore) {
        for (Iterator<Deque<Block>> all = idle.values().iterator(); all.hasNext(); ) {
            Deque<Block> blocks = all.next();
            while (!blocks.isEmpty() && blocks.peekFirst().idleSince <= idleBefore) {
                Block block = blocks.pollFirst();
                heldBytes -= block.bytes();
                block.buffer.close();
            }
            if (blocks.isEmpty()) {
                all.remove();
            }
        }
    }

    /** Allocates; if memory is short, frees every idle block and tries once more. */
    private DataBuffer allocate(DataType type, long length) {
        try {
            return newBuffer(type, length);
        } catch (OutOfMemoryError | IllegalStateException shortage) {
            trim(Long.MAX_VALUE);
            return allocateOnce(type, length);
        }
    }

    private static DataBuffer allocateOnce(DataType type, long length) {
        try {
            return newBuffer(type, length);
        } catch (OutOfMemoryError shortage) {
            OutOfMemoryError explained = new OutOfMemoryError(
                    "no off-heap memory for an array of " + length + " " + type
                            + " elements. Its limits are the Java options -Dorg.bytedeco.javacpp.maxbytes (by default -Xmx) and"
                            + " -Dorg.bytedeco.javacpp.maxphysicalbytes: raise them, or use a smaller batch size or width");
            explained.initCause(shortage);
            throw explained;
        }
    }

    /** A buffer outside any ND4J workspace that the caller may have open: a workspace would recycle it under us. */
    private static DataBuffer newBuffer(DataType type, long length) {
        MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces();
        try {
            return Nd4j.createBuffer(type, length, false);
        } finally {
            outside.close();
        }
    }

    /** Memory shared by the storages that refer to it. */
    static final class Block {
        private final @Nullable Nd4jPool pool;
        private final DataBuffer buffer;
        private int references = 1;
        private long idleSince;

        private Block(@Nullable Nd4jPool pool, DataBuffer buffer) {
            this.pool = pool;
            this.buffer = buffer;
        }

        DataType type() {
            return buffer.dataType();
        }

        long length() {
            return buffer.length();
        }

        long bytes() {
            return buffer.length() * buffer.dataType().width();
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

        boolean isShared() {
            return references > 1;
        }

        void retain() {
            references++;
        }

        void release() {
            if (--references == 0 && pool != null) {
                pool.giveBack(this);
            }
        }
    }
}
