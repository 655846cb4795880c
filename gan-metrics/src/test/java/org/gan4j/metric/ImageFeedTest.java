package org.gan4j.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.data.ImageSource;
import org.gan4j.feature.Features;
import org.gan4j.feature.RandomProjection;
import org.gan4j.feature.TestImages;
import org.junit.jupiter.api.Test;

class ImageFeedTest {
    private final RandomProjection extractor = new RandomProjection(3, 0);
    private final ImageSource real = new TestImages(47, 20, 20);
    private final ImageSource generated = new TestImages(60, 24, 16);

    @Test
    void everyImageGoesToEveryMetricOnce() {
        List<Integer> told = new ArrayList<>();
        FrechetDistance kept = FrechetDistance.builder().build();
        FrechetDistance streamed = FrechetDistance.builder().withoutInterval().build();
        PrecisionRecall shares = new PrecisionRecall();
        ImageFeed feed = new ImageFeed(extractor, 20);
        feed.feed(Side.REAL, real, told::add, kept, streamed, shares);
        feed.feed(Side.GENERATED, generated, told::add, kept, streamed, shares);
        assertThat(told).containsExactly(20, 40, 47, 20, 40, 60);
        FrechetResult result = kept.compute();
        assertThat(result.realCount()).hasValue(47);
        assertThat(result.generatedCount()).hasValue(60);
        assertThat(result.extractor()).isEqualTo(extractor.identity());
        assertThat(streamed.compute().value()).isEqualTo(result.value());
        assertThat(shares.compute().extractor()).isEqualTo(extractor.identity());
        assertThat(result.value())
                .isEqualTo(FrechetDistance.between(
                                new Features(extractor.identity(), extractor.extract(real, 0, 47)),
                                new Features(extractor.identity(), extractor.extract(generated, 0, 60)))
                        .value());
    }

    @Test
    void refusesAnUnsuitableExtractorBeforeAnyUpdate() {
        FrechetDistance fid = FrechetDistance.builder().build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ImageFeed(extractor, 20)
                        .feed(Side.GENERATED, generated, done -> {}, fid, new InceptionScore()))
                .withMessageContaining("must give class logits");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ImageFeed(extractor, 0))
                .withMessage("`batchSize` must be at least 1, got 0");
    }
}
