package org.gan4j.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.gan4j.data.ImageSource;
import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Precision;
import org.gan4j.linalg.Matrix;
import org.gan4j.tensor.NpyArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** FID-Inception with formula weights against pytorch-fid's code with the same: inception_goldens.py says how. */
class InceptionExtractorTest extends FeatureExtractorContractTest {
    /** Of 32-bit sums in another order through 94 layers, relative to the largest feature of its output. */
    private static final double TOLERANCE = 2e-5;

    private static final double INPUT_TOLERANCE = 1e-6;
    /** PyTorch 1.13 keeps places in 64 bits; ours are those of PyTorch 2.10, in 32, an ulp of a coordinate away. */
    private static final double PLACE_TOLERANCE = 3e-5;

    private static final int STEP = 893;
    private static final ImageSource[] IMAGES = {new TestImages(2, 48, 40).range(1, 2), new TestImages(1, 350, 310)};
    private static final InceptionWeights WEIGHTS = InceptionWeights.byFormula();
    private static final InceptionExtractor EXTRACTOR =
            InceptionExtractor.builder(WEIGHTS).build();

    @Override
    protected FeatureExtractor newExtractor() {
        return EXTRACTOR; // holds nothing that a call changes; one more would take seconds
    }

    private static InceptionExtractor extractor(InceptionPreset preset, InceptionOutput output) {
        return InceptionExtractor.builder(WEIGHTS).preset(preset).output(output).build();
    }

    private static double[][] golden(String name) {
        try (InputStream in = InceptionExtractorTest.class.getResourceAsStream(name)) {
            NpyArray array = NpyArray.parse(in.readAllBytes());
            int columns = (int) array.shape().dim(1);
            return new double[][] {
                Arrays.copyOf(array.values(), columns), Arrays.copyOfRange(array.values(), columns, 2 * columns)
            };
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @ParameterizedTest
    @EnumSource(InceptionPreset.class)
    void inputsAreThoseOfPython(InceptionPreset preset) {
        double[][] expected = golden(preset + "_inputs.npy");
        double tolerance = preset == InceptionPreset.CLEAN ? INPUT_TOLERANCE : PLACE_TOLERANCE;
        for (int i = 0; i < IMAGES.length; i++) {
            float[] input = new float[3 * 299 * 299];
            preset.transform(IMAGES[i].width(), IMAGES[i].height()).apply(IMAGES[i].read(0), input, 0);
            for (int k = 0; k < expected[i].length; k++) {
                assertThat((double) input[k * STEP])
                        .as("%s, image %d, element %d", preset, i, k * STEP)
                        .isCloseTo(expected[i][k], within(tolerance));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(InceptionPreset.class)
    void featuresAreThoseOfPyTorch(InceptionPreset preset) {
        double[][] expected = golden(preset + "_features.npy");
        int from = 0;
        for (InceptionOutput output : InceptionOutput.values()) {
            if (output == InceptionOutput.UNBIASED_LOGITS) {
                break;
            }
            InceptionExtractor extractor = extractor(preset, output);
            assertThat(extractor.dimension()).isEqualTo(output.dimension());
            int to = from + output.dimension();
            for (int i = 0; i < IMAGES.length; i++) {
                close(
                        extractor.extract(IMAGES[i], 0, 1).values(),
                        Arrays.copyOfRange(expected[i], from, to),
                        preset + ", " + output + ", image " + i);
            }
            from = to;
        }
    }

    private static void close(double[] actual, double[] expected, String what) {
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        for (int k = 0; k < expected.length; k++) {
            assertThat(actual[k]).as("%s, feature %d", what, k).isCloseTo(expected[k], within(TOLERANCE * largest));
        }
    }

    @Test
    void portableKernelsGiveTheSame() {
        double[][] expected = golden("pytorch-fid_features.npy");
        InceptionExtractor portable = InceptionExtractor.builder(WEIGHTS)
                .kernels(KernelChoice.ND4J.open(Precision.FP32))
                .build();
        close(portable.extract(IMAGES[0], 0, 1).values(), Arrays.copyOfRange(expected[0], 1024, 3072), "nd4j");
        assertThat(portable)
                .hasToString(
                        "inception pytorch-fid 2048, weights formula (weights d4837c64, bilinear to 299x299 without"
                                + " antialiasing) on nd4j");
    }

    @Test
    void logitsComeWithAndWithoutBias() {
        InceptionExtractor unbiased = extractor(InceptionPreset.PYTORCH_FID, InceptionOutput.UNBIASED_LOGITS);
        Matrix biased =
                extractor(InceptionPreset.PYTORCH_FID, InceptionOutput.LOGITS).extract(IMAGES[0], 0, 1);
        float[] bias = new WeightFormula().values("fc.bias", 1008);
        double[] difference =
                biased.minus(unbiased.extract(IMAGES[0], 0, 1).values()).values();
        for (int k = 0; k < bias.length; k++) {
            assertThat(difference[k]).isCloseTo(bias[k], within(1e-5));
        }
        assertThat(unbiased.givesLogits()).isTrue();
        assertThat(EXTRACTOR.givesLogits()).isFalse();
        assertThat(unbiased.identity().name()).isEqualTo("inception pytorch-fid logits without bias, weights formula");
    }

    @Test
    void theFormulaIsPythons() {
        assertThat(WEIGHTS.sha256()).isEqualTo("d4837c6449ba444e4fefce34e36b348c28b9a0b71a63fe7eca9d6ab18b84c67a");
        assertThat(WEIGHTS).hasToString("FID-Inception, weights formula");
        assertThat(WEIGHTS.isPublished()).isFalse();
    }

    @Test
    void batchesOfAnySizeGiveTheSame() {
        ImageSource images = new TestImages(5, 32, 32);
        InceptionExtractor.Builder builder = InceptionExtractor.builder(WEIGHTS).output(InceptionOutput.SECOND_POOL);
        Matrix inOne = builder.batchSize(5).build().extract(images, 0, 5);
        Matrix inThree = builder.batchSize(2).build().extract(images, 0, 5);
        close(inThree.values(), inOne.values(), "batches of 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.batchSize(0).build())
                .withMessage("`batchSize` must be at least 1, got 0");
    }

    /** An image of the network's own size is not resized. */
    @ParameterizedTest
    @EnumSource(InceptionPreset.class)
    void imagesOfTheRightSizeStayAsTheyAre(InceptionPreset preset) {
        ImageSource images = new TestImages(1, 299, 299);
        byte[] rgb = images.read(0);
        float[] input = new float[3 * 299 * 299];
        preset.transform(299, 299).apply(rgb, input, 0);
        for (int k = 0; k < 299 * 299; k += 97) {
            int value = rgb[k * 3 + 1] & 0xFF;
            double expected = preset == InceptionPreset.CLEAN ? (value - 128) / 128.0 : value / 127.5 - 1;
            assertThat((double) input[299 * 299 + k]).isCloseTo(expected, within(INPUT_TOLERANCE));
        }
    }
}
