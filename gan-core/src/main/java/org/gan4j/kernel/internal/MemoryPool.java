package org.gan4j.kernel.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Memory that is handed out again instead of freed: a training step asks for the same sizes as the step before, and fresh memory
 * costs page faults that used memory does not. Thread-safe.
 *
 * @param <K> what memory is asked for by: its size, or more
 * @param <M> the memory
 */
public abstract class MemoryPool<K, M extends SharedMemory> {
    /** Memory that nobody has asked for during this many releases is freed. */
    public static final long IDLE_RELEASES = 20_000;

    private final Map<K, Deque<M>> idle = new HashMap<>();
    private long releases;
    private long heldBytes;

    /** An empty pool. */
    protected MemoryPool() {}

    /**
     * New memory.
     *
     * @param size how much
     * @return memory with one handle, which gives itself back to this pool when that is released
     */
    protected abstract M allocate(K size);

    /**
     * How a message names memory.
     *
     * @param size how much
     * @return for example {@code 400 bytes}
     */
    protected abstract String name(K size);

    /**
     * Called for memory that comes back, before it is handed out again.
     *
     * @param memory nobody refers to it
     */
    protected void atRest(M memory) {}

    /**
     * Memory, used before if there is some.
     *
     * @param size how much
     * @return memory with one handle; its contents are what it last held
     * @throws OutOfMemoryError if there is none, with the settings that limit it
     */
    public final synchronized M take(K size) {
        Deque<M> waiting = idle.get(size);
        M memory = waiting == null ? null : waiting.pollLast();
        if (memory != null) {
            memory.reuse();
            return memory;
        }
        M fresh = allocateOrTrim(size);
        heldBytes += fresh.bytes();
        return fresh;
    }

    /** {@return bytes held, in use or waiting} */
    public final synchronized long heldBytes() {
        return heldBytes;
    }

    /**
     * Takes memory back; {@link SharedMemory#letGo} calls this.
     *
     * @param size as it was asked for
     * @param memory nobody refers to it
     */
    public final synchronized void giveBack(K size, M memory) {
        atRest(memory);
        releases++;
        memory.setIdleSince(releases);
        idle.computeIfAbsent(size, missing -> new ArrayDeque<>()).addLast(memory);
        if (releases % IDLE_RELEASES == 0) {
            trim(releases - IDLE_RELEASES);
        }
    }

    /** Frees memory that has been idle since this many releases or longer. */
    private void trim(long idleBefore) {
        for (Iterator<Deque<M>> all = idle.values().iterator(); all.hasNext(); ) {
            Deque<M> waiting = all.next();
            while (!waiting.isEmpty() && waiting.peekFirst().idleSince() <= idleBefore) {
                M memory = waiting.pollFirst();
                heldBytes -= memory.bytes();
                memory.free();
            }
            if (waiting.isEmpty()) {
                all.remove();
            }
        }
    }

    /** If memory is short, frees all that is idle and tries once more. */
    private M allocateOrTrim(K size) {
        try {
            return allocate(size);
        } catch (OutOfMemoryError | IllegalStateException shortage) {
            trim(Long.MAX_VALUE);
            return explained(name(size), () -> allocate(size));
        }
    }

    /**
     * Allocates, and says what to do where that is impossible.
     *
     * @param name how the message names the memory
     * @param allocation makes it
     * @param <T> the memory
     * @return the memory
     * @throws OutOfMemoryError if there is none, with the settings that limit it
     */
    public static <T> T explained(String name, Supplier<T> allocation) {
        try {
            return allocation.get();
        } catch (OutOfMemoryError shortage) {
            OutOfMemoryError explained = new OutOfMemoryError("no off-heap memory for an array of " + name
                    + ". Its limits are the Java options -Dorg.bytedeco.javacpp.maxbytes (by default -Xmx) and"
                    + " -Dorg.bytedeco.javacpp.maxphysicalbytes: raise them, or use a smaller batch size or width");
            explained.initCause(shortage);
            throw explained;
        }
    }
}
