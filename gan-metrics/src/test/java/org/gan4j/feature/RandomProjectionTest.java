package org.gan4j.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RandomProjectionTest extends FeatureExtractorContractTest {
    @Override
    protected FeatureExtractor newExtractor() {
        return new RandomProjection(16, 7);
    }

    @Test
    void seedAndSizeAreTheIdentity() {
        ExtractorIdentity identity = new RandomProjection(16, 7).identity();
        assertThat(identity.name()).isEqualTo("random-projection of pixels, d 16, seed 7");
        assertThat(identity.resizeRule()).isEqualTo("area average to 32x32");
        assertThat(new RandomProjection(16, 8).identity().weightsSha256()).isNotEqualTo(identity.weightsSha256());
        assertThat(identity.toString()).startsWith("random-projection of pixels, d 16, seed 7 (weights ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RandomProjection(0, 7))
                .withMessage("`dimension` must be at least 1, got 0");
    }

    /** The sums are those of {@code sha256sum} for no bytes and for "abc". */
    @Test
    void anIdentityHoldsTheSumOfItsWeights() {
        assertThat(ExtractorIdentity.of("none", new byte[0], "none").weightsSha256())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(ExtractorIdentity.of("abc", new byte[] {'a', 'b', 'c'}, "none"))
                .isEqualTo(new ExtractorIdentity(
                        "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "none"));
    }

    @Test
    void areaAveragesByHand() {
        byte[] rgb = { // 3 x 2 pixels
            0,
            10,
            100,
            30,
            20,
            100,
            60,
            30,
            100,
            120,
            10,
            (byte) 200,
            (byte) 150,
            20,
            (byte) 200,
            (byte) 180,
            30,
            (byte) 200
        };
        double[] out = new double[1 + 2 * 2 * 3];
        new AreaAverage(3, 2, 2).apply(rgb, out, 1);
        double[] means = {10, 40.0 / 3, 100, 50, 80.0 / 3, 100, 130, 40.0 / 3, 200, 170, 80.0 / 3, 200};
        for (int i = 0; i < means.length; i++) {
            assertThat(out[1 + i]).isCloseTo(means[i] / 127.5 - 1, within(1e-12));
        }
        double[] large = new double[4 * 4 * 3];
        new AreaAverage(2, 1, 4).apply(new byte[] {0, 0, 0, (byte) 255, 0, 0}, large, 0);
        assertThat(new double[] {large[0], large[3], large[6], large[9], large[45]})
                .containsExactly(-1, -1, 1, 1, 1);
    }
}
