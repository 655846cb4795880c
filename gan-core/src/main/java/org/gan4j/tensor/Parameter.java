package org.gan4j.tensor;

import java.util.function.Consumer;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Storage;

/**
 * A named tensor that is updated in place: a weight, or (not trainable) a layer's running statistic.
 *
 * <p>It belongs to no scope. Its version counts updates; a backward pass through an operation that was recorded with an
 * older version throws, because the values that the derivative needs are gone. Confined to one thread at a time.
 */
public final class Parameter extends Tensor {
    private final String name;
    private final boolean trainable;
    private int version;

    private Parameter(String name, Storage storage, boolean trainable) {
        super(storage, null, trainable);
        this.name = name;
        this.trainable = trainable;
    }

    /**
     * A weight, tracked by gradients.
     *
     * @param name full name as in a checkpoint, such as {@code l1.0.weight}
     * @param initial first values; copied
     * @return the parameter
     */
    public static Parameter trainable(String name, Tensor initial) {
        return new Parameter(name, copyOf(initial), true);
    }

    /**
     * A persistent array that no gradient reaches, such as a running mean.
     *
     * @param name full name as in a checkpoint
     * @param initial first values; copied
     * @return the parameter
     */
    public static Parameter buffer(String name, Tensor initial) {
        return new Parameter(name, copyOf(initial), false);
    }

    private static Storage copyOf(Tensor initial) {
        return initial.kernels().copy(initial.storage(), Arena.unmanaged());
    }

    @Override
    Parameter parameter() {
        return this;
    }

    /** {@return the full name} */
    public String name() {
        return name;
    }

    /** {@return whether gradients are tracked} */
    public boolean isTrainable() {
        return trainable;
    }

    /** {@return how often the values have changed} */
    public int version() {
        return version;
    }

    /**
     * Changes the values in place.
     *
     * @param change given the memory, modifies it
     */
    public void update(Consumer<Storage> change) {
        version++;
        change.accept(storage());
    }

    /**
     * Overwrites the values.
     *
     * @param values same shape; not modified
     * @throws IllegalArgumentException if the shape or type differs
     */
    public void assign(Tensor values) {
        Shape expected = shape();
        if (!expected.equals(values.shape()) || type() != values.type()) {
            throw new IllegalArgumentException(
                    "`values` of parameter `" + name + "` must be " + this + ", got " + values);
        }
        update(storage -> kernels().assign(storage, values.storage()));
    }
}
