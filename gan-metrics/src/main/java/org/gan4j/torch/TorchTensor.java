package org.gan4j.torch;

import java.nio.ByteBuffer;
import java.util.Arrays;
import net.razorvine.pickle.PickleException;

/**
 * One tensor of a file: an array that may be a strided view, and may share its storage with others. Values are copied out, in C
 * order, when asked for. Immutable and thread-safe.
 */
public final class TorchTensor {
    /** A tensor that repeats elements (stride 0) may have this many, whatever its storage. */
    static final long MOST_REPEATED = 1 << 20;

    private static final int LARGEST_RANK = 64;

    private final TorchStorage storage;
    private final long offset;
    private final long[] shape;
    private final long[] strides;

    private TorchTensor(TorchStorage storage, long offset, long[] shape, long[] strides) {
        this.storage = storage;
        this.offset = offset;
        this.shape = shape;
        this.strides = strides;
    }

    /** A view that lies in its storage to the last element. */
    static TorchTensor of(TorchStorage storage, long offset, long[] shape, long[] strides) {
        TorchTensor tensor = new TorchTensor(storage, offset, shape, strides);
        if (shape.length != strides.length || shape.length > LARGEST_RANK) {
            throw tensor.outside("as many sizes as strides, at most " + LARGEST_RANK);
        }
        if (offset < 0
                || Arrays.stream(shape).anyMatch(n -> n < 0)
                || Arrays.stream(strides).anyMatch(n -> n < 0)) {
            throw tensor.outside("no negative offset, size or stride");
        }
        long end;
        long count;
        try {
            end = tensor.end();
            count = tensor.count();
        } catch (ArithmeticException tooLarge) {
            throw tensor.outside("fewer than 2^63 elements");
        }
        if (end > storage.elements()) {
            throw tensor.outside("elements of its storage alone, which ends before element " + (end - 1));
        }
        if (count > Math.max(storage.elements(), MOST_REPEATED)) {
            throw tensor.outside("no more elements than its storage, or " + MOST_REPEATED + " where it repeats them");
        }
        return tensor;
    }

    /** One more than the last element of the storage that this reads. */
    private long end() {
        if (count() == 0) {
            return 0;
        }
        long last = offset;
        for (int i = 0; i < shape.length; i++) {
            last = Math.addExact(last, Math.multiplyExact(shape[i] - 1, strides[i]));
        }
        return Math.addExact(last, 1);
    }

    private PickleException outside(String rule) {
        return new PickleException("a tensor must have " + rule + ", got size " + Arrays.toString(shape) + ", stride "
                + Arrays.toString(strides) + ", offset " + offset + " in storage " + Words.quoted(storage.key())
                + " of "
                + storage.elements() + " elements");
    }

    /** {@return the element type in the file} */
    public TorchType type() {
        return storage.type();
    }

    /** {@return the sizes of the dimensions, outermost first, in a new array; empty for a single number; a size may be 0} */
    public long[] shape() {
        return shape.clone();
    }

    /** {@return the number of elements} */
    public long count() {
        if (Arrays.stream(shape).anyMatch(n -> n == 0)) {
            return 0;
        }
        long count = 1;
        for (long size : shape) {
            count = Math.multiplyExact(count, size);
        }
        return count;
    }

    /**
     * Whether two tensors are views of the same memory, as tied weights are.
     *
     * @param other a tensor of the same file
     * @return whether the storage is the same, whatever parts of it they show
     */
    public boolean sharesStorageWith(TorchTensor other) {
        return storage.root() == other.storage.root();
    }

    /**
     * The elements in C order.
     *
     * @return a new array; 64-bit numbers are rounded, integers above 2^24 too
     */
    public float[] toFloats() {
        float[] values = new float[size()];
        if (values.length == 0) {
            return values;
        }
        ByteBuffer bytes = storage.from(offset);
        if (type() == TorchType.FLOAT32 && isContiguous()) {
            bytes.asFloatBuffer().get(values);
        } else {
            Places places = new Places();
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) type().toDouble(bytes, places.next());
            }
        }
        return values;
    }

    /**
     * The elements in C order.
     *
     * @return a new array; integers above 2^53 are rounded
     */
    public double[] toDoubles() {
        double[] values = new double[size()];
        ByteBuffer bytes = values.length == 0 ? null : storage.from(offset);
        Places places = new Places();
        for (int i = 0; i < values.length; i++) {
            values[i] = type().toDouble(bytes, places.next());
        }
        return values;
    }

    /**
     * The elements in C order; true is 1.
     *
     * @return a new array
     * @throws IllegalStateException if the type is floating-point
     */
    public long[] toLongs() {
        if (type().isFloating()) {
            throw new IllegalStateException("only integers can be read as such, got " + this + "; use toDoubles()");
        }
        long[] values = new long[size()];
        ByteBuffer bytes = values.length == 0 ? null : storage.from(offset);
        Places places = new Places();
        for (int i = 0; i < values.length; i++) {
            values[i] = type().toLong(bytes, places.next());
        }
        return values;
    }

    private int size() {
        return (int) count(); // at most the elements of a storage, which fits an array
    }

    private boolean isContiguous() {
        long expected = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            if (shape[i] != 1 && strides[i] != expected) {
                return false;
            }
            expected *= shape[i];
        }
        return true;
    }

    /** Where the elements lie, in bytes from the first, in C order. */
    private final class Places {
        private final long[] index = new long[shape.length];
        private long element;

        int next() {
            long here = element;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                element += strides[axis];
                if (++index[axis] < shape[axis]) {
                    break;
                }
                element -= index[axis] * strides[axis]; // carried into the next axis
                index[axis] = 0;
            }
            return (int) (here * type().bytes());
        }
    }

    /** {@return type and shape, for example {@code float32 [64, 3, 4, 4]}; no values} */
    @Override
    public String toString() {
        return type() + " " + Arrays.toString(shape);
    }
}
