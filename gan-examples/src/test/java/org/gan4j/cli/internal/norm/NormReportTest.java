package org.gan4j.cli.internal.norm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gan4j.kernel.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Norms that fall by known factors, without any training. */
class NormReportTest {
    private static final int STEPS = 8;
    private static final List<Integer> WEIGHTS = List.of(100, 300, 600);
    private static final NormSettings SETTINGS =
            new NormSettings("faces", "print", 100, STEPS, 2, 4, 0, WEIGHTS, Precision.FP32, "kernels", 1, "version");

    @TempDir
    private Path folder;

    private NormStore store;

    /** Layer k of clip-0.01 has the norm step * 10^(2 - k); a tenth, a half, all of layers 1, 2, 3 are at the bound at the end. */
    private List<CurveSummary> curves() throws IOException {
        store = NormStore.in(folder);
        store.drop(Curve.GAN);
        for (int step = 1; step <= STEPS; step++) {
            double held = (double) step / STEPS;
            store.norms().append(Curve.CLIP_001, step, 1, 10 * step, 0.1 * held);
            store.norms().append(Curve.CLIP_001, step, 2, step, 0.5 * held);
            store.norms().append(Curve.CLIP_001, step, 3, 0.1 * step, held);
            for (int layer = 1; layer <= 3; layer++) {
                store.norms().append(Curve.CONTROL_PENALTY, step, layer, 3, Double.NaN);
                store.lossNorms().append(Curve.CONTROL_PENALTY, step, layer, layer == 1 ? 1 : 2);
            }
            store.scores().append(Curve.CLIP_001, step, -step, 0, 2 * step, step, Double.NaN);
            store.scores().append(Curve.CONTROL_PENALTY, step, 0, 0, 0, 0, 0.75);
        }
        List<CurveSummary> curves = new ArrayList<>();
        for (Curve curve : Curve.values()) {
            CurveSummary.of(curve, curve != Curve.CLIP_001, store, WEIGHTS).ifPresent(curves::add);
        }
        return curves;
    }

    private String report() throws IOException {
        List<CurveSummary> curves = curves();
        new NormReport(folder, SETTINGS, curves).write(store);
        return Files.readString(folder.resolve("report.md"));
    }

    /** Of steps 5, 6, 7, 8 the median is 6.5, the quartiles are 5.75 and 7.25. */
    @Test
    void csvHasMedianAndQuartilesOfTheLastHalf() throws IOException {
        report();
        assertThat(folder.resolve("norms.csv")).hasContent("""
                curve,layer,median,q25,q75
                clip-0.01,1,65,57.5,72.5
                clip-0.01,2,6.5,5.75,7.25
                clip-0.01,3,0.65,0.575,0.725
                control-penalty,1,3,3,3
                control-penalty,2,3,3,3
                control-penalty,3,3,3,3
                """);
    }

    @Test
    void slopeAndSharesAreThoseByHand() throws IOException {
        CurveSummary clip = curves().get(0);
        assertThat(clip.slope()).isCloseTo(1, within(1e-9));
        assertThat(CurveSummary.spread(clip.layers())).isCloseTo(2, within(1e-9));
        assertThat(clip.criticSteps()).isEqualTo(8);
        double last = (0.1 * 100 + 0.5 * 300 + 600) / 1000;
        assertThat(clip.shares().get(0)).isCloseTo(last / 8, within(1e-6));
        assertThat(clip.shares().get(1)).isCloseTo(last / 2, within(1e-6));
        assertThat(clip.shares().get(2)).isCloseTo(last, within(1e-6));
        assertThat(clip.scores().real() - clip.scores().fake()).isCloseTo(6.5, within(1e-9));
        CurveSummary penalty = curves().get(1);
        assertThat(penalty.slope()).isZero();
        assertThat(penalty.shares()).isEmpty();
        assertThat(CurveSummary.slope(penalty.lossAlone())).isCloseTo(-Math.log10(2) / 2, within(1e-9));
    }

    @Test
    void thePageSaysHowSteepAndHowFlat() throws IOException {
        assertThat(report())
                .contains(
                        "| WGAN, clip 0.01 (wgan) | 8 | 65.0 | 6.50 | 0.650 | 1.00 | 100 |",
                        "| WGAN-GP (control) | 8 | 3.00 | 3.00 | 3.00 | 0.00 | 1.00 |",
                        "WGAN, clip 0.01 (wgan): from conv 1 to conv 3 the median norm falls by a factor of 100, 1.00 decades a"
                                + " layer; the largest is 100 times the smallest. 8 critic steps, at the last of which 76.0 % of the"
                                + " weights are at the bound.",
                        "| WGAN, clip 0.01 (wgan) | 8 | 9.5 % | 38.0 % | 76.0 % |",
                        "| WGAN-GP (control), loss alone | 1.00 | 2.00 | 2.00 | -0.15 |",
                        "A bound of 0.01 held 76.0 % of the weights at critic step 8.",
                        "6.50 for WGAN, clip 0.01 (wgan)",
                        "Not complete: cut short WGAN, clip 0.01 (wgan) (8 critic steps); not begun 5 of 7.")
                .doesNotContain("NaN", "null");
    }

    @Test
    void linksOnThePageLeadSomewhere() throws IOException {
        String markdown = report();
        String html = Files.readString(folder.resolve("report.html"));
        Matcher link = Pattern.compile("]\\(#([^)]+)\\)").matcher(markdown);
        int found = 0;
        while (link.find()) {
            assertThat(html).contains("id=\"" + link.group(1) + "\"");
            found++;
        }
        assertThat(found).isPositive();
        assertThat(html).doesNotContain("src=\"norms").contains("data:image/png;base64,");
        for (String name : List.of("norms", "norms-control", "norms-over-time")) {
            assertThat(folder.resolve(name + ".png")).isNotEmptyFile();
            assertThat(folder.resolve(name + ".svg")).isNotEmptyFile();
        }
    }

    /** A dead critic has no gradient at all. */
    @Test
    void normsOfZeroAreReportedAndNotDrawn() throws IOException {
        store = NormStore.in(folder);
        store.drop(Curve.GAN);
        for (int layer = 1; layer <= 3; layer++) {
            store.norms().append(Curve.GAN, 1, layer, 0, Double.NaN);
        }
        store.scores().append(Curve.GAN, 1, 0.7, 0.7, 0, 0, Double.NaN);
        new NormReport(
                        folder,
                        SETTINGS,
                        List.of(CurveSummary.of(Curve.GAN, true, store, WEIGHTS).orElseThrow()))
                .write(store);
        assertThat(folder.resolve("norms.csv")).content().contains("gan,1,0,0,0");
        assertThat(folder.resolve("report.md")).content().contains("| GAN (simple) | 1 | 0 | 0 | 0 |");
    }
}
