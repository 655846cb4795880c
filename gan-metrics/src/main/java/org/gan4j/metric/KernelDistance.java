package org.gan4j.metric;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.gan4j.feature.ExtractorIdentity;
import org.gan4j.feature.Features;
import org.gan4j.linalg.LinearAlgebra;
import org.gan4j.tensor.RandomStream;

/**
 * The kernel distance, KID where the features are Inception's (Binkowski et al. 2018, "Demystifying MMD GANs"): the mean over
 * {@value #DEFAULT_SUBSETS} random subsets of the unbiased squared maximum mean discrepancy with kernel (x.y/d + 1)^3.
 *
 * <p>Has no bias in n and may be negative. A subset holds min({@value #LARGEST_SUBSET}, n/2) images of each side, n being the
 * smaller side's. The spread of the subsets is no standard error (they share images): the interval is by a jackknife that leaves
 * out a {@value #GROUPS}th of both sides at a time. Keeps the features. Not thread-safe.
 */
public final class KernelDistance implements Metric<KernelDistance.Result> {
    /** Subsets drawn. */
    public static final int DEFAULT_SUBSETS = 100;
    /** Images of a side that a subset holds at most. */
    public static final int LARGEST_SUBSET = 1000;

    private static final int GROUPS = 20;
    /** Images that each side must have: every group of the jackknife has members then, and a subset some. */
    public static final int FEWEST = 2 * GROUPS;

    private static final long STREAM = 0x6b6964L;

    private final int subsets;
    private final long seed;
    private final IntConsumer progress;
    private final LinearAlgebra algebra = LinearAlgebra.defaults();
    private final BothSides features = new BothSides();

    private KernelDistance(Builder builder) {
        subsets = builder.subsets;
        seed = builder.seed;
        progress = builder.progress;
    }

    /** {@return a builder with 100 subsets and seed 0} */
    public static Builder builder() {
        return new Builder();
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
        BothSides.Pair pair = features.all(FEWEST);
        Features reals = pair.real();
        Features fakes = pair.generated();
        int size = Math.min(LARGEST_SUBSET, Math.min(reals.count(), fakes.count()) / 2);
        RandomStream random = new RandomStream(seed, STREAM);
        int[] realGroups = groups(random, reals.count());
        int[] fakeGroups = groups(random, fakes.count());
        PolynomialMmd mmd = new PolynomialMmd(GROUPS, algebra);
        double[] means = new double[GROUPS + 1];
        for (int s = 0; s < subsets; s++) {
            int[] r = Arrays.copyOf(random.permutation(reals.count()), size);
            int[] g = Arrays.copyOf(random.permutation(fakes.count()), size);
            double[] estimates = mmd.estimates(
                    reals.values().rows(r), pick(realGroups, r), fakes.values().rows(g), pick(fakeGroups, g));
            for (int i = 0; i < means.length; i++) {
                means[i] += estimates[i] / subsets;
            }
            progress.accept(s + 1);
        }
        double value = means[GROUPS];
        double error = Moments.jackknifeError(Arrays.copyOf(means, GROUPS));
        return new Result(
                value, Interval.normal(value, error), subsets, size, reals.count(), fakes.count(), pair.extractor());
    }

    private static int[] groups(RandomStream random, int count) {
        int[] groups = new int[count];
        int[] order = random.permutation(count);
        for (int i = 0; i < count; i++) {
            groups[order[i]] = i % GROUPS;
        }
        return groups;
    }

    private static int[] pick(int[] groups, int[] rows) {
        return Arrays.stream(rows).map(row -> groups[row]).toArray();
    }

    /**
     * A kernel distance and what it rests on.
     *
     * @param value may be negative
     * @param interval 95 %, by a jackknife over both sides
     * @param subsets how many subsets were averaged
     * @param subsetSize images of each side in a subset
     * @param realCount real images
     * @param generatedCount generated images
     * @param extractor what made the features
     */
    public record Result(
            double value,
            Interval interval,
            int subsets,
            int subsetSize,
            int realCount,
            int generatedCount,
            ExtractorIdentity extractor) {

        /** {@return all numbers on one line} */
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "KID %.5g %s, %d subsets of %d; n real %d, generated %d; %s",
                    value,
                    interval,
                    subsets,
                    subsetSize,
                    realCount,
                    generatedCount,
                    extractor);
        }
    }

    /** Settings of a {@link KernelDistance}. */
    public static final class Builder {
        private int subsets = DEFAULT_SUBSETS;
        private long seed;
        private IntConsumer progress = done -> {};

        private Builder() {}

        /**
         * How many subsets are drawn.
         *
         * @param subsets at least 1
         * @return this
         */
        public Builder subsets(int subsets) {
            this.subsets = subsets;
            return this;
        }

        /**
         * Which subsets are drawn.
         *
         * @param seed any number
         * @return this
         */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /**
         * Who is told how many subsets are done.
         *
         * @param progress called after each
         * @return this
         */
        public Builder progress(IntConsumer progress) {
            this.progress = progress;
            return this;
        }

        /**
         * Checks the settings.
         *
         * @return an empty metric
         * @throws IllegalArgumentException if there are no subsets
         */
        public KernelDistance build() {
            if (subsets < 1) {
                throw new IllegalArgumentException("`subsets` must be at least 1, got " + subsets);
            }
            return new KernelDistance(this);
        }
    }
}
