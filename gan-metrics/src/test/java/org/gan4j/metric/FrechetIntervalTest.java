package org.gan4j.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.stream.IntStream;
import org.gan4j.feature.Features;
import org.gan4j.linalg.Formula;
import org.gan4j.linalg.Lapack;
import org.gan4j.linalg.Matrix;
import org.junit.jupiter.api.Test;

/** The delta method against NumPy ({@code statistics_goldens.py}), a jackknife, and repeated sampling. */
class FrechetIntervalTest {
    private static final double GENERATED_ERROR = 0.33333875596438317;
    private static final double REAL_ERROR = 0.37691769634891453;

    private static double error(Features real, Features generated) {
        FrechetResult result = FrechetDistance.between(real, generated);
        return (result.interval().orElseThrow().high() - result.value()) / Interval.Z;
    }

    @Test
    void bothSidesErrorsAreThoseOfTheFormula() {
        Features real = Samples.formula(60, 5, 1);
        Features generated = Samples.formula(63, 5, 2);
        assertThat(error(real, generated)).isCloseTo(Math.hypot(GENERATED_ERROR, REAL_ERROR), within(1e-9));
        FrechetDistance population = FrechetDistance.builder().realIsWhole().build();
        population.update(Side.REAL, real);
        FrechetDistance fixed =
                FrechetDistance.builder().real(FeatureStatistics.of(real)).build();
        for (FrechetDistance metric : new FrechetDistance[] {population, fixed}) {
            metric.update(Side.GENERATED, generated);
            FrechetResult result = metric.compute();
            assertThat(result.interval().orElseThrow().high() - result.value())
                    .isCloseTo(Interval.Z * GENERATED_ERROR, within(1e-9));
        }
        assertThat(population.compute().warnings()).isEmpty();
        assertThat(fixed.compute().warnings())
                .containsExactly("the interval takes the real statistics as given: their features are not at hand");
        assertThatIllegalStateException()
                .isThrownBy(() -> fixed.update(Side.REAL, real))
                .withMessage("`side` must be generated, got real, whose statistics were given to the builder");
    }

    @Test
    void aTwentyGroupJackknifeAgrees() {
        double delta = 0;
        double jackknife = 0;
        for (int seed = 0; seed < 12; seed++) { // one jackknife of 20 groups is itself uncertain by a sixth
            Features real = Samples.normal(400, 4, 0, 1, 100 + seed);
            Features generated = Samples.normal(400, 4, 0.5, 1.3, 200 + seed);
            delta += Math.pow(error(real, generated), 2);
            jackknife += Math.pow(jackknife(real, generated), 2);
        }
        assertThat(Math.sqrt(delta / jackknife)).isCloseTo(1, within(0.1));
    }

    private static double jackknife(Features real, Features generated) {
        double[] leavingOut = new double[20];
        for (int g = 0; g < 20; g++) {
            FeatureStatistics r = FeatureStatistics.of(without(real, g));
            leavingOut[g] = FrechetDistance.between(r, FeatureStatistics.of(without(generated, g)))
                    .value();
        }
        return Moments.jackknifeError(leavingOut);
    }

    private static Features without(Features features, int group) {
        int[] rows = IntStream.range(0, features.count())
                .filter(i -> i % 20 != group)
                .toArray();
        return Samples.of(features.values().rows(rows));
    }

    @Test
    void repeatedSamplesSpreadAsTheErrorSays() {
        int repetitions = 300;
        double[] values = new double[repetitions];
        double squares = 0;
        for (int i = 0; i < repetitions; i++) {
            Features real = Samples.normal(300, 3, 0, 1, 1000 + i);
            Features generated = Samples.normal(300, 3, 0.4, 1.4, 5000 + i);
            values[i] = FrechetDistance.between(real, generated).value();
            squares += Math.pow(error(real, generated), 2);
        }
        double spread = Math.sqrt(Moments.variance(values));
        assertThat(Math.sqrt(squares / repetitions)).isCloseTo(spread, withinPercentage(10));
    }

    @Test
    void withFewImagesTheGramMatrixGivesTheSame() {
        Matrix generated = Formula.features(8, 12, 2);
        FeatureStatistics own = FeatureStatistics.of(Samples.of(generated));
        FeatureStatistics other = FeatureStatistics.of(Samples.formula(60, 12, 1));
        FrechetInfluence influence = new FrechetInfluence(new Lapack());
        Matrix centred = Formula.centred(generated);
        assertThat(influence.throughGram(centred, other.covariance()))
                .containsExactly(influence.throughTransport(centred, own.covariance(), other), within(1e-6));
    }
}
