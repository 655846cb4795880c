package org.gan4j.metric;

import java.util.function.BiFunction;
import org.gan4j.feature.FeatureExtractor;
import org.gan4j.feature.Features;

/**
 * A score of generated images: reset, update with batches of features of both sides, compute.
 *
 * <p>A new metric is empty, as after {@link #reset()}. Batches may come in any sizes and the sides in any order;
 * {@link #compute()} changes nothing and may be called again after more updates. Not thread-safe.
 *
 * @param <R> the result: a record that prints n and the extractor's identity
 */
public interface Metric<R> {

    /**
     * A metric from a function of all features of both sides. It keeps the features (8 n d bytes each side), and refuses what the
     * methods below refuse.
     *
     * <pre>{@code
     * Metric<Double> ratio = Metric.of(1, (real, generated) -> (double) generated.count() / real.count());
     * }</pre>
     *
     * @param fewest images that each side must have, at least 1
     * @param score the features of the real and of the generated images, of one d, to the result; modifies neither
     * @param <R> the result
     * @return an empty metric
     * @throws IllegalArgumentException if {@code fewest} is below 1
     */
    static <R> Metric<R> of(int fewest, BiFunction<Features, Features, R> score) {
        return new FunctionMetric<>(fewest, score);
    }

    /** Forgets every batch. */
    void reset();

    /**
     * Adds features of some images.
     *
     * @param side whose they are
     * @param batch [N, d] with their extractor's identity, not modified; the metric may keep it
     * @throws IllegalArgumentException if d, or the extractor, differs from what was given before, or a value is not finite
     */
    void update(Side side, Features batch);

    /**
     * The score of everything since the last reset.
     *
     * @return the result
     * @throws IllegalStateException if a side has too few images
     */
    R compute();

    /**
     * Refuses an extractor whose features this metric cannot use.
     *
     * @param extractor the extractor
     * @throws IllegalArgumentException if it is unsuitable, saying why
     */
    default void validate(FeatureExtractor extractor) {}
}
