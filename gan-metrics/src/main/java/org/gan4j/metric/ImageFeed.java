package org.gan4j.metric;

import java.util.List;
import java.util.function.IntConsumer;
import org.gan4j.data.ImageSource;
import org.gan4j.feature.FeatureExtractor;
import org.gan4j.feature.Features;

/**
 * Feeds a source's images through an extractor into metrics, each image once for all of them.
 *
 * <pre>{@code
 * ImageFeed feed = new ImageFeed(new RandomProjection(64, 0), 64);
 * FrechetDistance fid = FrechetDistance.builder().build();
 * KernelDistance kid = KernelDistance.builder().build();
 * feed.feed(Side.REAL, real, done -> {}, fid, kid);
 * feed.feed(Side.GENERATED, generated, done -> {}, fid, kid);
 * System.out.println(fid.compute());
 * }</pre>
 */
public final class ImageFeed {
    private final FeatureExtractor extractor;
    private final int batchSize;

    /**
     * A feed.
     *
     * @param extractor makes the features
     * @param batchSize images at once, at least 1
     * @throws IllegalArgumentException if {@code batchSize} is below 1
     */
    public ImageFeed(FeatureExtractor extractor, int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("`batchSize` must be at least 1, got " + batchSize);
        }
        this.extractor = extractor;
        this.batchSize = batchSize;
    }

    /**
     * Updates metrics with all images of a source.
     *
     * @param side whose images they are
     * @param images the source
     * @param progress told after every batch how many images are done
     * @param metrics what to update
     * @throws IllegalArgumentException if a metric cannot use the extractor; then none was updated
     */
    public void feed(Side side, ImageSource images, IntConsumer progress, Metric<?>... metrics) {
        List.of(metrics).forEach(metric -> metric.validate(extractor));
        for (int from = 0; from < images.size(); from += batchSize) {
            int to = Math.min(images.size(), from + batchSize);
            Features batch = new Features(extractor.identity(), extractor.extract(images, from, to));
            for (Metric<?> metric : metrics) {
                metric.update(side, batch);
            }
            progress.accept(to);
        }
    }
}
