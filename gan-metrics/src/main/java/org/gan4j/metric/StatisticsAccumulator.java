package org.gan4j.metric;

import org.gan4j.feature.ExtractorIdentity;
import org.gan4j.feature.Features;
import org.gan4j.linalg.LinearAlgebra;
import org.gan4j.linalg.Matrix;

/**
 * Mean and covariance of a stream of features, in 64 bits.
 *
 * <p>Sums are taken about a pivot, the mean of the first block of rows: sums of x x^T themselves cancel and give constant
 * features a covariance. Accumulators of parts of a set merge by Chan's formula (Chan, Golub, LeVeque 1979, "Updating formulae
 * and a pairwise algorithm for computing sample variances"). Rows are summed in blocks of {@value #BLOCK}, so that the
 * result does not depend on how the stream was cut into batches.
 *
 * <p>Memory, whatever n: 8 d^2 bytes for the sum, as many again while a block is added or a result is taken, and
 * 16 x {@value #BLOCK} x d for the block; below 120 MB at d = 2,048. Not thread-safe.
 */
public final class StatisticsAccumulator {
    private static final int BLOCK = 256;

    private final LinearAlgebra algebra;
    private ExtractorIdentity extractor;
    private double[] block; // [BLOCK, d]: rows that are not in the sums yet
    private int waiting;
    private double[] pivot;
    private double[] sum; // of x - pivot
    private Matrix squares; // of (x - pivot)(x - pivot)^T, lower triangle
    private long count; // of rows in the sums
    private double drift; // the largest |mean - pivot|^2 that a merge has subtracted

    /** An empty accumulator. */
    public StatisticsAccumulator() {
        this(LinearAlgebra.defaults());
    }

    /**
     * An empty accumulator.
     *
     * @param algebra computes
     */
    public StatisticsAccumulator(LinearAlgebra algebra) {
        this.algebra = algebra;
    }

    /**
     * Adds features of some images.
     *
     * @param features [N, d], not modified
     * @throws IllegalArgumentException if d, or the extractor, differs from what was added before, or a value is not finite;
     *     then nothing was added
     */
    public void add(Features features) {
        StatisticsChecks.finite("features", features.values());
        if (extractor == null) {
            begin(features.extractor(), features.dimension());
        }
        StatisticsChecks.likeBefore(features, extractor, dimension());
        int d = dimension();
        for (int row = 0; row < features.count(); row++) {
            System.arraycopy(features.values().values(), row * d, block, waiting * d, d);
            waiting++;
            if (waiting == BLOCK) {
                flush();
            }
        }
    }

    private void begin(ExtractorIdentity identity, int d) {
        extractor = identity;
        block = new double[BLOCK * d];
        sum = new double[d];
        squares = Matrix.zeros(d, d);
    }

    private int dimension() {
        return sum.length;
    }

    private void flush() {
        if (waiting == 0) {
            return;
        }
        int d = dimension();
        Matrix rows = new Matrix(BLOCK, d, block).range(0, waiting);
        if (pivot == null) {
            pivot = rows.columnMeans();
        }
        Matrix centred = rows.minus(pivot);
        for (int i = 0; i < centred.values().length; i++) {
            sum[i % d] += centred.values()[i];
        }
        algebra.addGrami(squares, centred);
        count += waiting;
        waiting = 0;
    }

    /**
     * Adds what another accumulator has seen: the result is that of both streams.
     *
     * @param other of the same extractor and d; not changed by this, apart from summing rows it still held
     * @throws IllegalArgumentException if extractor or d differ, or the other is this
     */
    public void merge(StatisticsAccumulator other) {
        if (other == this) {
            throw new IllegalArgumentException("`other` must be another accumulator, got this one");
        }
        if (other.extractor == null) {
            return;
        }
        if (extractor == null) {
            begin(other.extractor, other.dimension());
        }
        Features sample = new Features(other.extractor, new Matrix(1, other.dimension(), other.sum));
        StatisticsChecks.likeBefore(sample, extractor, dimension());
        flush();
        other.flush();
        if (count == 0) {
            copy(other);
        } else {
            chan(other);
        }
    }

    private void copy(StatisticsAccumulator other) {
        pivot = other.pivot.clone();
        sum = other.sum.clone();
        squares = new Matrix(dimension(), dimension(), other.squares.values().clone());
        count = other.count;
        drift = other.drift;
    }

    /** Both sums about their own means, plus the outer product of the difference of the means; the common mean is the pivot. */
    private void chan(StatisticsAccumulator other) {
        int d = dimension();
        double[] here = offset();
        double[] there = other.offset();
        double[] delta = new double[d];
        for (int i = 0; i < d; i++) {
            delta[i] = other.pivot[i] - pivot[i] + there[i] - here[i]; // of the means
        }
        long n = count + other.count;
        double weight = (double) count / n * other.count;
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                double own = squares.get(i, j) - count * here[i] * here[j];
                double others = other.squares.get(i, j) - other.count * there[i] * there[j];
                squares.values()[i * d + j] = own + others + weight * delta[i] * delta[j];
            }
        }
        drift = Math.max(Math.max(drift, other.drift), Math.max(square(here), square(there)));
        for (int i = 0; i < d; i++) {
            pivot[i] += here[i] + delta[i] * other.count / n;
        }
        sum = new double[d];
        count = n;
    }

    private static double square(double[] offset) {
        double sum = 0;
        for (double value : offset) {
            sum += value * value;
        }
        return sum;
    }

    /** The mean of the rows in the sums, less the pivot. */
    private double[] offset() {
        double[] offset = new double[dimension()];
        for (int i = 0; i < offset.length; i++) {
            offset[i] = sum[i] / count;
        }
        return offset;
    }

    /** {@return how many images were added} */
    public long count() {
        return count + waiting;
    }

    /**
     * The statistics of everything added; more may be added afterwards.
     *
     * @return mean and covariance
     * @throws IllegalArgumentException if fewer than two images were added
     */
    public FeatureStatistics statistics() {
        StatisticsChecks.enough(count());
        flush();
        int d = dimension();
        double[] offset = offset();
        double[] mean = new double[d];
        Matrix covariance = Matrix.zeros(d, d);
        for (int i = 0; i < d; i++) {
            mean[i] = pivot[i] + offset[i];
            for (int j = 0; j <= i; j++) {
                double value = (squares.get(i, j) - count * offset[i] * offset[j]) / (count - 1);
                covariance.values()[i * d + j] = value;
                covariance.values()[j * d + i] = value;
            }
            covariance.values()[i * d + i] = Math.max(0, covariance.get(i, i));
        }
        return new FeatureStatistics(extractor, count, mean, covariance, Math.max(drift, square(offset)));
    }
}
