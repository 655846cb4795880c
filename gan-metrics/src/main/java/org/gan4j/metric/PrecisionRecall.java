package org.gan4j.metric;

import java.util.Locale;
import org.gan4j.feature.ExtractorIdentity;
import org.gan4j.feature.Features;
import org.gan4j.linalg.LinearAlgebra;
import org.gan4j.linalg.Matrix;

/**
 * Improved precision and recall (Kynkaanniemi et al. 2019, "Improved precision and recall metric for assessing generative
 * models", k = {@value #DEFAULT_K}) and density and coverage (Naeem et al. 2020, "Reliable fidelity and diversity metrics for
 * generative models", k = {@value #DEFAULT_DENSITY_K}).
 *
 * <p>Precision: the share of generated images within some real image's ball, which reaches to its k-th nearest other real
 * image; recall: the same with the sides swapped. Density: how many real balls a generated image lies in, on average, divided
 * by k; it may pass 1. Coverage: the share of real balls that hold a generated image. A point on the edge of a ball lies in it, as
 * in the first paper's code. Needs n_r n_g d operations, and more than k images on each side. Not thread-safe.
 */
public final class PrecisionRecall implements Metric<PrecisionRecall.Result> {
    /** Neighbours of precision and recall. */
    public static final int DEFAULT_K = 3;
    /** Neighbours of density and coverage. */
    public static final int DEFAULT_DENSITY_K = 5;

    private final int k;
    private final int densityK;
    private final LinearAlgebra algebra = LinearAlgebra.defaults();
    private final BothSides features = new BothSides();

    /** A metric with the papers' numbers of neighbours. */
    public PrecisionRecall() {
        this(DEFAULT_K, DEFAULT_DENSITY_K);
    }

    /**
     * A metric.
     *
     * @param k neighbours of precision and recall, at least 1
     * @param densityK neighbours of density and coverage, at least 1
     * @throws IllegalArgumentException if one is below 1
     */
    public PrecisionRecall(int k, int densityK) {
        if (k < 1 || densityK < 1) {
            throw new IllegalArgumentException("`k` and `densityK` must be at least 1, got " + k + " and " + densityK);
        }
        this.k = k;
        this.densityK = densityK;
    }

    @Override
    public void reset() {
        features.reset();
    }

    @Override
    public void update(Side side, Features batch) {
        features.add(side, batch);
    }

    @Override
    public Result compute() {
        int fewest = Math.max(k, densityK) + 1;
        BothSides.Pair pair = features.all(fewest);
        Features reals = pair.real();
        Features fakes = pair.generated();
        Neighbourhoods.Counts precision = count(reals.values(), fakes.values(), k);
        Neighbourhoods.Counts recall = count(fakes.values(), reals.values(), k);
        Neighbourhoods.Counts density = count(reals.values(), fakes.values(), densityK);
        double inBalls = 0;
        for (int count : density.balls()) {
            inBalls += count;
        }
        return new Result(
                Share.of(Neighbourhoods.Counts.positive(precision.balls()), fakes.count()),
                Share.of(Neighbourhoods.Counts.positive(recall.balls()), reals.count()),
                inBalls / densityK / fakes.count(),
                Share.of(Neighbourhoods.Counts.positive(density.inhabitants()), reals.count()),
                k,
                densityK,
                reals.count(),
                fakes.count(),
                pair.extractor());
    }

    private Neighbourhoods.Counts count(Matrix points, Matrix others, int neighbours) {
        return new Neighbourhoods(points, neighbours, algebra).count(others);
    }

    /**
     * The four numbers and what they rest on.
     *
     * @param precision share of generated images that look real
     * @param recall share of real images that the generator covers
     * @param density at least 0
     * @param coverage share of real neighbourhoods that hold a generated image
     * @param k neighbours of precision and recall
     * @param densityK neighbours of density and coverage
     * @param realCount real images
     * @param generatedCount generated images
     * @param extractor what made the features
     */
    public record Result(
            Share precision,
            Share recall,
            double density,
            Share coverage,
            int k,
            int densityK,
            int realCount,
            int generatedCount,
            ExtractorIdentity extractor) {

        /** {@return all numbers on one line} */
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "precision %s, recall %s (k = %d), density %.4f, coverage %s (k = %d); n real %d, generated %d; %s",
                    precision,
                    recall,
                    k,
                    density,
                    coverage,
                    densityK,
                    realCount,
                    generatedCount,
                    extractor);
        }
    }
}
