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
        run("conv2d", weights, new INDArray[] {array(x), array(w)}, out.array());
        return out;
    }

    /**
     * ND4J's transposed convolution knows no output padding. Rows and columns that the smallest input lacks are made by a
     * kernel enlarged with zeros, which reach just those.
     */
    Storage inputGradient(Storage y, Storage w, Shape input, Arena arena) {
        Shape weights = w.shape();
        long extraHeight = input.dim(2) - geometry.smallestInput(y.shape().dim(2), weights.dim(2));
        long extraWidth = input.dim(3) - geometry.smallestInput(y.shape().dim(3), weights.dim(3));
        Nd4jStorage out = kernels.allocate(input, y.type(), arena);
        try (Arena scratch = Arena.open()) {
            Storage enlarged = w;
            if (extraHeight > 0 || extraWidth > 0) {
                Shape shape =
                        weights.with(2, weights.dim(2) + extraHeight).with(3, weights.dim(3) + extraWidth);
                enlarged = kernels.pad(w, new long[4], shape, scratch);
            }
            run("deconv2d", enlarged.shape(), new INDArray[] {array(y), array(enlarged)}, out.array());
        }
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
                    weights,
                    new INDArray[] {array(x), array(unread), array(y)},
                    inputGradient.array(),
                    out.array());
        }
        return out;
    }

    private void run(String operation, Shape weights, INDArray[] inputs, INDArray... outputs) {
        Nd4j.exec(DynamicCustomOp.builder(operation)
                .addInputs(inputs)
                .addOutputs(outputs)
                .addIntegerArguments(
                        (int) weights.dim(2),
                        (int) weights.dim(3),
                        geometry.stride(),
                        geometry.stride(),
                        geometry.padding(),
                        geometry.padding(),
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
