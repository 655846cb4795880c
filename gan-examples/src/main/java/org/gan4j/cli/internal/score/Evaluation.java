package org.gan4j.cli.internal.score;

import java.util.Optional;
import org.gan4j.cli.internal.terminal.Progress;
import org.gan4j.data.ImageSource;
import org.gan4j.feature.FeatureExtractor;
import org.gan4j.feature.Features;
import org.gan4j.metric.FeatureStatistics;
import org.gan4j.metric.FrechetDistance;
import org.gan4j.metric.ImageFeed;
import org.gan4j.metric.KernelDistance;
import org.gan4j.metric.Metric;
import org.gan4j.metric.PrecisionRecall;
import org.gan4j.metric.Side;
import org.gan4j.metric.StatisticsAccumulator;

/** Scores generated images against real ones, or against their statistics. */
public final class Evaluation {
    /** KID and precision/recall compare images one by one: of more real images, this many are taken. */
    public static final int MOST_COMPARED = 10_000;

    private static final int BATCH = 50;

    private final FeatureExtractor extractor;

    /** An evaluation with some features. */
    public Evaluation(FeatureExtractor extractor) {
        this.extractor = extractor;
    }

    /** The statistics of all images of a source. */
    public FeatureStatistics statistics(ImageSource images) {
        StatisticsAccumulator sums = new StatisticsAccumulator();
        try (Progress progress = new Progress("features", "images", images.size())) {
            for (int from = 0; from < images.size(); from += BATCH) {
                int to = Math.min(images.size(), from + BATCH);
                sums.add(new Features(extractor.identity(), extractor.extract(images, from, to)));
                progress.at(to, "");
            }
        }
        return sums.statistics();
    }

    /** FID alone, from statistics of the real side. */
    public Scores score(FeatureStatistics real, ImageSource generated) {
        FrechetDistance frechet = FrechetDistance.builder().real(real).build();
        feed("generated", Side.GENERATED, generated, frechet);
        return new Scores(frechet.compute(), Optional.empty(), Optional.empty());
    }

    /** All scores. */
    public Scores score(ImageSource real, ImageSource generated) {
        FrechetDistance frechet = FrechetDistance.builder().build();
        KernelDistance kernel = KernelDistance.builder().build();
        PrecisionRecall neighbours = new PrecisionRecall();
        if (real.size() > MOST_COMPARED) {
            feed("real", Side.REAL, real, frechet);
            feed("real, some", Side.REAL, new SpacedImages(real, MOST_COMPARED), kernel, neighbours);
        } else {
            feed("real", Side.REAL, real, frechet, kernel, neighbours);
        }
        feed("generated", Side.GENERATED, generated, frechet, kernel, neighbours);
        System.err.println("comparing");
        return new Scores(frechet.compute(), Optional.of(kernel.compute()), Optional.of(neighbours.compute()));
    }

    private void feed(String task, Side side, ImageSource images, Metric<?>... metrics) {
        try (Progress progress = new Progress(task, "images", images.size())) {
            new ImageFeed(extractor, BATCH).feed(side, images, done -> progress.at(done, ""), metrics);
        }
    }
}
