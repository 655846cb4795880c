package org.gan4j.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.gan4j.linalg.RootTrace.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route against numbers of SciPy and NumPy ({@code root_trace_goldens.py}), and against each other. */
class ProductRootTest {
    private static final double ULP = 0x1p-52;
    private static final double PERCENT = 1e-6 * 100; // 1e-6 relative

    static List<LinearAlgebra> algebras() {
        return List.of(new Lapack(), new PortableAlgebra());
    }

    @ParameterizedTest
    @CsvSource({"60, 5, 5.717909491033983", "40, 12, 16.6974674518285", "6, 12, 9.826612358611413"})
    void everyRouteGivesSciPysTrace(int n, int d, double expected) {
        Matrix x = Formula.centred(Formula.features(n, d, 1));
        Matrix y = Formula.centred(Formula.features(n + 3, d, 2));
        Matrix real = Formula.covariance(x);
        Matrix generated = Formula.covariance(y);
        for (LinearAlgebra algebra : algebras()) {
            ProductRoot routes = new ProductRoot(algebra);
            List<RootTrace> traces = List.of(
                    routes.eigen(real, 0, generated, 0),
                    routes.eigen(generated, 0, real, 0),
                    routes.gram(real, 0, y, 0),
                    routes.gram(generated, 0, x, 0),
                    routes.nuclear(x, y));
            assertThat(traces)
                    .allSatisfy(trace -> assertThat(trace.value())
                            .as("%s by %s", trace, algebra)
                            .isCloseTo(expected, withinPercentage(PERCENT)));
            if (n > d) {
                assertThat(routes.cholesky(real, 0, generated, 0).orElseThrow().value())
                        .isCloseTo(expected, withinPercentage(PERCENT));
                assertThat(routes.cholesky(generated, 0, real, 0).orElseThrow().route())
                        .isEqualTo(Route.CHOLESKY);
            }
        }
    }

    @Test
    void thirtyTwoImagesOf2048FeaturesByTheirGramAndNuclearRoutes() {
        Matrix x = Formula.centred(Formula.features(32, 2048, 1));
        Matrix y = Formula.centred(Formula.features(32, 2048, 2));
        Lapack lapack = new Lapack();
        Matrix sum = Matrix.zeros(2048, 2048);
        lapack.addGrami(sum, x);
        Matrix real = lowerAsSymmetric(sum).scale(1.0 / 31);
        ProductRoot routes = new ProductRoot(lapack);
        double nuclear = routes.nuclear(x, y).value();
        assertThat(routes.gram(real, 0, y, 0).value()).isCloseTo(nuclear, withinPercentage(PERCENT));
    }

    static Matrix lowerAsSymmetric(Matrix lower) {
        for (int i = 0; i < lower.rows(); i++) {
            for (int j = 0; j < i; j++) {
                lower.values()[j * lower.rows() + i] = lower.get(i, j);
            }
        }
        return lower;
    }

    @ParameterizedTest
    @MethodSource("algebras")
    void aRankDeficientCovarianceHasNoCholeskyFactor(LinearAlgebra algebra) {
        Matrix singular = Matrix.diagonal(4, 0, 9);
        ProductRoot routes = new ProductRoot(algebra);
        assertThat(routes.cholesky(singular, 0, Matrix.diagonal(1, 1, 1), 0)).isEmpty();
        assertThat(routes.eigen(singular, 0, Matrix.diagonal(9, 5, 4), 0).value())
                .isCloseTo(2 * 3 + 3 * 2, within(1e-12));
    }

    @Test
    void eigenvaluesWithinSixteenUlpsBecomeZeroOnBothSides() {
        ProductRoot routes = new ProductRoot(new Lapack());
        for (double sign : new double[] {1, -1}) {
            Matrix generated = Matrix.diagonal(1, sign * 15 * ULP);
            RootTrace trace = routes.eigen(Matrix.diagonal(1, 1), 0, generated, 0);
            assertThat(trace.value()).isCloseTo(1, within(1e-15));
            assertThat(trace.clamped()).isCloseTo(sign * 15 * ULP, within(ULP));
            assertThat(trace.clampedCount()).isOne();
        }
        RootTrace kept = routes.eigen(Matrix.diagonal(1, 1), 0, Matrix.diagonal(1, 20 * ULP), 0);
        assertThat(kept.value())
                .isCloseTo(1 + Math.sqrt(20 * ULP), within(1e-10))
                .isGreaterThan(1 + 6e-8);
        assertThat(kept.clampedCount()).isZero();
    }

