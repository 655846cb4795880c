/**
 * Scores of generated images, in 64 bits.
 *
 * <p>A {@link org.gan4j.metric.Metric} is reset, updated with batches of features of real and generated images, and computed; its
 * result is a record that prints n of both sides and the identity of the feature extractor.
 * {@link org.gan4j.metric.ImageFeed} runs images through an extractor into any number of metrics.
 *
 * <pre>{@code
 * FrechetDistance fid = FrechetDistance.builder().build();
 * ImageFeed feed = new ImageFeed(new RandomProjection(64, 0), 64);
 * feed.feed(Side.REAL, real, done -> {}, fid);
 * feed.feed(Side.GENERATED, generated, done -> {}, fid);
 * FrechetResult result = fid.compute(); // prints value, interval, n, extractor
 * }</pre>
 */
package org.gan4j.metric;
