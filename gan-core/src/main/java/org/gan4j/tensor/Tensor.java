package org.gan4j.tensor;

import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Storage;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An immutable handle on an array plus, when recorded, the operation that made it.
 *
 * <p>The fluent operations are in {@link TensorMath}; each result lives in the thread's innermost {@link TensorScope}, or
 * until garbage collection where no scope is open. An operation is recorded when an argument is a {@link #variable()}, a
 * trainable {@link Parameter}, or itself recorded. Using a tensor after its scope has closed throws
 * {@link IllegalStateException}; it never reads memory that was handed out again.
 *
 * <p>Confined to a thread while scopes are open. Equality is identity.
 */
public sealed class Tensor extends TensorMath permits Parameter {
    private final Storage storage;
    private final @Nullable Node node;
    private final boolean leaf;
    private final @Nullable Parameter shared;

    Tensor(Storage storage, @Nullable Node node, boolean leaf) {
        this(storage, node, leaf, null);
    }

    /** A handle whose values change when the given parameter is updated; null if there is none. */
    Tensor(Storage storage, @Nullable Node node, boolean leaf, @Nullable Parameter shared) {
        this.storage = storage;
        this.node = node;
        this.leaf = leaf;
        this.shared = shared;
    }

    static Tensor constant(Storage storage) {
        return new Tensor(storage, null, false);
    }

    /**
     * A tensor on the default kernels with the values and element type of an ND4J array.
     *
     * @param array FLOAT or DOUBLE, any strides; copied, not modified
     * @return a tensor of the same shape that shares no memory with the array
     */
    public static Tensor of(INDArray array) {
        return TensorFactory.of(Kernels.defaults(), array.dataType()).of(array);
    }

    /** {@return the logical shape; readable after the scope has closed} */
    public final Shape shape() {
        return storage.shape();
    }

    /** {@return the element type; readable after the scope has closed} */
    public final DataType type() {
        return storage.type();
    }

    /** {@return the kernels that hold this tensor's memory} */
    public final Kernels kernels() {
        return storage.kernels();
    }

    /**
     * The memory itself, for optimisers and other users of {@link Kernels}. Do not modify it unless this is a
     * {@link Parameter} inside {@link Parameter#update}.
     *
     * @return the storage
     * @throws IllegalStateException if this tensor's scope has closed
     */
    public final Storage storage() {
        if (storage.isReleased()) {
            throw new IllegalStateException(
                    "tensor " + this + " was used after its TensorScope closed; copy it out with"
                            + " scope.keep(tensor) before closing");
        }
        return storage;
    }

    /** {@return whether operations on this tensor are recorded} */
    public final boolean isTracked() {
        return leaf || node != null;
    }

    /** {@return the same memory, without history: gradients stop here} */
    public final Tensor detach() {
        return new Tensor(kernels().alias(storage(), TensorScope.currentArena()), null, false, parameter());
    }

    /** {@return the same memory as a new variable, something that gradients can be taken with respect to} */
    public final Tensor variable() {
        return new Tensor(kernels().alias(storage(), TensorScope.currentArena()), null, true, parameter());
    }

    /**
     * The value of a tensor of one element.
     *
     * @return the value
     * @throws IllegalArgumentException if there are more elements than one
     */
    public final double item() {
        if (shape().size() != 1) {
            throw new IllegalArgumentException("item() must be asked of a tensor of one element, got shape " + shape()
                    + "; reduce it with mean() or sum()");
        }
        return kernels().toDoubles(storage())[0];
    }

    /** {@return the values in C order, copied} */
    public final double[] toDoubles() {
        return kernels().toDoubles(storage());
    }

    /** {@return the values in C order, copied} */
    public final float[] toFloats() {
        return kernels().toFloats(storage());
    }

    /** {@return a copy as an ND4J array of the same element type, in C order, independent of any scope} */
    public final INDArray toINDArray() {
        return kernels().toINDArray(storage());
    }

    /** {@return the operation that made this tensor, or null} */
    final @Nullable Node node() {
        return node;
    }

    /** {@return the parameter whose memory this is or shares, or null} */
    @Nullable
    Parameter parameter() {
        return shared;
    }

    @Override
    final Tensor self() {
        return this;
    }

    /** {@return element type and shape, for example {@code FLOAT [64, 100]}; no values} */
    @Override
    public String toString() {
        return type() + " " + shape();
    }
}
