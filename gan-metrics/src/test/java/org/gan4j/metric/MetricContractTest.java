package org.gan4j.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Locale;
import org.gan4j.feature.ExtractorIdentity;
import org.gan4j.feature.Features;
import org.gan4j.linalg.Matrix;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Metric} promises. One joins with a subclass that says how it is made; the numbers themselves are held to
 * numbers from outside in a test of its own. Results are compared as they print.
 */
public abstract class MetricContractTest {
    private static final int REALS = 61;
    private static final int FAKES = 53;
    private static final int DIMENSION = 3;

    /** {@return a new, empty metric that takes features of d = 3, and 61 real and 53 generated images} */
    protected abstract Metric<?> newMetric();

    /** {@return whether the real images count; true by default} */
    protected boolean usesReal() {
        return true;
    }

    private static Features features(Side side) {
        return side == Side.REAL
                ? Samples.normal(REALS, DIMENSION, 0, 1, 1)
                : Samples.normal(FAKES, DIMENSION, 0.5, 1.5, 2);
    }

    private static Features rows(Features features, int from, int to) {
        return new Features(features.extractor(), features.values().range(from, to));
    }

    private Metric<?> full() {
        Metric<?> metric = newMetric();
        for (Side side : Side.values()) {
            metric.update(side, features(side));
        }
        return metric;
    }

    private List<Side> sidesThatCount() {
        return usesReal() ? List.of(Side.REAL, Side.GENERATED) : List.of(Side.GENERATED);
    }

    @Test
    void batchesMayHaveAnySizeAndTheSidesAnyOrder() {
        Metric<?> metric = newMetric();
        Features real = features(Side.REAL);
        Features fake = features(Side.GENERATED);
        metric.update(Side.GENERATED, rows(fake, 0, 1));
        metric.update(Side.REAL, rows(real, 0, 30));
        metric.update(Side.GENERATED, rows(fake, 1, 20));
        metric.update(Side.GENERATED, rows(fake, 20, FAKES));
        metric.update(Side.REAL, rows(real, 30, REALS));
        assertThat(metric.compute()).hasToString(full().compute().toString());
    }

    @Test
    void computeChangesNothing() {
        Metric<?> metric = newMetric();
        Features real = features(Side.REAL);
        Features fake = features(Side.GENERATED);
        metric.update(Side.REAL, rows(real, 0, 50));
        metric.update(Side.GENERATED, rows(fake, 0, 50));
        String before = metric.compute().toString();
        assertThat(metric.compute()).hasToString(before);
        metric.update(Side.REAL, rows(real, 50, REALS));
        metric.update(Side.GENERATED, rows(fake, 50, FAKES));
        assertThat(metric.compute()).hasToString(full().compute().toString());
    }

    @Test
    void resetForgetsEverything() {
        Metric<?> metric = newMetric();
        for (Side side : Side.values()) {
            metric.update(side, new Features(anotherExtractor(), Matrix.zeros(60, 7)));
        }
        metric.reset();
        for (Side side : Side.values()) {
            metric.update(side, features(side));
        }
        assertThat(metric.compute()).hasToString(full().compute().toString());
    }

    private static ExtractorIdentity anotherExtractor() {
        return new ExtractorIdentity("another", "fedcba9876543210", "no resizing");
    }

    @Test
    void aSideWithoutImagesIsNamed() {
        for (Side missing : sidesThatCount()) {
            Metric<?> metric = newMetric();
            for (Side side : Side.values()) {
                if (side != missing) {
                    metric.update(side, features(side));
                }
            }
            assertThatIllegalStateException()
                    .isThrownBy(metric::compute)
                    .withMessageContaining("`" + missing.name().toLowerCase(Locale.ROOT) + "` must have at least")
                    .withMessageContaining("got 0");
        }
    }

    @Test
    void featuresThatDoNotFitAreRefusedAndForgotten() {
        for (Side side : sidesThatCount()) {
            Metric<?> metric = full();
            Features wide = Samples.normal(5, DIMENSION + 1, 0, 1, 3);
            Features other = new Features(anotherExtractor(), Matrix.zeros(5, DIMENSION));
            Matrix spoilt = Matrix.zeros(5, DIMENSION);
            spoilt.values()[DIMENSION] = Double.NaN;
            assertRefused(metric, side, wide, "got " + (DIMENSION + 1));
            assertRefused(metric, side, other, "another");
            assertRefused(metric, side, Samples.of(spoilt), "got NaN");
            assertThat(metric.compute()).hasToString(full().compute().toString());
        }
    }

    private static void assertRefused(Metric<?> metric, Side side, Features batch, String part) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> metric.update(side, batch))
                .withMessageContaining("`features` must ")
                .withMessageContaining(part);
    }

    @Test
    void batchesAreNotModified() {
        Features real = features(Side.REAL);
        Features fake = features(Side.GENERATED);
        Metric<?> metric = newMetric();
        metric.update(Side.REAL, real);
        metric.update(Side.GENERATED, fake);
        metric.compute();
        assertThat(real.values()).isEqualTo(features(Side.REAL).values());
        assertThat(fake.values()).isEqualTo(features(Side.GENERATED).values());
    }

    @Test
    void theResultPrintsHowManyImagesOfWhichExtractorOnOneLine() {
        String text = full().compute().toString();
        assertThat(text).doesNotContain("\n").contains(Integer.toString(FAKES)).contains(Samples.EXTRACTOR.toString());
        if (usesReal()) {
            assertThat(text).contains(Integer.toString(REALS));
        }
    }
}
