package org.gan4j.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.data.ImageSource;
import org.gan4j.linalg.Matrix;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link FeatureExtractor} promises. A test of an implementation extends this and names the extractor. */
public abstract class FeatureExtractorContractTest {
    private static final double ROUNDING =
            1e-4; // of 32-bit arithmetic in another order, relative to the largest feature

    private FeatureExtractor extractor;
    private final ImageSource images = new TestImages(5, 48, 40);

    /** Returns a new extractor; two calls give the same. */
    protected abstract FeatureExtractor newExtractor();

    @BeforeEach
    void make() {
        extractor = newExtractor();
    }

    private static void close(Matrix actual, Matrix expected) {
        double largest = 0;
        for (double value : expected.values()) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertThat(actual.rows()).isEqualTo(expected.rows());
        assertThat(actual.values()).containsExactly(expected.values(), within(ROUNDING * largest));
    }

    @Test
    void oneRowAnImageAllFinite() {
        Matrix features = extractor.extract(images, 1, 4);
        assertThat(features.rows()).isEqualTo(3);
        assertThat(features.columns()).isEqualTo(extractor.dimension());
        assertThat(features.isFinite()).isTrue();
    }

    @Test
    void featuresDependOnTheImageAlone() {
        Matrix together = extractor.extract(images, 0, 5);
        for (int i = 0; i < 5; i++) {
            close(extractor.extract(images, i, i + 1), together.range(i, i + 1));
        }
        close(extractor.extract(images.range(2, 4), 0, 2), together.range(2, 4));
    }

    @Test
    void imagesThatDifferHaveDifferentFeatures() {
        Matrix features = extractor.extract(images, 0, 2);
        assertThat(features.row(0)).isNotEqualTo(features.row(1));
    }

    @Test
    void everyTimeTheSame() {
        assertThat(extractor.extract(images, 0, 3)).isEqualTo(extractor.extract(images, 0, 3));
        assertThat(newExtractor().extract(images, 0, 3)).isEqualTo(extractor.extract(images, 0, 3));
        assertThat(newExtractor().identity()).isEqualTo(extractor.identity());
    }

    @Test
    void takesImagesOfAnySize() {
        for (ImageSource other : new ImageSource[] {new TestImages(2, 16, 16), new TestImages(2, 301, 97)}) {
            Matrix features = extractor.extract(other, 0, 2);
            assertThat(features.columns()).isEqualTo(extractor.dimension());
            assertThat(features.isFinite()).isTrue();
        }
    }

    @Test
    void theIdentityIsWhole() {
        ExtractorIdentity identity = extractor.identity();
        assertThat(identity.name()).isNotBlank().doesNotContain("\n");
        assertThat(identity.weightsSha256()).matches("[0-9a-f]{64}");
        assertThat(identity.resizeRule()).isNotBlank().doesNotContain("\n");
        assertThat(identity.isRecorded()).isTrue();
    }

    @Test
    void refusesRangesThatNameNoImages() {
        for (int[] range : new int[][] {{2, 2}, {-1, 2}, {3, 6}, {3, 1}}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> extractor.extract(images, range[0], range[1]))
                    .withMessageContaining(
                            "`from` and `to` must satisfy 0 <= from < to <= 5, got " + range[0] + " and " + range[1]);
        }
    }
}
