package org.gan4j.metric;

import org.gan4j.feature.ExtractorIdentity;
import org.gan4j.feature.Features;
import org.gan4j.linalg.Formula;
import org.gan4j.linalg.Matrix;
import org.gan4j.tensor.RandomStream;

/** Features for tests. */
final class Samples {
    static final ExtractorIdentity EXTRACTOR =
            new ExtractorIdentity("test extractor", "0123456789abcdef", "no resizing");

    private Samples() {}

    static Features of(Matrix values) {
        return new Features(EXTRACTOR, values);
    }

    static Features formula(int n, int d, int seed) {
        return of(Formula.features(n, d, seed));
    }

    /** Independent normal features: feature j has mean shift x j and standard deviation scale x (j + 1). */
    static Features normal(int n, int d, double shift, double scale, long seed) {
        double[] values = new RandomStream(seed, 1).normal(n * d);
        for (int i = 0; i < values.length; i++) {
            values[i] = shift * (i % d) + scale * (i % d + 1) * values[i];
        }
        return of(new Matrix(n, d, values));
    }

    static FeatureStatistics statistics(double[] mean, Matrix covariance) {
        return FeatureStatistics.of(EXTRACTOR, 1000, mean, covariance);
    }
}
