package org.gan4j.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** Matrix products and the three forms of convolution on ND4J's operations. */
final class Nd4jContractions implements ContractionKernels<Nd4jStorage> {
    /** ND4J's code for zero padding given in numbers. */
    private static final int EXPLICIT_PADDING = 0;
    /** ND4J's code for [N, C, H, W]. */
    private static final int CHANNELS_FIRST = 0;
    /** ND4J's code for weights [out, in, kH, kW]; a transposed convolution reads them as [in, out, kH, kW]. */
    private static final int OUT_IN_HEIGHT_WIDTH = 1;

    private final Nd4jMemory memory;
    private final ArrayKernels<Nd4jStorage> arrays;
    private final ElementKernels<Nd4jStorage> elements;

    Nd4jContractions(Nd4jMemory memory, ArrayKernels<Nd4jStorage> arrays, ElementKernels<Nd4jStorage> elements) {
        this.memory = memory;
        this.arrays = arrays;
        this.elements = elements;
    }

    @Override
    public Nd4jStorage matmul(Nd4jStorage a, Nd4jStorage b, Transposed transposed, Arena arena) {
        boolean left = transposed == Transposed.LEFT;
        boolean right = transposed == Transposed.RIGHT;
        long rows = a.shape().dim(left ? 1 : 0);
        long columns = b.shape().dim(right ? 0 : 1);
        Nd4jStorage out = memory.allocate(Shape.of(rows, columns), a.type(), arena);
        // BLAS writes Fortran order: the transposed product there is the product in C order.
        INDArray reversed = out.fortranView(/* rows= */ columns, /* columns= */ rows);
        Nd4j.gemm(b.array(), a.array(), reversed, !right, !left, 1, 0);
        return out;
    }

    @Override
    public Nd4jStorage conv2d(Nd4jStorage x, Nd4jStorage w, ConvGeometry geometry, Arena arena) {
        Nd4jStorage out = memory.allocate(geometry.outputShape(x.shape(), w.shape()), x.type(), arena);
        run("conv2d", geometry, w.shape(), new INDArray[] {x.array(), w.array()}, out.array());
        return out;
    }

    @Override
    public Nd4jStorage conv2d(Nd4jStorage x, Nd4jStorage w, Nd4jStorage bias, ConvGeometry geometry, Arena arena) {
        try (Arena scratch = Arena.open()) {
            Nd4jStorage product = conv2d(x, w, geometry, scratch);
            Nd4jStorage channels = arrays.reshape(bias, Shape.of(1, bias.shape().size(), 1, 1), scratch);
            return elements.binary(BinaryOp.ADD, product, channels, arena);
        }
    }

    /**
     * ND4J's transposed convolution knows no output padding. Where the input has rows or columns that its smallest lacks, a
     * larger result is computed, with less padding, and the part that counts is cut out of it.
     */
    @Override
    public Nd4jStorage conv2dInputGradient(
            Nd4jStorage y, Nd4jStorage w, Shape input, ConvGeometry geometry, Arena arena) {
        int rows = extra(y, w, input, geometry, 2);
        int columns = extra(y, w, input, geometry, 3);
        int extra = Math.max(rows, columns);
        if (extra == 0) {
            return transposed(y, w, input, geometry, arena);
        }
        try (Arena scratch = Arena.open()) {
            if (extra > geometry.padding()) {
                return transposed(y, enlarged(w, rows, columns, scratch), input, geometry, arena);
            }
            long[] begin = {0, 0, extra, extra};
            Shape larger = input.with(2, input.dim(2) + 2L * extra - rows).with(3, input.dim(3) + 2L * extra - columns);
            ConvGeometry less = new ConvGeometry(geometry.stride(), geometry.padding() - extra);
            return arrays.slice(transposed(y, w, larger, less, scratch), begin, input, arena);
        }
    }

    /** Rows (axis 2) or columns (axis 3) that the input has beyond the smallest one with this output. */
    private static int extra(Nd4jStorage y, Nd4jStorage w, Shape input, ConvGeometry geometry, int axis) {
        return (int) (input.dim(axis)
                - geometry.smallestInput(y.shape().dim(axis), w.shape().dim(axis)));
    }

    /** Too little padding to give up: zeros at the end of the kernel reach just the extra rows and columns. */
    private Nd4jStorage enlarged(Nd4jStorage w, int rows, int columns, Arena scratch) {
        Shape shape = w.shape();
        Shape larger = shape.with(2, shape.dim(2) + rows).with(3, shape.dim(3) + columns);
        return arrays.pad(w, new long[4], larger, scratch);
    }

    private Nd4jStorage transposed(Nd4jStorage y, Nd4jStorage w, Shape shape, ConvGeometry geometry, Arena arena) {
        Nd4jStorage out = memory.allocate(shape, y.type(), arena);
        run("deconv2d", geometry, w.shape(), new INDArray[] {y.array(), w.array()}, out.array());
        return out;
    }

    /** ND4J computes both gradients at once; the input's is dropped. */
    @Override
    public Nd4jStorage conv2dWeightGradient(
            Nd4jStorage x, Nd4jStorage y, Shape weights, ConvGeometry geometry, Arena arena) {
        Nd4jStorage out = memory.allocate(weights, x.type(), arena);
        try (Arena scratch = Arena.open()) {
            Nd4jStorage unread = arrays.full(weights, x.type(), 0, scratch);
            Nd4jStorage dropped = memory.allocate(x.shape(), x.type(), scratch);
            INDArray[] inputs = {x.array(), unread.array(), y.array()};
            run("conv2d_bp", geometry, weights, inputs, dropped.array(), out.array());
        }
        return out;
    }

    private static void run(
            String operation, ConvGeometry geometry, Shape weights, INDArray[] inputs, INDArray... outputs) {
        int stride = geometry.stride();
        int padding = geometry.padding();
        int height = (int) weights.dim(2);
        int width = (int) weights.dim(3);
        int[] numbers = {
            height, width, stride, stride, padding, padding, 1, 1, EXPLICIT_PADDING, CHANNELS_FIRST, OUT_IN_HEIGHT_WIDTH
        };
        Nd4j.exec(DynamicCustomOp.builder(operation)
                .addInputs(inputs)
                .addOutputs(outputs)
                .addIntegerArguments(numbers)
                .build());
    }
}
