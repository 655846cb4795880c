package org.gan4j.metric;

import org.gan4j.feature.ExtractorIdentity;
import org.gan4j.feature.Features;

/** The features of both sides, all of them: what a score that compares images pair by pair keeps. Not thread-safe. */
final class BothSides {
    private FeatureStore real = new FeatureStore();
    private FeatureStore generated = new FeatureStore();

    /**
     * Features that may be compared.
     *
     * @param real [n_r, d]
     * @param generated [n_g, d]
     * @param extractor what made them
     */
    record Pair(Features real, Features generated, ExtractorIdentity extractor) {}

    void reset() {
        real = new FeatureStore();
        generated = new FeatureStore();
    }

    void add(Side side, Features batch) {
        (side == Side.REAL ? real : generated).add(batch);
    }

    /** All features of both sides, of which there must be some, alike in d and extractor. */
    Pair all(int fewest) {
        Features reals = real.all(Side.REAL, fewest);
        Features fakes = generated.all(Side.GENERATED, fewest);
        StatisticsChecks.sameDimension(reals.dimension(), fakes.dimension());
        return new Pair(reals, fakes, StatisticsChecks.sameExtractor(reals.extractor(), fakes.extractor()));
    }
}
