package org.gan4j.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Nd4jKernels;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Transposed;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Values of the composed operations, and every message that refuses an argument. */
class TensorMathTest {
    private static final double TOLERANCE = 1e-14;
    private static final ConvGeometry STRIDE_2 = new ConvGeometry(2, 1);

    private final TensorFactory tensors = TensorFactory.of(Kernels.defaults(), DataType.DOUBLE);

    private Tensor values(Shape shape, double... values) {
        return tensors.of(values, shape);
    }

    private Tensor zeros(long... dims) {
        return tensors.zeros(Shape.of(dims));
    }

    private static void assertValues(Tensor actual, Shape shape, double... expected) {
        assertThat(actual.shape()).isEqualTo(shape);
        assertThat(actual.toDoubles()).containsExactly(expected, Assertions.within(TOLERANCE));
    }

    private static void assertRefused(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    // ---- values
    // --------------------------------------------------------------------------------------------------------

    @Test
    void sumsAndMeansKeepTheirAxes() {
        Tensor x = values(Shape.of(2, 3), 1, 2, 4, -1, 0, 3);
        assertValues(x.sum(), Shape.of(1, 1), 9);
        assertValues(x.sum(1), Shape.of(2, 1), 7, 2);
        assertValues(x.sum(-1), Shape.of(2, 1), 7, 2);
        assertValues(x.mean(), Shape.of(1, 1), 1.5);
        assertValues(x.mean(0), Shape.of(1, 3), 0, 1, 3.5);
        assertValues(x.mean(1, 0), Shape.of(1, 1), 1.5);
        assertValues(values(Shape.scalar(), 5).mean(), Shape.scalar(), 5);
    }

    /** numpy: (x - x.mean()) / sqrt(x.var() + 1e-5), over all axes and over the last. */
    @Test
    void standardizeUsesTheBiasedVarianceWithEpsilonInside() {
        Tensor x = values(Shape.of(1, 2, 3), 1, 2, 4, -1, 0, 3);
        assertValues(
                x.standardize(1e-5),
                Shape.of(1, 2, 3),
                -0.29276951999438444,
                0.29276951999438444,
                1.4638475999719223,
                -1.4638475999719223,
                -0.8783085599831534,
                0.8783085599831534);
        assertValues(
                x.standardize(1e-5, 2),
                Shape.of(1, 2, 3),
                -1.0690415314502977,
                -0.26726038286257453,
                1.3363019143128718,
                -0.9805789785364644,
                -0.39223159141458575,
                1.3728105699510502);
        // a constant has no variance: epsilon keeps it finite
        assertValues(values(Shape.of(2), 3, 3).standardize(1e-5), Shape.of(2), 0, 0);
    }

    /** log(sigmoid(x)) by mpmath; the limits are x and 0. */
    @Test
    void logSigmoidIsStable() {
        Tensor x = values(Shape.of(6), 0, 2, -3, 40, -1e4, 1e4);
        assertValues(
                x.logSigmoid(),
                Shape.of(6),
                -0.6931471805599453,
                -0.12692801104297263,
                -3.048587351573742,
                -4.248354255291589e-18,
                -1e4,
                0);
    }

    @Test
    void reluAndNegation() {
        Tensor x = values(Shape.of(3), -2, 0, 3);
        assertValues(x.relu(), Shape.of(3), 0, 0, 3);
        assertValues(x.leakyRelu(0.1), Shape.of(3), -0.2, 0, 3);
        assertValues(x.neg(), Shape.of(3), 2, 0, -3);
        assertValues(x.add(1.5), Shape.of(3), -0.5, 1.5, 4.5);
        assertValues(x.mul(-2), Shape.of(3), 4, 0, -6);
    }

    @Test
    void sumToUndoesBroadcasting() {
        Tensor x = values(Shape.of(2, 3), 1, 2, 4, -1, 0, 3);
        assertThat(x.sumTo(Shape.of(2, 3))).isSameAs(x);
        assertValues(x.sumTo(Shape.of(3)), Shape.of(3), 0, 2, 7);
        assertValues(x.sumTo(Shape.of(2, 1)), Shape.of(2, 1), 7, 2);
        assertValues(x.sumTo(Shape.of(1)), Shape.of(1), 9);
        assertValues(x.sumTo(Shape.scalar()), Shape.scalar(), 9);
        assertValues(values(Shape.of(1, 2), 3, 4).sumTo(Shape.of(2)), Shape.of(2), 3, 4);
        assertThat(x.broadcastTo(Shape.of(2, 3))).isSameAs(x);
        assertThat(x.reshape(2, 3)).isSameAs(x);
        assertThat(x.cast(DataType.DOUBLE)).isSameAs(x);
    }

    /** Each input pixel stamps the kernel, 2 apart, cropped by the padding; output padding adds a last row and column. */
    @Test
    void convTranspose2dByHand() {
        Tensor x = values(Shape.of(1, 1, 1, 2), 1, 10);
        Tensor w = values(Shape.of(1, 1, 2, 3), 1, 2, 3, 4, 5, 6);
        assertValues(
                x.convTranspose2d(w, new ConvGeometry(2, 0), 0),
                Shape.of(1, 1, 2, 5),
                1,
                2,
                3 + 10,
                20,
                30,
                4,
                5,
                6 + 40,
                50,
                60);
        assertValues(
                x.convTranspose2d(w, new ConvGeometry(2, 0), 1),
                Shape.of(1, 1, 3, 6),
                1,
                2,
                13,
                20,
                30,
                0,
                4,
                5,
                46,
                50,
                60,
                0,
                0,
                0,
                0,
                0,
                0,
                0);
        Tensor tall = values(Shape.of(1, 1, 2, 2), 1, 10, 100, 1000);
        Tensor square = values(Shape.of(1, 1, 3, 3), 1, 2, 3, 4, 5, 6, 7, 8, 9);
        // the full result is 5 x 5; padding 1 removes its first row and column, output padding brings the last back
        assertValues(
                tall.convTranspose2d(square, STRIDE_2, 1),
                Shape.of(1, 1, 4, 4),
                5,
                6 + 40,
                50,
                60,
                8 + 200,
                9 + 70 + 300 + 1000,
                80 + 2000,
                90 + 3000,
                500,
                600 + 4000,
                5000,
                6000,
                800,
                900 + 7000,
                8000,
                9000);
    }

    /** Weights of a transposed convolution are [in, out, kH, kW]. */
    @Test
    void convTranspose2dMixesChannels() {
        Tensor x = values(Shape.of(1, 2, 1, 1), 1, 10);
        Tensor w = values(Shape.of(2, 3, 1, 1), 1, 2, 3, 4, 5, 6);
        assertValues(x.convTranspose2d(w, new ConvGeometry(1, 0), 0), Shape.of(1, 3, 1, 1), 41, 52, 63);
    }

    @Test
    void itemNeedsOneElement() {
        assertThat(values(Shape.of(1, 1), 2.5).item()).isEqualTo(2.5);
        assertThat(values(Shape.scalar(), 2.5).item()).isEqualTo(2.5);
        assertRefused(
                "item() must be asked of a tensor of one element, got shape [2]; reduce it with mean() or sum()",
                () -> zeros(2).item());
        assertThat(zeros(2, 3)).hasToString("DOUBLE [2, 3]");
    }

    // ---- messages
    // ------------------------------------------------------------------------------------------------------

    @Test
    void shapesThatDoNotBroadcastAreRefused() {
        String message =
                "`other` must broadcast with [2, 3], got [2]; aligned at the last dimension, sizes must be equal or 1";
        assertRefused(message, () -> zeros(2, 3).add(zeros(2)));
        assertRefused(message, () -> zeros(2, 3).sub(zeros(2)));
        assertRefused(message, () -> zeros(2, 3).mul(zeros(2)));
        assertRefused(message, () -> zeros(2, 3).div(zeros(2)));
        assertRefused("`shape` must be one that [3] broadcasts to, got [1]", () -> zeros(3).broadcastTo(Shape.of(1)));
        assertRefused(
                "`shape` must be one that [2, 3] broadcasts to, got [3]",
                () -> zeros(2, 3).broadcastTo(Shape.of(3)));
        assertRefused(
                "`shape` must broadcast to the summed tensor's [6], got [1, 6]", () -> zeros(6).sumTo(Shape.of(1, 6)));
        assertRefused(
                "`shape` must broadcast to the summed tensor's [1, 3], got [2, 3]",
                () -> zeros(1, 3).sumTo(Shape.of(2, 3)));
    }

    @Test
    void axesThatDoNotExistAreRefused() {
        assertRefused(
                "`axis` must lie in [-2, 1] for shape [2, 3], got 2",
                () -> zeros(2, 3).sum(2));
        assertRefused(
                "`axis` must lie in [-2, 1] for shape [2, 3], got -3",
                () -> zeros(2, 3).mean(-3));
        assertRefused(
                "`axes` must name each axis once, got [1, -1]",
                () -> zeros(2, 3).sum(1, -1));
        assertRefused(
                "`axes` must name each axis of [2, 3] once, got [0, 0]",
                () -> zeros(2, 3).permute(0, 0));
        assertRefused(
                "`axes` must name each axis of [2, 3] once, got [1]",
                () -> zeros(2, 3).permute(1));
    }

    @Test
    void matricesThatDoNotFitAreRefused() {
        assertRefused(
                "`other` must fit a product [M, K] x [K, N], got [2, 3] and [2, 3]",
                () -> zeros(2, 3).matmul(zeros(2, 3)));
        assertRefused(
                "`other` must fit a product [M, K] x [K, N], got [2, 3] transposed and [3, 4]",
                () -> zeros(2, 3).matmul(zeros(3, 4), Transposed.LEFT));
        assertRefused(
                "`other` must fit a product [M, K] x [K, N], got [2, 3] and [3, 4] transposed",
                () -> zeros(2, 3).matmul(zeros(3, 4), Transposed.RIGHT));
        assertRefused(
                "`other` must fit a product [M, K] x [K, N], got [3] and [3, 4]", () -> zeros(3).matmul(zeros(3, 4)));
    }

    @Test
    void batchesThatHaveNoChannelsAreRefused() {
        assertRefused(
                "`this` must be [N, C] or [N, C, H, W] for batchNormalize, got [2, 3, 4]",
                () -> zeros(2, 3, 4).batchNormalize(zeros(3), zeros(3), 1e-5));
    }

    @Test
    void convolutionsThatDoNotFitAreRefused() {
        assertRefused(
                "`weight` and images of a convolution must have rank 4, got [4, 3, 4, 4] for [3, 8, 8]",
                () -> zeros(3, 8, 8).conv2d(zeros(4, 3, 4, 4), STRIDE_2));
        assertRefused(
                "`weight` and images of a convolution must have rank 4, got [4, 3] for [1, 3, 8, 8]",
                () -> zeros(1, 3, 8, 8).convTranspose2d(zeros(4, 3), STRIDE_2, 0));
        assertRefused(
                "`weight` must be [out, in, kH, kW] for images [N, in, H, W], got [3, 4, 4, 4] for [1, 3, 8, 8]",
                () -> zeros(1, 3, 8, 8).conv2d(zeros(3, 4, 4, 4), STRIDE_2));
        assertRefused(
                "`weight` must fit into the padded images, got [4, 3, 4, 5] for [1, 3, 2, 2] with stride 2, padding 1",
                () -> zeros(1, 3, 2, 2).conv2d(zeros(4, 3, 4, 5), STRIDE_2));
        assertRefused(
                "`weight` must be [in, out, kH, kW] for images [N, in, H, W], got [4, 3, 4, 4] for [1, 3, 8, 8]",
                () -> zeros(1, 3, 8, 8).convTranspose2d(zeros(4, 3, 4, 4), STRIDE_2, 0));
        assertRefused(
                "`outputPadding` must lie in [0, stride), got 2 with stride 2",
                () -> zeros(1, 3, 8, 8).convTranspose2d(zeros(3, 4, 4, 4), STRIDE_2, 2));
        assertRefused(
                "`outputPadding` must lie in [0, stride), got -1 with stride 2",
                () -> zeros(1, 3, 8, 8).convTranspose2d(zeros(3, 4, 4, 4), STRIDE_2, -1));
    }

    @Test
    void partsOutsideTheWholeAreRefused() {
        assertRefused(
                "`shape` must have the 6 elements of [2, 3], got [4, 2] with 8",
                () -> zeros(2, 3).reshape(4, 2));
        assertRefused(
                "`begin` and `shape` must give slice a part inside the whole, got [2, 2] at [1, 0] of [2, 3]",
                () -> zeros(2, 3).slice(new long[] {1, 0}, Shape.of(2, 2)));
        assertRefused(
                "`begin` and `shape` must give slice a part inside the whole, got [1, 1] at [-1, 0] of [2, 3]",
                () -> zeros(2, 3).slice(new long[] {-1, 0}, Shape.of(1, 1)));
        assertRefused(
                "`begin` and `shape` must give slice a part inside the whole, got [2] at [0, 0] of [2, 3]",
                () -> zeros(2, 3).slice(new long[2], Shape.of(2)));
        assertRefused(
                "`begin` and `shape` must give pad a part inside the whole, got [2, 3] at [0, 1] of [2, 3]",
                () -> zeros(2, 3).pad(new long[] {0, 1}, Shape.of(2, 3)));
        assertRefused(
                "`tensors` must have equal shapes except along axis 1, got [2, 3] and [3, 3]",
                () -> TensorMath.concat(List.of(zeros(2, 3), zeros(3, 3)), -1));
        assertRefused(
                "`tensors` must have equal shapes except along axis 0, got [2, 3] and [3]",
                () -> TensorMath.concat(List.of(zeros(2, 3), zeros(3)), 0));
        assertRefused("`tensors` must hold at least one, got none", () -> TensorMath.concat(List.of(), 0));
    }

    @Test
    void rowsThatDoNotExistAreRefused() {
        assertRefused("`rows` must lie in [0, 2], got 3", () -> zeros(3, 2).gather(0, 3));
        assertRefused("`rows` must lie in [0, 2], got -1", () -> zeros(3, 2).gather(-1));
        assertRefused("`rows` must lie in [0, 3], got 4", () -> zeros(2, 2).scatterAdd(new int[] {0, 4}, 4));
        assertRefused(
                "`rows` must hold one index for each of the 2 rows, got 3",
                () -> zeros(2, 2).scatterAdd(new int[] {0, 1, 2}, 4));
    }

    @Test
    void kernelsAndTypesAreNotMixed() {
        assertRefused(
                "the arguments of add must have the same element type, got DOUBLE [2] and FLOAT [2]; convert one with"
                        + " cast(...)",
                () -> zeros(2).add(zeros(2).cast(DataType.FLOAT)));
        Tensor elsewhere =
                TensorFactory.of(Nd4jKernels.poisoning(), DataType.DOUBLE).zeros(Shape.of(2));
        assertRefused(
                "the arguments of multiply must be on the same kernels, got "
                        + Kernels.defaults().name() + " and nd4j; make them by one TensorFactory",
                () -> zeros(2).mul(elsewhere));
    }

    @Test
    void factoriesRefuseOtherTypesAndCounts() {
        assertRefused(
                "`type` must be FLOAT or DOUBLE, got BFLOAT16",
                () -> TensorFactory.of(Kernels.defaults(), DataType.BFLOAT16));
        assertRefused(
                "`values` must hold 6 numbers for shape [2, 3], got 5",
                () -> tensors.of(new double[5], Shape.of(2, 3)));
        assertRefused(
                "`values` must hold 6 numbers for shape [2, 3], got 7", () -> tensors.of(new float[7], Shape.of(2, 3)));
        assertThatThrownBy(() -> TensorFactory.of(null, DataType.FLOAT)).hasMessage("kernels");
    }

    @Test
    void factoriesMakeWhatTheySay() {
        assertThat(TensorFactory.defaults())
                .hasToString("FLOAT on " + Kernels.defaults().name());
        assertThat(TensorFactory.like(zeros(1)).type()).isEqualTo(DataType.DOUBLE);
        assertThat(Tensor.of(Nd4j.createFromArray(1f, 2f))).hasToString("FLOAT [2]");
        assertValues(tensors.of(Nd4j.createFromArray(1f, 2f)), Shape.of(2), 1, 2);
        assertValues(tensors.ones(Shape.of(2, 1)), Shape.of(2, 1), 1, 1);
        double[] draws = new RandomStream(3, 1).uniform(6);
        double[] scaled =
                tensors.uniform(new RandomStream(3, 1), Shape.of(2, 3), -2, 4).toDoubles();
        for (int i = 0; i < draws.length; i++) {
            assertThat(scaled[i]).isCloseTo(-2 + 6 * draws[i], Assertions.within(TOLERANCE));
        }
        assertThat(tensors.normal(new RandomStream(3, 1), Shape.of(5)).toDoubles())
                .isEqualTo(new RandomStream(3, 1).normal(5));
    }
}
