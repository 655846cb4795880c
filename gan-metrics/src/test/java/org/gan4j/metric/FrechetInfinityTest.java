package org.gan4j.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.linalg.Matrix;
import org.junit.jupiter.api.Test;

class FrechetInfinityTest {
    private static final int D = 4;
    private static final FeatureStatistics TRUTH = Samples.statistics(new double[D], Matrix.diagonal(1, 4, 9, 16));

    @Test
    void aLineIsContinuedToItsValueAtZero() {
        int[] sizes = {100, 200, 400};
        double[] distances = IntStream.of(sizes).mapToDouble(n -> 3 + 50.0 / n).toArray();
        FrechetInfinity line = FrechetInfinity.fit(sizes, distances, Samples.EXTRACTOR);
        assertThat(line.value()).isCloseTo(3, within(1e-12));
        assertThat(line.slope()).isCloseTo(50, within(1e-9));
        assertThat(line.toString())
                .startsWith("FID-infinity 3.0000 from n = 100 to 400 generated images; test extractor");
    }

    @Test
    void theBiasOfFewImagesIsRemoved() {
        double plain = 0;
        double infinity = 0;
        for (int seed = 0; seed < 20; seed++) { // the same distribution: the true distance is 0
            FrechetInfinity found = FrechetInfinity.of(TRUTH, Samples.normal(160, D, 0, 1, seed), seed, done -> {});
            plain += found.distances()[14] / 20;
            infinity += found.value() / 20;
        }
        assertThat(plain).isGreaterThan(0.3);
        assertThat(infinity).isCloseTo(0, within(plain / 3));
    }

    @Test
    void sizesReachFromTwiceDToNAndProgressIsTold() {
        List<Integer> told = new ArrayList<>();
        FrechetInfinity found = FrechetInfinity.of(TRUTH, Samples.normal(50, D, 0, 1, 3), 1, told::add);
        assertThat(found.sizes()).hasSize(15).startsWith(8, 11).endsWith(50).isSorted();
        assertThat(told).hasSize(15).endsWith(15);
        assertThat(FrechetInfinity.of(TRUTH, Samples.normal(50, D, 0, 1, 3), 1, done -> {})
                        .value())
                .isEqualTo(found.value());
    }

    @Test
    void fewerThanFourTimesDImagesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FrechetInfinity.of(TRUTH, Samples.normal(15, D, 0, 1, 3), 1, done -> {}))
                .withMessage(
                        "`generated` must have at least 16 images for d = 4 features (subsamples from 2 d up, over a "
                                + "factor of 2), got 15; give more images or use FrechetDistance");
    }
}
