package org.gan4j.metric;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.gan4j.feature.ExtractorIdentity;
import org.gan4j.feature.Features;
import org.gan4j.linalg.LinearAlgebra;
import org.gan4j.tensor.RandomStream;

/**
 * The Frechet distance extrapolated to infinitely many generated images (Chong, Forsyth 2020, "Effectively unbiased FID and
 * Inception Score and where to find them"): distances of random subsamples of {@value #SIZES} sizes, a line in 1/n through
 * them, its value at 0.
 *
 * <p>The line is straight only where every subsample has many more images than features: with fewer than {@value #PER_FEATURE} d
 * images the extrapolation undershoots or stays biased, so that is refused. The sizes reach from {@value #PER_FEATURE} d to n, and
 * n must be at least twice the smallest. The bias in the number of real images stays.
 *
 * @param value the line's value at 1/n = 0; may be slightly negative for equal distributions
 * @param slope of the line in 1/n
 * @param sizes [15] images of the subsamples, ascending
 * @param distances [15] the subsamples' distances
 * @param extractor what made the features
 */
public record FrechetInfinity(
        double value, double slope, int[] sizes, double[] distances, ExtractorIdentity extractor) {
    /** Images a feature that the smallest subsample must have. */
    public static final int PER_FEATURE = 2;

    private static final int SIZES = 15;
    private static final long STREAM = 0x696e66L;

    /**
     * Extrapolates.
     *
     * @param real statistics of the real images
     * @param generated [n, d] with n at least 4 d, not modified
     * @param seed chooses the subsamples
     * @param progress told after every subsample how many of the 15 are done
     * @return the extrapolation
     * @throws IllegalArgumentException if n is below 4 d, or d or the extractors differ
     */
    public static FrechetInfinity of(FeatureStatistics real, Features generated, long seed, IntConsumer progress) {
        int d = generated.dimension();
        StatisticsChecks.sameDimension(real.dimension(), d);
        ExtractorIdentity extractor = StatisticsChecks.sameExtractor(real.extractor(), generated.extractor());
        int n = generated.count();
        int smallest = Math.max(2, PER_FEATURE * d);
        if (n < 2 * smallest) {
            throw new IllegalArgumentException("`generated` must have at least " + 2 * smallest + " images for d = " + d
                    + " features (subsamples from 2 d up, over a factor of 2), got " + n
                    + "; give more images or use FrechetDistance");
        }
        FrechetCalculation calculation = new FrechetCalculation(LinearAlgebra.defaults());
        RandomStream random = new RandomStream(seed, STREAM);
        int[] sizes = new int[SIZES];
        double[] distances = new double[SIZES];
        for (int i = 0; i < SIZES; i++) {
            sizes[i] = smallest + (int) ((long) (n - smallest) * i / (SIZES - 1));
            int[] chosen = Arrays.copyOf(random.permutation(n), sizes[i]);
            Features sample = new Features(extractor, generated.values().rows(chosen));
            distances[i] =
                    calculation.distance(real, FeatureStatistics.of(sample)).value();
            progress.accept(i + 1);
        }
        return fit(sizes, distances, extractor);
    }

    /** Least squares in 1/n. */
    static FrechetInfinity fit(int[] sizes, double[] distances, ExtractorIdentity extractor) {
        double[] inverse = Arrays.stream(sizes).mapToDouble(n -> 1.0 / n).toArray();
        double meanX = Moments.mean(inverse);
        double meanY = Moments.mean(distances);
        double products = 0;
        double squares = 0;
        for (int i = 0; i < sizes.length; i++) {
            products += (inverse[i] - meanX) * (distances[i] - meanY);
            squares += (inverse[i] - meanX) * (inverse[i] - meanX);
        }
        double slope = products / squares;
        return new FrechetInfinity(meanY - slope * meanX, slope, sizes, distances, extractor);
    }

    /** {@return value, sizes and extractor} */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "FID-infinity %.5g from n = %d to %d generated images; %s",
                value,
                sizes[0],
                sizes[sizes.length - 1],
                extractor);
    }
}
