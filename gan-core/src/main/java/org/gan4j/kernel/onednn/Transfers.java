package org.gan4j.kernel.onednn;

import org.gan4j.kernel.Arena;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.TransferKernels;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Numbers between storages and the Java heap, in C order there. */
final class Transfers implements TransferKernels<OneDnnStorage> {
    private final Memory memory;
    private final Copies copies;

    Transfers(Memory memory, Copies copies) {
        this.memory = memory;
        this.copies = copies;
    }

    @Override
    public OneDnnStorage upload(double[] values, Shape shape, DataType type, Arena arena) {
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (float) values[i];
        }
        return upload(rounded, shape, arena);
    }

    @Override
    public OneDnnStorage upload(float[] values, Shape shape, DataType type, Arena arena) {
        return upload(values, shape, arena);
    }

    @Override
    public OneDnnStorage upload(INDArray array, DataType type, Arena arena) {
        float[] values = array.dup('c').castTo(DataType.FLOAT).data().asFloat();
        return upload(values, Shape.of(array.shape()), arena);
    }

    OneDnnStorage upload(float[] values, Shape shape, Arena arena) {
        OneDnnStorage out = memory.allocate(shape, arena);
        if (!OneDnnStorage.isPermuted(shape)) {
            Native.put(values, out);
            return out;
        }
        Block ordered = memory.pool().take(values.length * (long) Float.BYTES);
        try {
            Native.put(values, ordered);
            copies.copy(Descriptor.rowMajor(Element.FLOAT, shape.dims()), ordered, out.layout(), out);
        } finally {
            ordered.release();
        }
        return out;
    }

    @Override
    public double[] toDoubles(OneDnnStorage x) {
        float[] values = toFloats(x);
        double[] widened = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            widened[i] = values[i];
        }
        return widened;
    }

    @Override
    public float[] toFloats(OneDnnStorage x) {
        int count = Math.toIntExact(x.shape().size());
        if (!OneDnnStorage.isPermuted(x.shape()) && x.element() == Element.FLOAT) {
            return Native.get(x, count);
        }
        Block ordered = memory.pool().take(count * (long) Float.BYTES);
        try {
            Descriptor layout = x.layout();
            copies.copy(layout, x, Descriptor.rowMajor(Element.FLOAT, layout.dims()), ordered);
            return Native.get(ordered, count);
        } finally {
            ordered.release();
        }
    }

    @Override
    public INDArray toINDArray(OneDnnStorage x) {
        INDArray flat = Nd4j.createFromArray(toFloats(x));
        return x.shape().rank() == 0 ? flat.reshape() : flat.reshape(x.shape().dims());
    }
}
