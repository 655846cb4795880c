package org.gan4j.metric;

import java.util.Objects;
import java.util.function.BiFunction;
import org.gan4j.feature.Features;

/** A metric made of one function. */
final class FunctionMetric<R> implements Metric<R> {
    private final int fewest;
    private final BiFunction<Features, Features, R> score;
    private FeatureStore real;
    private FeatureStore generated;

    FunctionMetric(int fewest, BiFunction<Features, Features, R> score) {
        if (fewest < 1) {
            throw new IllegalArgumentException("`fewest` must be at least 1, got " + fewest);
        }
        this.fewest = fewest;
        this.score = Objects.requireNonNull(score, "score");
        reset();
    }

    @Override
    public void reset() {
        real = new FeatureStore();
        generated = new FeatureStore();
    }

    @Override
    public void update(Side side, Features batch) {
        (side == Side.REAL ? real : generated).add(batch);
    }

    @Override
    public R compute() {
        Features reals = real.all(Side.REAL, fewest);
        Features fakes = generated.all(Side.GENERATED, fewest);
        StatisticsChecks.sameDimension(reals.dimension(), fakes.dimension());
        StatisticsChecks.sameExtractor(reals.extractor(), fakes.extractor());
        return score.apply(reals, fakes);
    }
}
