package org.gan4j.tensor;

import org.gan4j.kernel.Arena;
import org.gan4j.kernel.Storage;
import org.jspecify.annotations.Nullable;

/**
 * An arena for tensors: every tensor made on this thread while the scope is innermost lives until the scope closes, then
 * its memory is used again.
 *
 * <pre>{@code
 * try (TensorScope scope = TensorScope.open()) {
 *     Tensor images = generator.generate(latents, Mode.EVALUATION);
 *     kept = scope.keep(images.mean());
 * }
 * }</pre>
 *
 * <p>Scopes nest and are confined to the thread that opened them; they must close in the reverse order of opening.
 */
public final class TensorScope implements AutoCloseable {
    private static final ThreadLocal<TensorScope> CURRENT = new ThreadLocal<>();

    private final @Nullable TensorScope outer;
    private final Arena arena = Arena.open();
    private boolean closed;

    private TensorScope(@Nullable TensorScope outer) {
        this.outer = outer;
    }

    /** {@return a new scope inside this thread's innermost one} */
    public static TensorScope open() {
        TensorScope scope = new TensorScope(CURRENT.get());
        CURRENT.set(scope);
        return scope;
    }

    /** {@return where results go now: the innermost scope's arena, or unmanaged memory} */
    static Arena currentArena() {
        TensorScope scope = CURRENT.get();
        return scope == null ? Arena.unmanaged() : scope.arena;
    }

    /**
     * Copies a tensor out of this scope.
     *
     * @param tensor any living tensor; not modified
     * @return a detached copy in the enclosing scope, or in unmanaged memory if there is none
     */
    public Tensor keep(Tensor tensor) {
        return Tensor.constant(tensor.kernels().copy(tensor.storage(), outerArena()));
    }

    /** Hands a tensor's memory to another scope if it is this one's, or makes a second handle there if it is not. */
    Tensor surrender(Tensor tensor, TensorScope target) {
        Storage storage = tensor.storage();
        if (arena.owns(storage)) {
            arena.moveTo(storage, target.arena);
            return tensor;
        }
        return Tensor.constant(tensor.kernels().alias(storage, target.arena));
    }

    /** Hands a tensor to the enclosing scope, copying only where there is none. */
    Tensor surrenderOutward(Tensor tensor) {
        return outer == null ? keep(tensor) : surrender(tensor, outer);
    }

    /** Releases one tensor early. */
    void release(Tensor tensor) {
        arena.release(tensor.storage());
    }

    private Arena outerArena() {
        return outer == null ? Arena.unmanaged() : outer.arena;
    }

    /**
     * Releases every tensor of this scope.
     *
     * @throws IllegalStateException if another scope is innermost on this thread
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        if (CURRENT.get() != this) {
            throw new IllegalStateException("`this` must be the innermost scope of the thread that closes it, got one"
                    + " that is not; close the innermost scope first, on the thread that opened it");
        }
        closed = true;
        arena.close();
        if (outer == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(outer);
        }
    }
}
