package org.gan4j.kernel.internal;

/** Memory that one or more handles refer to. When the last of them lets go it returns to its pool, if it has one. Thread-safe. */
public abstract class SharedMemory {
    private int references = 1;
    private long idleSince;

    /** Memory with one handle. */
    protected SharedMemory() {}

    /** {@return whether more than one handle refers to it} */
    public final synchronized boolean isShared() {
        return references > 1;
    }

    /** One more handle. */
    public final synchronized void retain() {
        references++;
    }

    /** One handle less. */
    public final synchronized void release() {
        references--;
        if (references == 0) {
            letGo();
        }
    }

    /** Nobody refers to it any more: it goes back to its pool, or is left to the garbage collector. */
    protected abstract void letGo();

    /** {@return its size} */
    protected abstract long bytes();

    /** Gives it back to the system at once. */
    protected abstract void free();

    /** Pooled memory begins another life. */
    final synchronized void reuse() {
        references = 1;
    }

    final long idleSince() {
        return idleSince;
    }

    final void setIdleSince(long release) {
        idleSince = release;
    }
}
