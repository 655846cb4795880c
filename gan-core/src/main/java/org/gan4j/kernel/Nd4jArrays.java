package org.gan4j.kernel;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Making and moving ND4J arrays. */
final class Nd4jArrays implements ArrayKernels<Nd4jStorage> {
    /** ND4J's code for padding with one value. */
    private static final int CONSTANT_PADDING = 0;

    private final Nd4jMemory memory;

    Nd4jArrays(Nd4jMemory memory) {
        this.memory = memory;
    }

    @Override
    public Nd4jStorage full(Shape shape, DataType type, double value, Arena arena) {
        Nd4jStorage out = memory.allocate(shape, type, arena);
        out.array().assign(value);
        return out;
    }

    @Override
    public Nd4jStorage copy(Nd4jStorage x, Arena arena) {
        Nd4jStorage out = memory.allocate(x.shape(), x.type(), arena);
        out.array().assign(x.array());
        return out;
    }

    @Override
    public Nd4jStorage alias(Nd4jStorage x, Arena arena) {
        return reshape(x, x.shape(), arena);
    }

    @Override
    public Nd4jStorage cast(Nd4jStorage x, DataType type, Arena arena) {
        Nd4jStorage out = memory.allocate(x.shape(), type, arena);
        out.array().assign(x.array());
        return out;
    }

    @Override
    public Nd4jStorage reshape(Nd4jStorage x, Shape shape, Arena arena) {
        return arena.own(x.share(shape));
    }

    @Override
    public Nd4jStorage permute(Nd4jStorage x, int[] axes, Arena arena) {
        long[] dims = Arrays.stream(axes).mapToLong(x.shape()::dim).toArray();
        Nd4jStorage out = memory.allocate(Shape.of(dims), x.type(), arena);
        out.array().assign(axes.length == 0 ? x.array() : x.array().permute(axes));
        return out;
    }

    @Override
    public Nd4jStorage slice(Nd4jStorage x, long[] begin, Shape shape, Arena arena) {
        Nd4jStorage out = memory.allocate(shape, x.type(), arena);
        out.array().assign(part(x.array(), begin, shape));
        return out;
    }

    @Override
    public Nd4jStorage pad(Nd4jStorage x, long[] begin, Shape shape, Arena arena) {
        Nd4jStorage out = memory.allocate(shape, x.type(), arena);
        if (begin.length == 0) {
            out.array().assign(x.array());
            return out;
        }
        int[][] margins = new int[begin.length][];
        for (int i = 0; i < begin.length; i++) {
            long after = shape.dim(i) - begin[i] - x.shape().dim(i);
            margins[i] = new int[] {(int) begin[i], (int) after};
        }
        Nd4j.exec(DynamicCustomOp.builder("pad")
                .addInputs(x.array(), Nd4j.createFromArray(margins))
                .addOutputs(out.array())
                .addIntegerArguments(CONSTANT_PADDING)
                .addFloatingPointArguments(0.0)
                .build());
        return out;
    }

    @Override
    public Nd4jStorage concat(List<Nd4jStorage> xs, int axis, Arena arena) {
        long joined = xs.stream().mapToLong(x -> x.shape().dim(axis)).sum();
        Nd4jStorage first = xs.get(0);
        Nd4jStorage out = memory.allocate(first.shape().with(axis, joined), first.type(), arena);
        long[] begin = new long[out.shape().rank()];
        for (Nd4jStorage x : xs) {
            part(out.array(), begin, x.shape()).assign(x.array());
            begin[axis] += x.shape().dim(axis);
        }
        return out;
    }

    /** A view on a rectangular part, of the same rank. */
    private static INDArray part(INDArray array, long[] begin, Shape shape) {
        if (shape.rank() == 0) {
            return array;
        }
        INDArrayIndex[] intervals = new INDArrayIndex[begin.length];
        for (int i = 0; i < begin.length; i++) {
            intervals[i] = NDArrayIndex.interval(begin[i], begin[i] + shape.dim(i));
        }
        return array.get(intervals).reshape(shape.dims());
    }

    @Override
    public Nd4jStorage gather(Nd4jStorage x, int[] rows, Arena arena) {
        Nd4jStorage out = memory.allocate(x.shape().with(0, rows.length), x.type(), arena);
        INDArray from = rows(x);
        INDArray to = rows(out);
        for (int i = 0; i < rows.length; i++) {
            to.getRow(i).assign(from.getRow(rows[i]));
        }
        return out;
    }

    @Override
    public Nd4jStorage scatterAdd(Nd4jStorage x, int[] rows, long count, Arena arena) {
        Nd4jStorage out = memory.allocate(x.shape().with(0, count), x.type(), arena);
        out.array().assign(0);
        INDArray from = rows(x);
        INDArray to = rows(out);
        for (int i = 0; i < rows.length; i++) {
            to.getRow(rows[i]).addi(from.getRow(i));
        }
        return out;
    }

    private static INDArray rows(Nd4jStorage x) {
        long rows = x.shape().dim(0);
        return x.matrix(rows, x.shape().size() / rows);
    }
}
