package org.gan4j.kernel;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Owns storages and releases them together.
 *
 * <p>Kernels put each result into the arena that they are given. Closing the arena releases what it still owns; the memory
 * goes back to the kernels' pool. {@link #unmanaged()} owns nothing: its storages live until the garbage collector finds
 * them. Confined to one thread.
 */
public final class Arena implements AutoCloseable {
    private static final Arena UNMANAGED = new Arena(Set.of());

    private final Set<Storage> owned;

    private Arena(Set<Storage> owned) {
        this.owned = owned;
    }

    /** {@return a new, empty arena} */
    public static Arena open() {
        return new Arena(Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    /** {@return the arena that owns nothing and leaves memory to the garbage collector; closing it does nothing} */
    public static Arena unmanaged() {
        return UNMANAGED;
    }

    /** {@return whether storages made here are released when the arena closes} */
    public boolean isManaged() {
        return this != UNMANAGED;
    }

    /**
     * Takes a storage into this arena; called by kernels for each storage they make.
     *
     * @param storage what to own
     * @param <S> the kernels' storage class
     * @return the same storage
     */
    public <S extends Storage> S own(S storage) {
        if (isManaged()) {
            owned.add(storage);
        }
        return storage;
    }

    /**
     * Whether a storage belongs to this arena.
     *
     * @param storage any storage
     * @return true if this arena will release it
     */
    public boolean owns(Storage storage) {
        return isManaged() && owned.contains(storage);
    }

    /**
     * Releases one storage before the arena closes; storages of other arenas are left alone.
     *
     * @param storage what nobody will read again
     */
    public void release(Storage storage) {
        if (isManaged() && owned.remove(storage)) {
            storage.release();
        }
    }

    /**
     * Hands a storage of this arena over to another, without copying.
     *
     * @param storage a storage that this arena owns
     * @param target a managed arena, its owner from now on
     * @throws IllegalArgumentException if this arena does not own the storage, or the target is unmanaged
     */
    public void moveTo(Storage storage, Arena target) {
        if (!target.isManaged()) {
            throw new IllegalArgumentException(
                    "`target` must be a managed arena, got the unmanaged one; copy the storage to keep it longer");
        }
        if (!isManaged() || !owned.remove(storage)) {
            throw new IllegalArgumentException("`storage` must belong to the arena that hands it over, got one of "
                    + storage.shape() + " that does not; ask owns(storage) first");
        }
        target.owned.add(storage);
    }

    /** Releases everything this arena still owns. */
    @Override
    public void close() {
        if (isManaged()) {
            owned.forEach(Storage::release);
            owned.clear();
        }
    }
}
