package org.gan4j.metric;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.gan4j.feature.ExtractorIdentity;
import org.gan4j.feature.Features;
import org.gan4j.linalg.Matrix;

/**
 * Mean and covariance (divided by n - 1) of features, in 64 bits: all that a Frechet distance needs of one side.
 *
 * <p>{@link StatisticsAccumulator} makes them from a stream, {@link #read} from an .npz file as pytorch-fid writes it. The
 * covariance is symmetric. Holds 8 d^2 bytes (32 MiB at d = 2,048), whatever n. Immutable and thread-safe.
 */
public final class FeatureStatistics {
    private static final double ULP = 0x1p-52;

    private final ExtractorIdentity extractor;
    private final long count;
    private final double[] mean;
    private final Matrix covariance;
    private final double noise;

    FeatureStatistics(ExtractorIdentity extractor, long count, double[] mean, Matrix covariance, double offset) {
        this.extractor = extractor;
        this.count = count;
        this.mean = mean;
        this.covariance = covariance;
        noise = ULP * (covariance.trace() + offset);
    }

    /**
     * The statistics of features at hand.
     *
     * @param features [n, d] with n at least 2, not modified
     * @return their statistics
     * @throws IllegalArgumentException if n is below 2 or a value is not finite
     */
    public static FeatureStatistics of(Features features) {
        StatisticsAccumulator accumulator = new StatisticsAccumulator();
        accumulator.add(features);
        return accumulator.statistics();
    }

    /**
     * Statistics that came from elsewhere.
     *
     * @param extractor what made the features
     * @param count n, at least 2, or 0 if it is not known
     * @param mean [d], copied
     * @param covariance [d, d], symmetric to 1e-5 of its largest value, with a non-negative diagonal
     * @return the statistics
     * @throws IllegalArgumentException if a rule is broken or a value is not finite
     */
    public static FeatureStatistics of(ExtractorIdentity extractor, long count, double[] mean, Matrix covariance) {
        if (count != 0) {
            StatisticsChecks.enough(count);
        }
        StatisticsChecks.meanAndCovariance(mean, covariance);
        double offset = 0; // about which pivot they were summed is unknown: 0 is the worst that programs use
        for (double value : mean) {
            offset += value * value;
        }
        return new FeatureStatistics(extractor, count, mean.clone(), covariance.symmetrized(), offset);
    }

    /**
     * Reads an .npz file with the arrays {@code mu} [d] and {@code sigma} [d, d], as pytorch-fid, clean-fid and {@link #write}
     * make them; 32 or 64 bits, compressed or not. Files of {@code write} also say n and extractor; elsewhere these are unknown.
     *
     * @param file the file
     * @return the statistics
     * @throws IOException if it cannot be read, lacks an array, or holds NaN or arrays that are no statistics, naming file,
     *     fault and what was expected
     */
    public static FeatureStatistics read(Path file) throws IOException {
        return StatisticsFile.read(file);
    }

    /**
     * Writes an .npz file that {@code numpy.load} and pytorch-fid read: {@code mu} and {@code sigma}, 64 bits. What those have no
     * place for, n and extractor, stands in the archive's comment. The file appears whole or not at all.
     *
     * @param file where to; replaced if it exists
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        StatisticsFile.write(this, file);
    }

    /** {@return what made the features} */
    public ExtractorIdentity extractor() {
        return extractor;
    }

    /** {@return n; empty for files that do not say} */
    public OptionalLong count() {
        return count == 0 ? OptionalLong.empty() : OptionalLong.of(count);
    }

    /** {@return the number of features, d} */
    public int dimension() {
        return mean.length;
    }

    /** {@return the mean [d], a copy} */
    public double[] mean() {
        return mean.clone();
    }

    /** {@return the covariance [d, d]; not to be modified} */
    public Matrix covariance() {
        return covariance;
    }

    /**
     * By how much rounding may have moved the covariance's eigenvalues: ulp (tr S + |mu - pivot|^2) with ulp = 2^-52.
     *
     * @return the noise scale
     */
    public double noise() {
        return noise;
    }

    /** {@return why a distance from these statistics needs care; empty if nothing is amiss} */
    Optional<String> caution(Side side) {
        return count != 0 && count <= dimension()
                ? Optional.of(side + " has n = " + count + " images for d = " + dimension()
                        + " features: its covariance is singular and the distance far from that of many images")
                : Optional.empty();
    }

    /** {@return n, d and extractor} */
    @Override
    public String toString() {
        return "FeatureStatistics(n " + (count == 0 ? "unknown" : count) + ", d " + dimension() + ", " + extractor
                + ")";
    }
}