    private static Matrix ones(int d, double last) {
        double[] diagonal = new double[d];
        Arrays.fill(diagonal, 1);
        diagonal[d - 1] = last;
        return Matrix.diagonal(diagonal);
    }

    @Test
    void eigenvaluesBelowRoundingAreRefusedByName() {
        ProductRoot routes = new ProductRoot(new Lapack());
        Matrix identity = ones(100, 1);
        assertThat(routes.eigen(identity, 0, ones(100, -95 * ULP), 0).value()).isCloseTo(99, within(1e-12));
        for (Supplier<?> route : List.<Supplier<?>>of(
                () -> routes.eigen(identity, 0, ones(100, -110 * ULP), 0),
                () -> routes.cholesky(identity, 0, ones(100, -110 * ULP), 0))) {
            assertThatThrownBy(route::get)
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageStartingWith(
                            "`product of the covariances` must have no negative eigenvalue, got -2.4424906541753444E-14, "
                                    + "below what rounding explains, -2.22")
                    .hasMessageEndingWith("a covariance is damaged or was not computed in 64 bits");
        }
        assertThat(routes.eigen(identity, 120 * ULP, ones(100, -110 * ULP), 0).value())
                .as("known noise is no error")
                .isCloseTo(99, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("algebras")
    void theRootOfACovariance(LinearAlgebra algebra) {
        Matrix covariance = Formula.covariance(Formula.features(40, 12, 1));
        PsdRoot root = PsdRoot.of(covariance, 0, algebra);
        double[] square = algebra.multiply(root.root(), root.root()).values();
        assertThat(square).containsExactly(covariance.values(), within(1e-12));
        assertThat(root.root().symmetrized().values())
                .containsExactly(root.root().values(), within(1e-14));
        assertThatThrownBy(() -> PsdRoot.of(Matrix.diagonal(1, -1e-9), 0, algebra))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("`covariance` must have no negative eigenvalue, got -1.0E-9");
        assertThat(PsdRoot.of(Matrix.diagonal(1, -1e-9), 2e-9, algebra).clamped())
                .isEqualTo(-1e-9);
    }

    @Test
    void constantsAndZeros() {
        ProductRoot routes = new ProductRoot(new Lapack());
        assertThat(routes.eigen(Matrix.zeros(3, 3), 0, Matrix.diagonal(1, 2, 3), 0)
                        .value())
                .isZero();
        assertThat(routes.gram(Matrix.diagonal(1, 2, 3), 0, Matrix.zeros(2, 3), 0)
                        .value())
                .isZero();
        assertThat(routes.nuclear(Matrix.zeros(2, 3), Matrix.zeros(2, 3)).value())
                .isZero();
    }

    @Test
    void theLargestEigenvalueIsAScale() {
        Matrix x = Formula.centred(Formula.features(60, 5, 1));
        assertThat(LargestEigenvalue.of(Formula.covariance(x))).isBetween(2.771022 * 0.95, 2.7710225);
        assertThat(LargestEigenvalue.ofGram(x) / 59).isBetween(2.771022 * 0.95, 2.7710225);
    }

    @Test
    void commonsMathWarnsAboveItsPracticalSize() {
        assertThat(new PortableAlgebra().caution(512)).isEmpty();
        assertThat(new PortableAlgebra().caution(513).orElseThrow())
                .startsWith("d = 513 is above 512, which is as far as Commons Math is practical");
        assertThat(new PortableAlgebra(" (a reason)").caution(600).orElseThrow())
                .endsWith("(a reason)");
        assertThat(new Lapack().caution(2048)).isEmpty();
        assertThat(LinearAlgebra.defaults().name()).isEqualTo("LAPACK (OpenBLAS)");
    }
}
