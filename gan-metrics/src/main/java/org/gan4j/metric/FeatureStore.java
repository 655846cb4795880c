package org.gan4j.metric;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.feature.ExtractorIdentity;
import org.gan4j.feature.Features;
import org.gan4j.linalg.Matrix;

/** The features of one side, all of them: 8 n d bytes. Not thread-safe. */
final class FeatureStore {
    private final List<Matrix> batches = new ArrayList<>();
    private ExtractorIdentity extractor;
    private int count;

    void add(Features batch) {
        StatisticsChecks.finite("features", batch.values());
        if (extractor == null) {
            extractor = batch.extractor();
        } else {
            StatisticsChecks.likeBefore(batch, extractor, batches.get(0).columns());
        }
        batches.add(batch.values());
        count += batch.count();
    }

    /** All features in one matrix, in the order they came. */
    private Features all() {
        if (batches.size() > 1) {
            int d = batches.get(0).columns();
            if ((long) count * d > Integer.MAX_VALUE - 8) {
                throw new IllegalStateException("n x d must be below 2^31 for scores that keep the features, got "
                        + count + " x " + d + "; use fewer images");
            }
            Matrix all = Matrix.zeros(count, d);
            int at = 0;
            for (Matrix batch : batches) {
                System.arraycopy(batch.values(), 0, all.values(), at, batch.values().length);
                at += batch.values().length;
            }
            batches.clear();
            batches.add(all);
        }
        return new Features(extractor, batches.get(0));
    }

    /** All features, of which there must be some. */
    Features all(Side side, int fewest) {
        if (count < fewest) {
            throw tooFew(side, fewest, count);
        }
        return all();
    }

    static IllegalStateException tooFew(Side side, int fewest, long count) {
        return new IllegalStateException("`" + side + "` must have at least " + fewest + " images, got " + count
                + "; update the metric with more before compute");
    }
}
