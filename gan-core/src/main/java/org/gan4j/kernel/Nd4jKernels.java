package org.gan4j.kernel;

import java.util.Arrays;
import java.util.Properties;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.environment.Nd4jEnvironment;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner;
import org.nd4j.linalg.api.ops.impl.scalar.LeakyReLU;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarAdd;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMultiplication;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt;
import org.nd4j.linalg.api.ops.impl.transforms.same.Abs;
import org.nd4j.linalg.api.ops.impl.transforms.same.Reciprocal;
import org.nd4j.linalg.api.ops.impl.transforms.same.Sign;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log1p;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Kernels on ND4J operations: they run wherever an ND4J backend runs, in 32 and 64 bits.
 *
 * <p>Every storage is a dense array in C order. Operations are chosen by measurement: broadcasting goes through the custom
 * operations, the leaky step through {@code Step} rather than the derivative operations. Thread-safe.
 */
public final class Nd4jKernels implements Kernels {
    private static final class Shared {
        static final Nd4jKernels INSTANCE = new Nd4jKernels(false, null);
    }

    /** ND4J's code for padding with one value. */
    private static final int CONSTANT_PADDING = 0;

    private final Nd4jPool pool;
    private final Kernels owner;

    private Nd4jKernels(boolean poison, Kernels owner) {
        this.pool = new Nd4jPool(poison);
        this.owner = owner == null ? this : owner;
    }

    /** {@return the instance that every default uses} */
    public static Nd4jKernels shared() {
        return Shared.INSTANCE;
    }

    /** {@return separate kernels that fill released memory with NaN, to make a use after release visible} */
    public static Nd4jKernels poisoning() {
        return new Nd4jKernels(true, null);
    }

    /**
     * Separate kernels to which other kernels leave some of their work: storages made here say that they are the owner's.
     *
     * @param owner the other kernels
     * @return new kernels
     */
    public static Nd4jKernels onBehalfOf(Kernels owner) {
        return new Nd4jKernels(false, owner);
    }

    @Override
    public String name() {
        return "nd4j";
    }

    @Override
    public String describe() {
        Properties environment = Nd4j.getExecutioner().getEnvironmentInformation();
        return "nd4j, backend " + environment.getProperty("backend") + ", "
                + environment.getOrDefault(
                        Nd4jEnvironment.OMP_THREADS_KEY, Nd4j.getEnvironment().maxThreads())
                + " threads";
    }

    @Override
    public long heldBytes() {
        return pool.heldBytes();
    }

    // ---- doors ----------------------------------------------------------------------------------------------------

    @Override
    public Storage upload(double[] values, Shape shape, DataType type, Arena arena) {
        return upload(Nd4j.createFromArray(values), shape, type, arena);
    }

