package org.gan4j.metric;

import java.util.Locale;
import org.gan4j.feature.ExtractorIdentity;
import org.gan4j.feature.FeatureExtractor;
import org.gan4j.feature.Features;
import org.gan4j.linalg.Matrix;

/**
 * The Inception Score (Salimans et al. 2016, "Improved techniques for training GANs"): exp of the mean over images of KL(p(y|x) ||
 * p(y)), with p(y) the mean of p(y|x), in each of {@value #DEFAULT_SPLITS} consecutive splits; then mean and standard deviation
 * of the splits. From 1 to the number of classes.
 *
 * <p>The features are class logits, [N, classes] (of the Inception network: 1,008, without the last layer's bias). Only
 * generated images count; real ones are ignored. Keeps the logits. Not thread-safe.
 */
public final class InceptionScore implements Metric<InceptionScore.Result> {
    /** The paper's number of splits. */
    public static final int DEFAULT_SPLITS = 10;

    private final int splits;
    private FeatureStore generated;

    /** A metric with ten splits. */
    public InceptionScore() {
        this(DEFAULT_SPLITS);
    }

    /**
     * A metric.
     *
     * @param splits at least 1
     * @throws IllegalArgumentException if {@code splits} is below 1
     */
    public InceptionScore(int splits) {
        if (splits < 1) {
            throw new IllegalArgumentException("`splits` must be at least 1, got " + splits);
        }
        this.splits = splits;
        reset();
    }

    @Override
    public void validate(FeatureExtractor extractor) {
        if (!extractor.givesLogits()) {
            throw new IllegalArgumentException("`extractor` must give class logits for an Inception Score, got "
                    + extractor.identity() + "; leave the score out or use a classifier");
        }
    }

    @Override
    public void reset() {
        generated = new FeatureStore();
    }

    @Override
    public void update(Side side, Features batch) {
        if (side == Side.GENERATED) {
            generated.add(batch);
        }
    }

    @Override
    public Result compute() {
        Features logits = generated.all(Side.GENERATED, splits);
        double[] scores = new double[splits];
        for (int s = 0; s < splits; s++) {
            int from = (int) ((long) s * logits.count() / splits);
            int to = (int) ((long) (s + 1) * logits.count() / splits);
            scores[s] = score(logits.values(), from, to);
        }
        double deviation = splits == 1 ? 0 : Math.sqrt(Moments.variance(scores) * (splits - 1) / splits);
        return new Result(Moments.mean(scores), deviation, splits, logits.count(), logits.extractor());
    }

    private static double score(Matrix logits, int from, int to) {
        int classes = logits.columns();
        double[] marginal = new double[classes];
        double negativeEntropy = 0; // mean of sum p log p
        for (int i = from; i < to; i++) {
            double[] logP = logSoftmax(logits.row(i));
            for (int c = 0; c < classes; c++) {
                double p = Math.exp(logP[c]);
                marginal[c] += p / (to - from);
                negativeEntropy += p * logP[c] / (to - from);
            }
        }
        double cross = 0;
        for (double p : marginal) {
            cross += p > 0 ? p * Math.log(p) : 0;
        }
        return Math.exp(negativeEntropy - cross);
    }

    private static double[] logSoftmax(double[] logits) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp(logit - largest);
        }
        double norm = largest + Math.log(sum);
        for (int c = 0; c < logits.length; c++) {
            logits[c] -= norm; // the row is a copy
        }
        return logits;
    }

    /**
     * An Inception Score and what it rests on.
     *
     * @param value mean of the splits, at least 1
     * @param deviation standard deviation of the splits (divided by their number, as the paper's code); no standard error
     * @param splits how many splits
     * @param generatedCount generated images
     * @param extractor what made the logits
     */
    public record Result(double value, double deviation, int splits, int generatedCount, ExtractorIdentity extractor) {

        /** {@return all numbers on one line} */
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "IS %.5g, sd %.3g over %d splits; n generated %d; %s",
                    value,
                    deviation,
                    splits,
                    generatedCount,
                    extractor);
        }
    }
}
