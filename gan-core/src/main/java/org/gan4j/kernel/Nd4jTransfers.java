package org.gan4j.kernel;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner;
import org.nd4j.linalg.factory.Nd4j;

/** Numbers to and from ND4J arrays. */
final class Nd4jTransfers implements TransferKernels<Nd4jStorage> {
    private final Nd4jMemory memory;

    Nd4jTransfers(Nd4jMemory memory) {
        this.memory = memory;
    }

    @Override
    public Nd4jStorage upload(double[] values, Shape shape, DataType type, Arena arena) {
        return upload(Nd4j.createFromArray(values), shape, type, arena);
    }

    @Override
    public Nd4jStorage upload(float[] values, Shape shape, DataType type, Arena arena) {
        Nd4jStorage out = memory.allocate(shape, type, arena);
        if (type != DataType.FLOAT || !copyInto(out.array(), values)) {
            out.array()
                    .assign(Nd4j.createFromArray(values)
                            .reshape('c', out.array().shape()));
        }
        return out;
    }

    /** Copies straight into the memory of a CPU array, where an array made for the purpose would cost twice as much again. */
    private static boolean copyInto(INDArray array, float[] values) {
        if (Nd4j.getExecutioner().type() != OpExecutioner.ExecutionerType.NATIVE_CPU
                || array.offset() != 0
                || array.ordering() != 'c'
                || !(array.data().addressPointer() instanceof FloatPointer memory)
                || memory.position() != 0) {
            return false;
        }
        memory.put(values, 0, values.length);
        return true;
    }

    @Override
    public Nd4jStorage upload(INDArray array, DataType type, Arena arena) {
        return upload(array.dup('c'), Shape.of(array.shape()), type, arena);
    }

    /** Copies a dense C-order array of as many elements as the shape has. */
    private Nd4jStorage upload(INDArray dense, Shape shape, DataType type, Arena arena) {
        Nd4jStorage out = memory.allocate(shape, type, arena);
        out.array().assign(dense.reshape('c', out.array().shape()));
        return out;
    }

    @Override
    public double[] toDoubles(Nd4jStorage x) {
        return x.array().castTo(DataType.DOUBLE).data().asDouble();
    }

    @Override
    public float[] toFloats(Nd4jStorage x) {
        return x.array().castTo(DataType.FLOAT).data().asFloat();
    }

    @Override
    public INDArray toINDArray(Nd4jStorage x) {
        INDArray copy = x.array().dup('c');
        return x.shape().rank() == 0 ? copy.reshape() : copy;
    }
}
