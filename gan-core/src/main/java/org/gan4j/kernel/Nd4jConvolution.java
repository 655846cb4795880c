package org.gan4j.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** The three bilinear forms of convolution on ND4J's operations, for one stride and padding. */
final class Nd4jConvolution {
    /** ND4J's code for zero padding given in numbers. */
    private static final int EXPLICIT_PADDING = 0;
    /** ND4J's code for [N, C, H, W]. */
    private static final int CHANNELS_FIRST = 0;
    /** ND4J's code for weights [out, in, kH, kW]; a transposed convolution reads them as [in, out, kH, kW]. */
    private static final int OUT_IN_HEIGHT_WIDTH = 1;

    private final Nd4jKernels kernels;
    private final ConvGeometry geometry;

    Nd4jConvolution(Nd4jKernels kernels, ConvGeometry geometry) {
        this.kernels = kernels;
        this.geometry = geometry;
    }

    Storage forward(Storage x, Storage w, Arena arena) {
        Shape image = x.shape();
        Shape weights = w.shape();
        Shape shape = Shape.of(
                image.dim(0),
                weights.dim(0),
                geometry.outputSize(image.dim(2), weights.dim(2)),
                geometry.outputSize(image.dim(3), weights.dim(3)));
        Nd4jStorage out = kernels.allocate(shape, x.type(), arena);
        run("conv2d", geometry.padding(), weights, new INDArray[] {array(x), array(w)}, out.array());
        return out;
    }

    /**
     * ND4J's transposed convolution knows no output padding. Where the input has rows or columns that its smallest lacks, a
     * larger result is computed, with less padding, and the part that counts is cut out of it.
     */
    Storage inputGradient(Storage y, Storage w, Shape input, Arena arena) {
        int extra = Math.max(extra(y, w, input, 2), extra(y, w, input, 3));
        if (extra == 0) {
            return transposed(geometry.padding(), y, w, input, arena);
        }
        try (Arena scratch = Arena.open()) {
            if (extra > geometry.padding()) {
                return transposed(geometry.padding(), y, enlarged(y, w, input, scratch), input, arena);
            }
            long[] begin = {0, 0, extra, extra};
            Shape larger = input.with(2, input.dim(2) + 2L * extra - extra(y, w, input, 2))
                    .with(3, input.dim(3) + 2L * extra - extra(y, w, input, 3));
            return kernels.slice(transposed(geometry.padding() - extra, y, w, larger, scratch), begin, input, arena);
        }
    }

    /** Rows (axis 2) or columns (axis 3) that the input has beyond the smallest one with this output. */
    private int extra(Storage y, Storage w, Shape input, int axis) {
        return (int) (input.dim(axis)
                - geometry.smallestInput(y.shape().dim(axis), w.shape().dim(axis)));
    }

    /** Too little padding to give up: zeros at the end of the kernel reach just the extra rows and columns. */
    private Storage enlarged(Storage y, Storage w, Shape input, Arena scratch) {
        Shape weights = w.shape();
        Shape shape =
                weights.with(2, weights.dim(2) + extra(y, w, input, 2)).with(3, weights.dim(3) + extra(y, w, input, 3));
        return kernels.pad(w, new long[4], shape, scratch);
    }

    private Storage transposed(int padding, Storage y, Storage w, Shape shape, Arena arena) {
        Nd4jStorage out = kernels.allocate(shape, y.type(), arena);
        run("deconv2d", padding, w.shape(), new INDArray[] {array(y), array(w)}, out.array());
        return out;
    }

    /** ND4J computes both gradients at once; the input's is dropped. */
    Storage weightGradient(Storage x, Storage y, Shape weights, Arena arena) {
        Nd4jStorage out = kernels.allocate(weights, x.type(), arena);
        try (Arena scratch = Arena.open()) {
            Storage unread = kernels.full(weights, x.type(), 0, scratch);
            Nd4jStorage inputGradient = kernels.allocate(x.shape(), x.type(), scratch);
            run(
                    "conv2d_bp",
                    geometry.padding(),
                    weights,
                    new INDArray[] {array(x), array(unread), array(y)},
                    inputGradient.array(),
                    out.array());
        }
        return out;
    }

    private void run(String operation, int padding, Shape weights, INDArray[] inputs, INDArray... outputs) {
        Nd4j.exec(DynamicCustomOp.builder(operation)
                .addInputs(inputs)
                .addOutputs(outputs)
                .addIntegerArguments(
                        (int) weights.dim(2),
                        (int) weights.dim(3),
                        geometry.stride(),
                        geometry.stride(),
                        padding,
                        padding,
                        1,
                        1,
                        EXPLICIT_PADDING,
                        CHANNELS_FIRST,
                        OUT_IN_HEIGHT_WIDTH)
                .build());
    }

    private static INDArray array(Storage x) {
        return Nd4jKernels.array(x);
    }
}
