package org.gan4j.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.gan4j.feature.ExtractorIdentity;
import org.gan4j.linalg.LinearAlgebra;
import org.gan4j.linalg.Matrix;
import org.gan4j.linalg.ProductRoot;
import org.gan4j.linalg.RootTrace;
import org.gan4j.linalg.RootTrace.Route;

/** The distance of two statistics, by the cheapest route that what is at hand allows. */
final class FrechetCalculation {
    private static final double NEGATIVE = 1e-9;

    private final LinearAlgebra algebra;
    private final ProductRoot routes;

    FrechetCalculation(LinearAlgebra algebra) {
        this.algebra = algebra;
        routes = new ProductRoot(algebra);
    }

    /** From statistics alone. */
    FrechetResult distance(FeatureStatistics real, FeatureStatistics generated) {
        return distance(real, generated, this::fromStatistics);
    }

    /** With the centred features of one or both sides, where they have fewer images than features; null where not. */
    FrechetResult distance(
            FeatureStatistics real, Matrix realCentred, FeatureStatistics generated, Matrix generatedCentred) {
        return distance(real, generated, (r, g) -> fromFeatures(r, realCentred, g, generatedCentred));
    }

    private FrechetResult distance(
            FeatureStatistics real,
            FeatureStatistics generated,
            BiFunction<FeatureStatistics, FeatureStatistics, RootTrace> trace) {
        StatisticsChecks.sameDimension(real.dimension(), generated.dimension());
        ExtractorIdentity extractor = StatisticsChecks.sameExtractor(real.extractor(), generated.extractor());
        boolean equal = real.covariance().equals(generated.covariance());
        double traces = real.covariance().trace() + generated.covariance().trace();
        RootTrace root = equal ? new RootTrace(traces / 2, Route.EQUAL, 0, 0) : trace.apply(real, generated);
        double meanTerm = squaredDistance(real.mean(), generated.mean());
        double raw = traces - 2 * root.value();
        double covarianceTerm = nonNegative(raw, traces);
        return new FrechetResult(
                meanTerm + covarianceTerm,
                meanTerm,
                covarianceTerm,
                real.count(),
                generated.count(),
                extractor,
                root.clamped(),
                Math.min(0, raw),
                root.route(),
                Optional.empty(),
                "only statistics are at hand",
                warnings(real, generated));
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }

    static double nonNegative(double term, double traces) {
        if (term < -NEGATIVE * traces) {
            throw new ArithmeticException("the covariance term of a Frechet distance must be at least 0, got " + term
                    + ", below what rounding explains, " + -NEGATIVE * traces + "; a covariance is damaged");
        }
        return Math.max(0, term);
    }

    private List<String> warnings(FeatureStatistics real, FeatureStatistics generated) {
        List<String> warnings = new ArrayList<>();
        real.caution(Side.REAL).ifPresent(warnings::add);
        generated.caution(Side.GENERATED).ifPresent(warnings::add);
        algebra.caution(real.dimension()).ifPresent(warnings::add);
        if (real.extractor().isRecorded() != generated.extractor().isRecorded()) {
            warnings.add("the statistics of one side do not say which extractor made them");
        }
        return List.copyOf(warnings);
    }

    private RootTrace fromStatistics(FeatureStatistics real, FeatureStatistics generated) {
        return cholesky(generated, real)
                .or(() -> cholesky(real, generated))
                .orElseGet(
                        () -> routes.eigen(real.covariance(), real.noise(), generated.covariance(), generated.noise()));
    }

    private Optional<RootTrace> cholesky(FeatureStatistics factored, FeatureStatistics other) {
        return routes.cholesky(factored.covariance(), factored.noise(), other.covariance(), other.noise());
    }

    private RootTrace fromFeatures(
            FeatureStatistics real, Matrix realCentred, FeatureStatistics generated, Matrix generatedCentred) {
        if (realCentred != null && generatedCentred != null) {
            return routes.nuclear(realCentred, generatedCentred);
        }
        if (generatedCentred != null) {
            return routes.gram(real.covariance(), real.noise(), generatedCentred, generated.noise());
        }
        if (realCentred != null) {
            return routes.gram(generated.covariance(), generated.noise(), realCentred, real.noise());
        }
        return fromStatistics(real, generated);
    }
}
