package org.gan4j.kernel;

import org.nd4j.linalg.api.buffer.DataType;

/**
 * The memory of one array, in whatever layout its {@link Kernels} chose.
 *
 * <p>A storage is made by its kernels and belongs to the {@link Arena} it was made in; when the arena closes the storage is
 * released and its memory may be handed out again, unless another handle refers to it. Callers ask {@link #isReleased()} before
 * use. Not thread-safe.
 */
public abstract class Storage {
    private final Kernels kernels;
    private final Shape shape;
    private final DataType type;
    private boolean released;

    /**
     * For implementations of {@link Kernels}.
     *
     * @param kernels who made it, and alone can read it
     * @param shape logical shape
     * @param type element type
     */
    protected Storage(Kernels kernels, Shape shape, DataType type) {
        this.kernels = kernels;
        this.shape = shape;
        this.type = type;
    }

    /** {@return the logical shape} */
    public final Shape shape() {
        return shape;
    }

    /** {@return the element type} */
    public final DataType type() {
        return type;
    }

    /** {@return the kernels that made this storage and alone can read it} */
    public final Kernels kernels() {
        return kernels;
    }

    /** {@return whether the memory was given back} */
    public final boolean isReleased() {
        return released;
    }

    /** {@return whether another handle uses the same memory, so that changing it in place would change both} */
    public abstract boolean isShared();

    /** Gives the memory back; a second call does nothing. */
    final void release() {
        if (!released) {
            released = true;
            free();
        }
    }

    /** Gives this handle's share of the memory back; called once. */
    protected abstract void free();
}
