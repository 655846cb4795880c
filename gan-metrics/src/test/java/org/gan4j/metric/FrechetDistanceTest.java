package org.gan4j.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import org.gan4j.feature.ExtractorIdentity;
import org.gan4j.feature.Features;
import org.gan4j.linalg.Formula;
import org.gan4j.linalg.Lapack;
import org.gan4j.linalg.Matrix;
import org.gan4j.linalg.PortableAlgebra;
import org.gan4j.linalg.RootTrace.Route;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Closed forms, and numbers of SciPy ({@code statistics_goldens.py}, {@code root_trace_goldens.py}). */
class FrechetDistanceTest {
    @Nested
    class Contract extends MetricContractTest {
        @Override
        protected Metric<?> newMetric() {
            return FrechetDistance.builder().build();
        }
    }

    @Nested
    class StatisticsContract extends MetricContractTest {
        @Override
        protected Metric<?> newMetric() {
            return FrechetDistance.builder().withoutInterval().build();
        }
    }

    private static final double GOLDEN = 1e-6 * 100; // per cent: 1e-6 relative

    private static FrechetResult between(double[] m1, Matrix s1, double[] m2, Matrix s2) {
        return FrechetDistance.between(Samples.statistics(m1, s1), Samples.statistics(m2, s2));
    }

    private static FrechetResult streamed(Features real, Features generated) {
        FrechetDistance metric = FrechetDistance.builder().withoutInterval().build();
        metric.update(Side.REAL, real);
        metric.update(Side.GENERATED, generated);
        return metric.compute();
    }

    @ParameterizedTest
    @CsvSource({
        "60, 5, 1.7714238290245525, 0.6744375006203318, CHOLESKY",
        "40, 12, 10.129705523822281, 6.995209625239658, CHOLESKY",
        "6, 12, 32.71753271549565, 15.7179158340811, NUCLEAR"
    })
    void featuresGiveSciPysDistance(int n, int d, double expected, double meanTerm, Route route) {
        Features real = Samples.formula(n, d, 1);
        Features generated = Samples.formula(n + 3, d, 2);
        FrechetResult result = FrechetDistance.between(real, generated);
        assertThat(result.value()).isCloseTo(expected, withinPercentage(GOLDEN));
        assertThat(result.meanTerm()).isCloseTo(meanTerm, withinPercentage(GOLDEN));
        assertThat(result.covarianceTerm()).isCloseTo(expected - meanTerm, within(1e-6 * expected));
        assertThat(result.route()).isEqualTo(route);
        assertThat(streamed(real, generated).value()).isCloseTo(expected, withinPercentage(GOLDEN));
        FrechetDistance portable =
                FrechetDistance.builder().linearAlgebra(new PortableAlgebra()).build();
        portable.update(Side.REAL, real);
        portable.update(Side.GENERATED, generated);
        assertThat(portable.compute().value()).isCloseTo(expected, withinPercentage(GOLDEN));
    }

    @Test
    void oneSideWithFewImagesTakesTheGramRoute() {
        Features many = Samples.formula(60, 12, 1);
        Features few = Samples.formula(6, 12, 2);
        FrechetResult there = FrechetDistance.between(many, few);
        FrechetResult back = FrechetDistance.between(few, many);
        assertThat(there.route()).isEqualTo(Route.GRAM);
        assertThat(back.route()).isEqualTo(Route.GRAM);
        double statistics = streamed(many, few).value();
        assertThat(there.value()).isCloseTo(statistics, withinPercentage(GOLDEN));
        assertThat(back.value()).isCloseTo(statistics, withinPercentage(GOLDEN));
    }

    @Test
    void thirtyTwoImagesOf2048Features() {
        FrechetResult result = FrechetDistance.between(Samples.formula(32, 2048, 1), Samples.formula(32, 2048, 2));
        assertThat(result.route()).isEqualTo(Route.NUCLEAR);
        assertThat(result.value()).isPositive();
        assertThat(result.interval()).isPresent();
        assertThat(result.warnings()).hasSize(2);
    }

    @Test
    @Tag("slow")
    void thirtyTwoImagesOf2048FeaturesFromStatistics() {
        Features real = Samples.formula(32, 2048, 1);
        Features generated = Samples.formula(32, 2048, 2);
        FrechetResult streamed = streamed(real, generated);
        double expected = FrechetDistance.between(real, generated).value();
        assertThat(streamed.value()).isCloseTo(expected, withinPercentage(GOLDEN));
    }

    @Test
    void aSetAgainstItselfIsZero() {
        for (Features set : new Features[] {Samples.formula(60, 5, 1), Samples.formula(6, 12, 2)}) {
            FrechetResult result = FrechetDistance.between(set, set);
            assertThat(result.value()).isZero();
            assertThat(result.interval().orElseThrow().high()).isCloseTo(0, within(1e-12));
            assertThat(streamed(set, set).value()).isZero();
        }
        Features set = Samples.formula(6, 12, 2);
        Features turned = Samples.of(set.values().rows(5, 3, 0, 1, 2, 4)); // the same up to rounding
        assertThat(FrechetDistance.between(set, turned).value()).isBetween(0.0, 1e-12);
        assertThat(streamed(set, turned).value()).isBetween(0.0, 1e-5);
    }