    @Override
    public Storage upload(float[] values, Shape shape, DataType type, Arena arena) {
        if (type == DataType.FLOAT) {
            Nd4jStorage out = allocate(shape, type, arena);
            if (copyInto(out.array(), values)) {
                return out;
            }
            out.array()
                    .assign(Nd4j.createFromArray(values)
                            .reshape('c', out.array().shape()));
            return out;
        }
        return upload(Nd4j.createFromArray(values), shape, type, arena);
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
    public Storage upload(INDArray array, DataType type, Arena arena) {
        return upload(array.dup('c'), Shape.of(array.shape()), type, arena);
    }

    /** Copies a dense C-order array of as many elements as the shape has. */
    private Storage upload(INDArray dense, Shape shape, DataType type, Arena arena) {
        Nd4jStorage out = allocate(shape, type, arena);
        out.array().assign(dense.reshape('c', out.array().shape()));
        return out;
    }

    @Override
    public double[] toDoubles(Storage x) {
        return array(x).castTo(DataType.DOUBLE).data().asDouble();
    }

    @Override
    public float[] toFloats(Storage x) {
        return array(x).castTo(DataType.FLOAT).data().asFloat();
    }

    @Override
    public INDArray toINDArray(Storage x) {
        INDArray copy = array(x).dup('c');
        return x.shape().rank() == 0 ? copy.reshape() : copy;
    }

    // ---- making and moving ----------------------------------------------------------------------------------------

    @Override
    public Storage full(Shape shape, DataType type, double value, Arena arena) {
        Nd4jStorage out = allocate(shape, type, arena);
        out.array().assign(value);
        return out;
    }

    @Override
    public Storage copy(Storage x, Arena arena) {
        Nd4jStorage out = allocate(x.shape(), x.type(), arena);
        assign(out, x);
        return out;
    }

    @Override
    public Storage alias(Storage x, Arena arena) {
        return reshape(x, x.shape(), arena);
    }

    @Override
    public Storage cast(Storage x, DataType type, Arena arena) {
        Nd4jStorage out = allocate(x.shape(), type, arena);
        out.array().assign(array(x));
        return out;
    }

    @Override
    public Storage reshape(Storage x, Shape shape, Arena arena) {
        return arena.own(((Nd4jStorage) x).share(shape));
    }

    @Override
    public Storage permute(Storage x, int[] axes, Arena arena) {
        long[] dims = Arrays.stream(axes).mapToLong(x.shape()::dim).toArray();
        Nd4jStorage out = allocate(Shape.of(dims), x.type(), arena);
        out.array().assign(axes.length == 0 ? array(x) : array(x).permute(axes));
        return out;
    }

    @Override
    public Storage slice(Storage x, long[] begin, Shape shape, Arena arena) {
        Nd4jStorage out = allocate(shape, x.type(), arena);
        out.array().assign(part(array(x), begin, shape));
        return out;
    }

    @Override
    public Storage pad(Storage x, long[] begin, Shape shape, Arena arena) {
        Nd4jStorage out = allocate(shape, x.type(), arena);
        if (begin.length == 0) {
            assign(out, x);
            return out;
        }
        int[][] margins = new int[begin.length][];
        for (int i = 0; i < begin.length; i++) {
            long after = shape.dim(i) - begin[i] - x.shape().dim(i);
            margins[i] = new int[] {(int) begin[i], (int) after};
        }
        Nd4j.exec(DynamicCustomOp.builder("pad")
                .addInputs(array(x), Nd4j.createFromArray(margins))
                .addOutputs(out.array())
                .addIntegerArguments(CONSTANT_PADDING)
                .addFloatingPointArguments(0.0)
                .build());
        return out;
    }

    @Override
    public Storage concat(Storage[] xs, int axis, Arena arena) {
        long joined = Arrays.stream(xs).mapToLong(x -> x.shape().dim(axis)).sum();
        Nd4jStorage out = allocate(xs[0].shape().with(axis, joined), xs[0].type(), arena);
        long[] begin = new long[out.shape().rank()];
        for (Storage x : xs) {
            part(out.array(), begin, x.shape()).assign(array(x));
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
    public Storage gather(Storage x, int[] rows, Arena arena) {
        Nd4jStorage out = allocate(x.shape().with(0, rows.length), x.type(), arena);
        INDArray from = rows(x);
        INDArray to = rows(out);
        for (int i = 0; i < rows.length; i++) {
            to.getRow(i).assign(from.getRow(rows[i]));
        }
        return out;
    }

    @Override
    public Storage scatterAdd(Storage x, int[] rows, long count, Arena arena) {
        Nd4jStorage out = allocate(x.shape().with(0, count), x.type(), arena);
        out.array().assign(0);
        INDArray from = rows(x);
        INDArray to = rows(out);
        for (int i = 0; i < rows.length; i++) {
            to.getRow(rows[i]).addi(from.getRow(i));
        }
        return out;
    }

    private static INDArray rows(Storage x) {
        long rows = x.shape().dim(0);
        return ((Nd4jStorage) x).matrix(rows, x.shape().size() / rows);
    }

    // ---- element-wise ---------------------------------------------------------------------------------------------

    @Override
    public Storage unary(UnaryOp op, Storage x, double a, Arena arena) {
        Nd4jStorage out = allocate(x.shape(), x.type(), arena);
        INDArray in = array(x);
        INDArray z = out.array();
        switch (op) {
            case EXP -> Nd4j.exec(new Exp(in, z));
            case LOG -> Nd4j.exec(new Log(in, z));
            case SQRT -> Nd4j.exec(new Sqrt(in, z));
            case SQUARE -> custom("multiply", z, in, in);
            case RECIPROCAL -> Nd4j.exec(new Reciprocal(in, z));
            case ABS -> Nd4j.exec(new Abs(in, z));
            case SIGN -> Nd4j.exec(new Sign(in, z));
            case TANH -> Nd4j.exec(new Tanh(in, z));
            case SIGMOID -> Nd4j.exec(new Sigmoid(in, z));
            case SOFTPLUS -> softplus(x, z);
            case LEAKY_RELU -> Nd4j.exec(new LeakyReLU(in, z, a));
            case LEAKY_STEP -> leakyStep(in, z, a);
        }
        return out;
    }

    private static void leakyStep(INDArray x, INDArray z, double a) {
        Nd4j.exec(new Step(x, z));
        if (a != 0) {
            z.muli(1 - a);
            z.addi(a);
        }
    }

    private void softplus(Storage x, INDArray z) {
        try (Arena scratch = Arena.open()) {
            INDArray positive = array(unary(UnaryOp.LEAKY_RELU, x, 0, scratch));
            Nd4j.exec(new Abs(array(x), z));
            z.negi();
            Nd4j.exec(new Exp(z, z));
            Nd4j.exec(new Log1p(z, z));
            z.addi(positive);
        }
    }

    @Override
    public Storage binary(BinaryOp op, Storage a, Storage b, Arena arena) {
        Nd4jStorage out = allocate(a.shape().broadcastWith(b.shape()), a.type(), arena);
        String name = switch (op) {
            case ADD -> "add";
            case SUBTRACT -> "subtract";
            case MULTIPLY -> "multiply";
            case DIVIDE -> "divide";
        };
        custom(name, out.array(), array(a), array(b));
        return out;
    }

    @Override
    public Storage affine(Storage x, double scale, double shift, Arena arena) {
        Nd4jStorage out = allocate(x.shape(), x.type(), arena);
        scale(array(x), scale, out.array());
        if (shift != 0) {
            Nd4j.exec(new ScalarAdd(out.array(), null, out.array(), shift));
        }
        return out;
    }

    /** The operation itself: INDArray.muli silently takes 1e-5 for NaN. */
    private static void scale(INDArray x, double scale, INDArray z) {
        Nd4j.exec(new ScalarMultiplication(x, null, z, scale));
    }

    @Override
    public Storage broadcast(Storage x, Shape shape, Arena arena) {
        try (Arena scratch = Arena.open()) {
            INDArray zeros = array(full(shape, x.type(), 0, scratch));
            Nd4jStorage out = allocate(shape, x.type(), arena);
            custom("add", out.array(), zeros, array(x));
            return out;
        }
    }

    @Override
    public Storage sum(Storage x, int[] axes, Arena arena) {
        return new Nd4jReduction(this).sum((Nd4jStorage) x, axes, arena);
    }

    // ---- contractions ---------------------------------------------------------------------------------------------

    @Override
    public Storage matmul(Storage a, Storage b, boolean transposeA, boolean transposeB, Arena arena) {
        long rows = a.shape().dim(transposeA ? 1 : 0);
        long columns = b.shape().dim(transposeB ? 0 : 1);
        Nd4jStorage out = allocate(Shape.of(rows, columns), a.type(), arena);
        // BLAS writes Fortran order: the transposed product there is the product in C order.
        INDArray transposed = out.fortranView(/* rows= */ columns, /* columns= */ rows);
        Nd4j.gemm(array(b), array(a), transposed, !transposeB, !transposeA, 1, 0);
        return out;
    }

    @Override
    public Storage conv2d(Storage x, Storage w, ConvGeometry geometry, Arena arena) {
        return new Nd4jConvolution(this, geometry).forward(x, w, arena);
    }

    @Override
    public Storage conv2dInputGradient(Storage y, Storage w, Shape input, ConvGeometry geometry, Arena arena) {
        return new Nd4jConvolution(this, geometry).inputGradient(y, w, input, arena);
    }

    @Override
    public Storage conv2dWeightGradient(Storage x, Storage y, Shape weights, ConvGeometry geometry, Arena arena) {
        return new Nd4jConvolution(this, geometry).weightGradient(x, y, weights, arena);
    }

    // ---- in place -------------------------------------------------------------------------------------------------

    @Override
    public void assign(Storage target, Storage source) {
        array(target).assign(array(source));
    }

    @Override
    public void addInPlace(Storage target, Storage source) {
        array(target).addi(array(source));
    }

    @Override
    public void scaleInPlace(Storage target, double scale) {
        scale(array(target), scale, array(target));
    }

    @Override
    public void clampInPlace(Storage target, double low, double high) {
        INDArray array = array(target);
        Nd4j.exec(DynamicCustomOp.builder("clipbyvalue")
                .addInputs(array)
                .addOutputs(array)
                .addFloatingPointArguments(low, high)
                .build());
    }

    @Override
    public void adamInPlace(
            Storage parameter, Storage gradient, Storage first, Storage second, AdamSettings settings, long step) {
        INDArray g = array(gradient);
        // ND4J adds epsilon before the bias correction, PyTorch after it: scaling epsilon makes them equal.
        double epsilon = settings.epsilon() * Math.sqrt(1 - Math.pow(settings.beta2(), (double) step));
        int iteration = Math.toIntExact(step - 1); // an int on the native side
        Nd4j.exec(DynamicCustomOp.builder("adam_updater")
                .addInputs(g, array(second), array(first))
                .addOutputs(g, array(second), array(first))
                .addFloatingPointArguments(settings.rate(), settings.beta1(), settings.beta2(), epsilon)
                .addIntegerArguments(iteration)
                .build());
        array(parameter).subi(g);
    }

    @Override
    public void rmsPropInPlace(Storage parameter, Storage gradient, Storage square, RmsPropSettings settings) {
        INDArray g = array(gradient);
        Nd4j.exec(DynamicCustomOp.builder("rms_prop_updater")
                .addInputs(g, array(square))
                .addOutputs(g, array(square))
                .addFloatingPointArguments(settings.rate(), settings.alpha(), settings.epsilon())
                .build());
        array(parameter).subi(g);
    }

    @Override
    public double sumOfSquares(Storage x) {
        INDArray flat = ((Nd4jStorage) x).flat();
        return Nd4j.getBlasWrapper().dot(flat, flat);
    }

    // ---- shared with the parts ------------------------------------------------------------------------------------

    Nd4jStorage allocate(Shape shape, DataType type, Arena arena) {
        Nd4jPool.Block block =
                arena.isManaged() ? pool.take(type, shape.size()) : Nd4jPool.unpooled(type, shape.size());
        return arena.own(new Nd4jStorage(owner, shape, block));
    }

    static INDArray array(Storage x) {
        return ((Nd4jStorage) x).array();
    }

    private static void custom(String name, INDArray output, INDArray... inputs) {
        Nd4j.exec(DynamicCustomOp.builder(name)
                .addInputs(inputs)
                .addOutputs(output)
                .build());
    }
}
