package org.gan4j.kernel.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import org.gan4j.kernel.AdamSettings;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.NormalizationGradients;
import org.gan4j.kernel.Normalized;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.RmsPropSettings;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Standardized;
import org.gan4j.kernel.Storage;
import org.gan4j.kernel.Transposed;
import org.gan4j.kernel.UnaryOp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** In BF16: which arrays are stored in 16 bits, and which never. */
class ElementTest {
    private static final ConvGeometry DCGAN = new ConvGeometry(2, 1);
    private static final int[] IMAGE = {2, 3};

    private final OneDnnKernels kernels = OneDnnKernels.poisoning(Precision.BF16);
    private final Arena arena = Arena.open();

    @BeforeEach
    void needsInstructions() {
        assumeTrue(Features.hasBfloat16(), "without instructions for it nothing is stored in bfloat16");
    }

    @AfterEach
    void closeArena() {
        arena.close();
    }

    private Storage full(double value, long... dims) {
        return kernels.full(Shape.of(dims), DataType.FLOAT, value, arena);
    }

    /** The result of a convolution to so many channels, [2, channels, 4, 4]. */
    private Storage features(int channels) {
        return kernels.conv2d(full(1, 2, 3, 8, 8), full(0.5, channels, 3, 4, 4), DCGAN, arena);
    }

    private static void assertShort(Storage x) {
        assertThat(((OneDnnStorage) x).element()).isEqualTo(Element.BFLOAT16);
    }

    private static void assertFloat(Storage... xs) {
        assertThat(xs).extracting(x -> ((OneDnnStorage) x).element()).containsOnly(Element.FLOAT);
    }

    @Test
    void featureMapsOfSixteenChannelsAreShort() {
        assertShort(features(16));
        assertShort(features(33));
        assertShort(kernels.conv2d(full(1, 2, 3, 8, 8), full(1, 16, 3, 4, 4), full(1, 16), DCGAN, arena));
        Storage gradient = kernels.conv2dInputGradient(
                full(1, 2, 5, 4, 4), full(1, 5, 16, 4, 4), Shape.of(2, 16, 8, 8), DCGAN, arena);
        assertShort(gradient);
    }

    @Test
    void imagesScoresAndTheirGradientsAreNot() {
        assertFloat(full(1, 2, 32, 8, 8), features(1), features(3), features(15));
        for (int channels : new int[] {1, 3, 4, 15}) { // up to 4 channels by sub-pixels, which are 16
            Shape image = Shape.of(2, channels, 8, 8);
            assertFloat(kernels.conv2dInputGradient(features(32), full(1, 32, channels, 4, 4), image, DCGAN, arena));
        }
    }

    /** A sum of 144 equal numbers keeps digits that 16 bits do not have. */
    @Test
    void theGradientOfAnImageIsNotRoundedOnItsWay() {
        Storage y = full(1, 1, 36, 4, 4);
        Storage w = full(1, 36, 4, 4, 4);
        Shape image = Shape.of(1, 4, 8, 8);
        double third = 1 / 3f;
        Storage gradient = kernels.conv2dInputGradient(kernels.affine(y, third, 0, arena), w, image, DCGAN, arena);
        double inner = kernels.toDoubles(gradient)[9];
        assertThat(inner).isCloseTo(4 * 36 * Bfloat16.round(third), within(1e-5));
        assertThat(inner).isNotEqualTo(Bfloat16.round(inner));
    }

    @Test
    void weightGradientsAndSumsAreNot() {
        Storage x = features(16);
        Storage y = features(16);
        assertFloat(kernels.conv2dWeightGradient(x, y, Shape.of(16, 16, 3, 3), new ConvGeometry(1, 1), arena));
        assertFloat(kernels.sum(x, new int[] {0, 2, 3}, arena), kernels.sum(x, new int[] {1}, arena));
        Storage matrix = kernels.reshape(x, Shape.of(2, 256), arena);
        assertFloat(kernels.matmul(matrix, matrix, Transposed.RIGHT, arena));
    }

    @Test
    void whatFollowsElementByElementIsShortToo() {
        Storage x = features(16);
        assertShort(kernels.unary(UnaryOp.LEAKY_RELU, x, 0.2, arena));
        assertShort(kernels.leakyReluGradient(full(1, 2, 16, 4, 4), x, 0.2, arena));
        assertShort(kernels.affine(x, 2, 1, arena));
        assertShort(kernels.binary(BinaryOp.ADD, x, full(1, 1, 16, 1, 1), arena));
        assertShort(kernels.binary(BinaryOp.MULTIPLY, x, x, arena));
        assertFloat(kernels.binary(BinaryOp.ADD, x, full(1, 2, 16, 4, 4), arena));
    }

    @Test
    void normalisedFeaturesAreShortAndStatisticsAreNot() {
        Storage x = features(16);
        Normalized batch = kernels.batchNormalize(x, full(1, 16), full(0, 16), 1e-5, arena);
        assertShort(batch.values());
        assertFloat(batch.mean(), batch.variance());
        NormalizationGradients gradients =
                kernels.batchNormalizeGradient(x, x, full(1, 16), batch.mean(), batch.variance(), 1e-5, arena);
        assertShort(gradients.x());
        assertFloat(gradients.weight(), gradients.bias());
        Standardized instance = kernels.standardize(x, IMAGE, 1e-5, arena);
        assertShort(instance.values());
        assertFloat(instance.inverseDeviation());
        assertFloat(kernels.standardize(x, new int[] {1, 2, 3}, 1e-5, arena).inverseDeviation());
    }

    @Test
    void parametersAndWhatIsKeptAreNot() {
        assertFloat(kernels.copy(features(16), Arena.unmanaged()), kernels.cast(features(16), DataType.FLOAT, arena));
    }

    /** A parameter that a convolution reads as its image has a gradient in 16 bits. */
    @Test
    void optimisersTakeShortGradients() {
        Storage gradient = features(16);
        double[] values = kernels.toDoubles(gradient);
        Shape shape = gradient.shape();
        Storage plain = kernels.upload(values, shape, DataType.FLOAT, arena);
        assertThat(adam(gradient, shape)).isEqualTo(adam(plain, shape));
        assertThat(rmsProp(gradient, shape)).isEqualTo(rmsProp(plain, shape));
        assertThat(Arrays.stream(adam(plain, shape)).max().getAsDouble()).isLessThan(1);
    }

    private double[] adam(Storage gradient, Shape shape) {
        Storage parameter = full(1, shape.dims());
        Storage first = full(0, shape.dims());
        Storage second = full(0, shape.dims());
        kernels.adamInPlace(parameter, gradient, first, second, new AdamSettings(0.1, 0.5, 0.9, 1e-8), 1);
        return kernels.toDoubles(parameter);
    }

    private double[] rmsProp(Storage gradient, Shape shape) {
        Storage parameter = full(1, shape.dims());
        kernels.rmsPropInPlace(parameter, gradient, full(0, shape.dims()), new RmsPropSettings(0.1, 0.9, 1e-8));
        return kernels.toDoubles(parameter);
    }
}