    @Test
    void equalCovariancesLeaveTheMeans() {
        Matrix s = Formula.covariance(Formula.features(60, 3, 1));
        assertThat(between(new double[] {1, 2, 3}, s, new double[] {3, -1, 3}, s)
                        .value())
                .isCloseTo(4 + 9, within(1e-12));
    }

    @Test
    void diagonalCovariances() {
        FrechetResult result =
                between(new double[] {0, 1}, Matrix.diagonal(4, 9), new double[] {2, 1}, Matrix.diagonal(1, 25));
        assertThat(result.value()).isCloseTo(4 + 1 + 4, within(1e-12));
        assertThat(result.covarianceTerm()).isCloseTo(5, within(1e-12));
        assertThat(result.interval()).isEmpty();
        assertThat(result.noInterval()).isEqualTo("only statistics are at hand");
    }

    @Test
    void oneDimensionIsTheClosedForm() {
        assertThat(between(new double[] {1.5}, Matrix.diagonal(2.25), new double[] {-1}, Matrix.diagonal(0.16))
                        .value())
                .isCloseTo(6.25 + 1.1 * 1.1, within(1e-12));
    }

    @Test
    void commutingCovariances() {
        Matrix q = Matrix.of(new double[][] {{0.6, 0.8}, {-0.8, 0.6}});
        Matrix real = turn(Matrix.diagonal(4, 9), q);
        Matrix generated = turn(Matrix.diagonal(16, 1), q);
        assertThat(between(new double[2], real, new double[2], generated).value())
                .isCloseTo((2 - 4) * (2 - 4) + (3 - 1) * (3 - 1), within(1e-12));
    }

    private static Matrix turn(Matrix s, Matrix q) {
        Lapack algebra = new Lapack();
        return algebra.multiplyTransposed(algebra.multiply(q, s), q).symmetrized();
    }

    @Test
    void scalingRotationAndSymmetry() {
        Features real = Samples.formula(60, 2, 1);
        Features generated = Samples.formula(70, 2, 2);
        double value = FrechetDistance.between(real, generated).value();
        assertThat(FrechetDistance.between(generated, real).value()).isCloseTo(value, withinPercentage(1e-10));
        assertThat(FrechetDistance.between(scaled(real), scaled(generated)).value())
                .isCloseTo(9 * value, withinPercentage(1e-10));
        Matrix q = Matrix.of(new double[][] {{0.6, 0.8}, {-0.8, 0.6}});
        Lapack algebra = new Lapack();
        assertThat(FrechetDistance.between(
                                Samples.of(algebra.multiply(real.values(), q)),
                                Samples.of(algebra.multiply(generated.values(), q)))
                        .value())
                .isCloseTo(value, withinPercentage(1e-10));
    }

    private static Features scaled(Features features) {
        return Samples.of(features.values().scale(3));
    }

    @Test
    void constantDuplicatedAndTwoImagesAreFiniteAndNotNegative() {
        Matrix constant = Matrix.zeros(20, 4);
        Arrays.fill(constant.values(), 0.7);
        Matrix twice = Formula.features(10, 4, 1).rows(0, 0, 1, 1, 1, 2, 2, 0);
        Matrix two = Formula.features(2, 4, 2);
        for (Matrix a : new Matrix[] {constant, twice, two, Formula.features(30, 4, 1)}) {
            for (Matrix b : new Matrix[] {constant, twice, two}) {
                FrechetResult features = FrechetDistance.between(Samples.of(a), Samples.of(b));
                FrechetResult statistics = streamed(Samples.of(a), Samples.of(b));
                assertThat(features.value()).isFinite().isNotNegative();
                assertThat(statistics.value()).isCloseTo(features.value(), within(1e-6));
                assertThat(features.interval().orElseThrow().low()).isNotNegative();
                assertThat(features.interval().orElseThrow().high()).isFinite();
            }
        }
    }

    @Test
    void updatesResetAndRepeat() {
        Features real = Samples.formula(60, 5, 1);
        Features generated = Samples.formula(63, 5, 2);
        FrechetDistance metric = FrechetDistance.builder().build();
        metric.update(Side.GENERATED, generated);
        metric.update(Side.REAL, real);
        double value = metric.compute().value();
        assertThat(metric.compute().value()).isEqualTo(value);
        metric.update(Side.GENERATED, real);
        assertThat(metric.compute().value()).isLessThan(value);
        metric.reset();
        metric.update(Side.REAL, Samples.of(real.values().range(0, 20)));
        metric.update(Side.GENERATED, generated);
        metric.update(Side.REAL, Samples.of(real.values().range(20, 60)));
        assertThat(metric.compute().value()).isCloseTo(value, withinPercentage(1e-10));
        assertThat(metric)
                .hasToString("FrechetDistance(interval true, realIsSample true, real updated, LAPACK (OpenBLAS))");
    }

