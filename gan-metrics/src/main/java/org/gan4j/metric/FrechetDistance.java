package org.gan4j.metric;

import java.util.EnumMap;
import org.gan4j.feature.Features;
import org.gan4j.linalg.LinearAlgebra;
import org.gan4j.linalg.Matrix;

/**
 * The Frechet distance between the normal distributions that have the features' means and covariances, |mu_r - mu_g|^2 + tr(S_r +
 * S_g - 2 (S_r S_g)^1/2): FID where the features are Inception's (Heusel et al. 2017, "GANs trained by a two time-scale update
 * rule converge to a local Nash equilibrium").
 *
 * <p>By default both sides' features are kept (8 n d bytes each): they give an interval, and a cheaper route where n &lt; d.
 * Without the interval only statistics are kept, whose memory does not grow with n ({@link StatisticsAccumulator}). Not
 * thread-safe; the static methods are.
 */
public final class FrechetDistance implements Metric<FrechetResult> {
    private static final String GIVEN =
            "the interval takes the real statistics as given: their features are not at hand";

    private final FrechetCalculation calculation;
    private final LinearAlgebra algebra;
    private final boolean interval;
    private final boolean realIsSample;
    private final FeatureStatistics fixedReal;
    private final EnumMap<Side, FeatureStore> kept = new EnumMap<>(Side.class);
    private final EnumMap<Side, StatisticsAccumulator> sums = new EnumMap<>(Side.class);

    private FrechetDistance(Builder builder) {
        algebra = builder.linearAlgebra;
        interval = builder.interval;
        realIsSample = builder.realIsSample;
        fixedReal = builder.real;
        calculation = new FrechetCalculation(algebra);
        reset();
    }

    /** {@return a builder whose defaults keep features, give an interval, and take the real images as a sample} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The distance of two statistics, without an interval.
     *
     * @param real of the real images
     * @param generated of the generated images
     * @return the distance
     * @throws IllegalArgumentException if d or the extractors differ
     * @throws ArithmeticException if a covariance has negative eigenvalues beyond rounding
     */
    public static FrechetResult between(FeatureStatistics real, FeatureStatistics generated) {
        return new FrechetCalculation(LinearAlgebra.defaults()).distance(real, generated);
    }

    /**
     * The distance of two sets of features, with an interval that counts both sides' sampling.
     *
     * @param real [n_r, d] with n_r at least 2, not modified
     * @param generated [n_g, d] with n_g at least 2, not modified
     * @return the distance
     * @throws IllegalArgumentException if d or the extractors differ, or n is below 2
     */
    public static FrechetResult between(Features real, Features generated) {
        StatisticsChecks.enough(real.count());
        StatisticsChecks.enough(generated.count());
        FrechetDistance distance = builder().build();
        distance.update(Side.REAL, real);
        distance.update(Side.GENERATED, generated);
        return distance.compute();
    }

    @Override
    public void reset() {
        for (Side side : Side.values()) {
            kept.put(side, new FeatureStore());
            sums.put(side, new StatisticsAccumulator(algebra));
        }
    }

    @Override
    public void update(Side side, Features batch) {
        if (side == Side.REAL && fixedReal != null) {
            throw new IllegalStateException(
                    "`side` must be generated, got real, whose statistics were given to the builder");
        }
        if (interval) {
            kept.get(side).add(batch);
        } else {
            sums.get(side).add(batch);
        }
    }

    @Override
    public FrechetResult compute() {
        return interval ? fromFeatures() : calculation.distance(statistics(Side.REAL), statistics(Side.GENERATED));
    }

    private FeatureStatistics statistics(Side side) {
        if (side == Side.REAL && fixedReal != null) {
            return fixedReal;
        }
        StatisticsAccumulator accumulator = sums.get(side);
        if (interval) {
            accumulator = new StatisticsAccumulator(algebra);
            accumulator.add(features(side));
        } else if (accumulator.count() < 2) {
            throw FeatureStore.tooFew(side, 2, accumulator.count());
        }
        return accumulator.statistics();
    }

    private Features features(Side side) {
        return kept.get(side).all(side, 2);
    }

    private FrechetResult fromFeatures() {
        FeatureStatistics real = statistics(Side.REAL);
        FeatureStatistics generated = statistics(Side.GENERATED);
        StatisticsChecks.sameDimension(real.dimension(), generated.dimension());
        Matrix generatedFeatures = features(Side.GENERATED).values();
        Matrix realFeatures = fixedReal == null ? features(Side.REAL).values() : null;
        FrechetResult result =
                calculation.distance(real, few(realFeatures, real), generated, few(generatedFeatures, generated));
        FrechetInfluence influence = new FrechetInfluence(algebra);
        double variance = influence.variance(generatedFeatures, generated, real);
        if (realIsSample && realFeatures != null) {
            variance += influence.variance(realFeatures, real, generated);
        }
        FrechetResult whole = result.withInterval(
                Interval.normal(result.value(), Math.sqrt(variance)).atLeast(0));
        return realIsSample && realFeatures == null ? whole.withWarning(GIVEN) : whole;
    }

    /** The centred features where a Gram route pays: fewer images than features. */
    private static Matrix few(Matrix features, FeatureStatistics statistics) {
        return features == null || features.rows() >= features.columns() ? null : features.minus(statistics.mean());
    }

    /** {@return the settings} */
    @Override
    public String toString() {
        return "FrechetDistance(interval " + interval + ", realIsSample " + realIsSample + ", real "
                + (fixedReal == null ? "updated" : fixedReal) + ", " + algebra.name() + ")";
    }

    /** Settings of a {@link FrechetDistance}. */
    public static final class Builder {
        private LinearAlgebra linearAlgebra = LinearAlgebra.defaults();
        private boolean interval = true;
        private boolean realIsSample = true;
        private FeatureStatistics real;

        private Builder() {}

        /**
         * Keeps only statistics, and gives no interval; by default features are kept for one.
         *
         * @return this
         */
        public Builder withoutInterval() {
            interval = false;
            return this;
        }

        /**
         * Takes the real images as all there are, and leaves their term out of the interval; by default they are a sample,
         * another draw of which would move the distance too.
         *
         * @return this
         */
        public Builder realIsWhole() {
            realIsSample = false;
            return this;
        }

        /**
         * Statistics of the real side, for example read from a file; the interval takes them as given.
         *
         * @param real the statistics
         * @return this
         */
        public Builder real(FeatureStatistics real) {
            this.real = real;
            return this;
        }

        /**
         * What computes.
         *
         * @param linearAlgebra an implementation
         * @return this
         */
        public Builder linearAlgebra(LinearAlgebra linearAlgebra) {
            this.linearAlgebra = linearAlgebra;
            return this;
        }

        /** {@return an empty metric} */
        public FrechetDistance build() {
            return new FrechetDistance(this);
        }
    }
}
