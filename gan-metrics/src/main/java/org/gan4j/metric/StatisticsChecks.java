package org.gan4j.metric;

import org.gan4j.feature.ExtractorIdentity;
import org.gan4j.feature.Features;
import org.gan4j.linalg.Matrix;

/** What statistics and features must be, for every metric. */
final class StatisticsChecks {
    private static final double ASYMMETRY = 1e-5;
    private static final int FEWEST = 2;

    private StatisticsChecks() {}

    static void enough(long count) {
        if (count < FEWEST) {
            throw new IllegalArgumentException(
                    "`n` must be at least 2 for a covariance, got " + count + "; give more images");
        }
    }

    static void meanAndCovariance(double[] mean, Matrix covariance) {
        int d = mean.length;
        if (covariance.rows() != d || covariance.columns() != d) {
            throw new IllegalArgumentException("`sigma` must be [" + d + ", " + d + "] for `mu` [" + d + "], got ["
                    + covariance.rows() + ", " + covariance.columns() + "]");
        }
        finite("mu", new Matrix(1, d, mean));
        finite("sigma", covariance);
        symmetric(covariance);
    }

    static void finite(String name, Matrix values) {
        double[] numbers = values.values();
        for (int i = 0; i < numbers.length; i++) {
            if (!Double.isFinite(numbers[i])) {
                String place = values.rows() == 1
                        ? "at " + i
                        : "in row " + i / values.columns() + ", column " + i % values.columns();
                throw new IllegalArgumentException("`" + name + "` must be finite, got " + numbers[i] + " " + place);
            }
        }
    }

    private static void symmetric(Matrix covariance) {
        double largest = 0;
        for (double value : covariance.values()) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < covariance.rows(); i++) {
            if (covariance.get(i, i) < -ASYMMETRY * largest) {
                throw new IllegalArgumentException("`sigma` must have variances of at least 0 on its diagonal, got "
                        + covariance.get(i, i) + " at " + i);
            }
            for (int j = 0; j < i; j++) {
                double difference = Math.abs(covariance.get(i, j) - covariance.get(j, i));
                if (difference > ASYMMETRY * largest) {
                    throw new IllegalArgumentException("`sigma` must be symmetric, got " + covariance.get(i, j)
                            + " at [" + i + ", " + j + "] and " + covariance.get(j, i) + " at [" + j + ", " + i + "]");
                }
            }
        }
    }

    static void likeBefore(Features batch, ExtractorIdentity extractor, int d) {
        if (batch.dimension() != d) {
            throw new IllegalArgumentException(
                    "`features` must have d = " + d + " as those before, got " + batch.dimension());
        }
        if (!batch.extractor().equals(extractor)) {
            throw new IllegalArgumentException(
                    "`features` must be of the extractor of those before, " + extractor + ", got " + batch.extractor());
        }
    }

    static void sameDimension(int real, int generated) {
        if (real != generated) {
            throw new IllegalArgumentException("`generated` must have as many features as `real`, " + real + ", got "
                    + generated + "; use one extractor for both sides");
        }
    }

    /** The identity both sides share; that of the other if one is unrecorded. */
    static ExtractorIdentity sameExtractor(ExtractorIdentity real, ExtractorIdentity generated) {
        if (real.isRecorded() && generated.isRecorded() && !real.equals(generated)) {
            throw new IllegalArgumentException("`generated` must have features of the extractor of `real`, " + real
                    + ", got " + generated + "; use one extractor for both sides");
        }
        return real.isRecorded() ? real : generated;
    }
}