    @Test
    void theResultPrintsCountsExtractorAndWarnings() {
        Features real = Samples.formula(60, 5, 1);
        FrechetResult result = FrechetDistance.between(real, Samples.formula(4, 5, 2));
        assertThat(result.realCount()).hasValue(60);
        assertThat(result.generatedCount()).hasValue(4);
        assertThat(result.warnings())
                .containsExactly("generated has n = 4 images for d = 5 features: its covariance is singular and the "
                        + "distance far from that of many images");
        assertThat(result.toString())
                .matches("FID \\S+ \\[.*\\] = mean \\S+ \\+ covariance \\S+; n real 60, generated 4; "
                        + "test extractor \\(weights 01234567, no resizing\\).*; warning: generated has n = 4 .*");
    }

    @Test
    void commonsMathOfMoreThan512FeaturesIsAWarning() {
        FrechetDistance portable =
                FrechetDistance.builder().linearAlgebra(new PortableAlgebra()).build();
        portable.update(Side.REAL, Samples.formula(4, 513, 1));
        portable.update(Side.GENERATED, Samples.formula(5, 513, 2));
        FrechetResult result = portable.compute();
        assertThat(result.warnings()).hasSize(3).last().asString().startsWith("d = 513 is above 512");
        assertThat(result.value())
                .isCloseTo(
                        FrechetDistance.between(Samples.formula(4, 513, 1), Samples.formula(5, 513, 2))
                                .value(),
                        withinPercentage(GOLDEN));
    }

    @Test
    void aSlightlyNegativeCovarianceTermIsZeroAndMoreIsAnError() {
        assertThat(FrechetCalculation.nonNegative(-0.9e-9 * 50, 50)).isZero();
        assertThat(FrechetCalculation.nonNegative(0.25, 50)).isEqualTo(0.25);
        assertThatThrownBy(() -> FrechetCalculation.nonNegative(-1.1e-9 * 50, 50))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageMatching("the covariance term of a Frechet distance must be at least 0, got -5\\.\\d*E-8, "
                        + "below what rounding explains, -5\\.0\\d*E-8; a covariance is damaged");
    }

    @Test
    void aCovarianceWithNegativeEigenvaluesIsRefusedByName() {
        Matrix bad = Matrix.of(new double[][] {{1, 2}, {2, 1}}); // eigenvalues 3 and -1
        assertThatThrownBy(() -> between(new double[2], Matrix.diagonal(1, 1), new double[2], bad))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("must have no negative eigenvalue, got -1");
    }

    @Test
    void oneUnrecordedExtractorIsAWarningAndTwoDifferentAreRefused() {
        FeatureStatistics real =
                FeatureStatistics.of(ExtractorIdentity.unrecorded(), 0, new double[] {1, 2}, Matrix.diagonal(1, 2));
        FeatureStatistics generated = Samples.statistics(new double[] {0, 2}, Matrix.diagonal(2, 1));
        FrechetResult result = FrechetDistance.between(real, generated);
        assertThat(result.warnings())
                .containsExactly("the statistics of one side do not say which extractor made them");
        assertThat(result.extractor()).isEqualTo(Samples.EXTRACTOR);
        assertThat(result.toString()).contains("n real unknown, generated 1000");
        FeatureStatistics other = FeatureStatistics.of(
                new ExtractorIdentity("b", "f00d", "crop"), 0, new double[] {1, 2}, Matrix.diagonal(1, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FrechetDistance.between(generated, other))
                .withMessage(
                        "`generated` must have features of the extractor of `real`, test extractor (weights 01234567, "
                                + "no resizing), got b (weights f00d, crop); use one extractor for both sides");
    }

    @Test
    void refusesTooFewAndAnotherD() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FrechetDistance.between(Samples.formula(9, 3, 1), Samples.formula(9, 4, 1)))
                .withMessage(
                        "`generated` must have as many features as `real`, 3, got 4; use one extractor for both sides");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FrechetDistance.between(Samples.formula(9, 3, 1), Samples.formula(1, 3, 1)))
                .withMessageContaining("`n` must be at least 2");
        for (FrechetDistance metric : List.of(
                FrechetDistance.builder().build(),
                FrechetDistance.builder().withoutInterval().build())) {
            metric.update(Side.REAL, Samples.formula(5, 3, 1));
            assertThatIllegalStateException()
                    .isThrownBy(metric::compute)
                    .withMessage(
                            "`generated` must have at least 2 images, got 0; update the metric with more before compute");
        }
    }
}
