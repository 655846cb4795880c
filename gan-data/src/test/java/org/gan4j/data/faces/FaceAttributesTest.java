package org.gan4j.data.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FaceAttributesTest {
    private static final int COUNT = 4000;
    private static final List<FaceAttributes> FACES = new ArrayList<>();

    @BeforeAll
    static void sample() {
        ProceduralFaces source = ProceduralFaces.training(64);
        for (int i = 0; i < COUNT; i++) {
            FACES.add(source.attributes(i));
        }
    }

    @Test
    void poseAndHeadStayInTheirRangesAndFillThem() {
        spread(f -> f.pose().x(), -0.04, 0.04);
        spread(f -> f.pose().y(), -0.025, 0.035);
        spread(f -> f.pose().scale(), 1.03, 1.35);
        spread(f -> f.pose().tilt(), -0.24, 0.24);
        spread(f -> f.pose().turn(), -1, 1);
        spread(f -> f.pose().nod(), -1, 1);
        spread(f -> f.head().width(), 0.92, 1.08);
        spread(f -> f.head().chin(), 0.9, 1.1);
        spread(f -> f.head().jaw(), 0, 1);
        spread(f -> f.head().skinTone(), 0, 1);
        spread(f -> f.head().skinWarmth(), 0, 1);
        spread(f -> f.head().blush(), 0, 1);
    }

    @Test
    void eyesAndMouthStayInTheirRangesAndFillThem() {
        spread(f -> f.eyes().hue(), 0, 1);
        spread(f -> f.eyes().otherHue(), 0, 1);
        spread(f -> f.eyes().saturation(), 0.35, 0.9);
        spread(f -> f.eyes().lightness(), 0.3, 0.6);
        spread(f -> f.eyes().size(), 0.83, 1.17);
        spread(f -> f.eyes().openness(), 0.58, 1);
        spread(f -> f.eyes().slant(), -1, 1);
        spread(f -> f.eyes().gap(), 0.93, 1.07);
        spread(f -> f.eyes().gazeX(), -1, 1);
        spread(f -> f.eyes().gazeY(), -1, 1);
        spread(f -> f.eyes().lash(), 0.7, 1.3);
        spread(f -> f.eyes().browAngle(), -1, 1);
        spread(f -> f.eyes().browHeight(), 0, 1);
        spread(f -> f.eyes().browWeight(), 0.6, 1.5);
        spread(f -> f.eyes().glow(), 0, 1);
        spread(f -> f.eyes().lashTips(), 0, 3);
        spread(f -> f.mouth().width(), 0.75, 1.3);
        spread(f -> f.mouth().opening(), 0.4, 1);
    }

    @Test
    void hairClothesAndBackdropStayInTheirRangesAndFillThem() {
        spread(f -> f.hair().hue(), 0, 1);
        spread(f -> f.hair().saturation(), 0, 0.72);
        spread(f -> f.hair().lightness(), 0.16, 0.86);
        spread(f -> f.hair().tipShift(), -0.15, 0.15);
        spread(f -> f.hair().length(), 0, 1);
        spread(f -> f.hair().volume(), 0.94, 1.08);
        spread(f -> f.hair().fringeLength(), 0, 1);
        spread(f -> f.hair().strands(), 3, 8);
        spread(f -> f.hair().parting(), -1, 1);
        spread(f -> f.hair().sideLocks(), 0, 1);
        spread(f -> f.hair().gloss(), 0, 1);
        spread(f -> f.outfit().hue(), 0, 1);
        spread(f -> f.outfit().saturation(), 0, 0.7);
        spread(f -> f.outfit().lightness(), 0.2, 0.92);
        spread(f -> f.outfit().accessoryHue(), 0, 1);
        spread(f -> f.outfit().accessorySide(), -1, 1);
        spread(f -> f.backdrop().hue(), 0, 1);
        spread(f -> f.backdrop().saturation(), 0, 0.6);
        spread(f -> f.backdrop().lightness(), 0.63, 0.97);
        spread(f -> f.light().side(), -1, 1);
        spread(f -> f.light().strength(), 0, 1);
        spread(f -> f.light().warmth(), -1, 1);
        spread(f -> f.ink().weight(), 0.6, 1.5);
        spread(f -> f.ink().softness(), 0, 1);
    }

    @Test
    void everyKindOccurs() {
        occur(f -> f.head().nose(), FaceAttributes.NoseStyle.class);
        occur(f -> f.eyes().shine(), FaceAttributes.Shine.class);
        occur(f -> f.mouth().style(), FaceAttributes.MouthStyle.class);
        occur(f -> f.hair().style(), FaceAttributes.HairStyle.class);
        occur(f -> f.hair().fringe(), FaceAttributes.FringeStyle.class);
        occur(f -> f.outfit().clothes(), FaceAttributes.Clothes.class);
        occur(f -> f.outfit().accessory(), FaceAttributes.Accessory.class);
        occur(f -> f.backdrop().pattern(), FaceAttributes.Pattern.class);
    }

    /** Of independent hues a sixth would lie within a twelfth of a turn of each other. */
    @Test
    void irisesTendToTheHairsHueOrTheOpposite() {
        assertThat(shareWithin(0)).isBetween(0.35, 0.55);
        assertThat(shareWithin(0.5)).isBetween(0.22, 0.4);
    }

    private static double shareWithin(double shift) {
        return FACES.stream()
                        .filter(face -> {
                            double turns = face.eyes().hue() - face.hair().hue() - shift;
                            return Math.abs(turns - Math.round(turns)) < 1.0 / 12;
                        })
                        .count()
                / (double) COUNT;
    }

    @Test
    void otherFactorsAreUncorrelated() {
        uncorrelated(f -> f.light().side(), f -> f.pose().turn());
        uncorrelated(f -> f.ink().weight(), f -> f.ink().softness());
        uncorrelated(f -> f.pose().turn(), f -> f.eyes().gazeX());
        uncorrelated(f -> f.pose().tilt(), f -> f.pose().scale());
        uncorrelated(f -> f.hair().lightness(), f -> f.backdrop().lightness());
        uncorrelated(f -> f.head().skinTone(), f -> f.hair().lightness());
    }

    /** All values lie in [low, high] and reach over more than four fifths of it. */
    private static void spread(ToDoubleFunction<FaceAttributes> factor, double low, double high) {
        double least = FACES.stream().mapToDouble(factor).min().orElseThrow();
        double most = FACES.stream().mapToDouble(factor).max().orElseThrow();
        assertThat(least).isBetween(low, low + 0.1 * (high - low));
        assertThat(most).isBetween(high - 0.1 * (high - low), high);
    }

    private static <E extends Enum<E>> void occur(Function<FaceAttributes, E> factor, Class<E> type) {
        Set<E> seen = EnumSet.noneOf(type);
        FACES.forEach(face -> seen.add(factor.apply(face)));
        assertThat(seen).containsExactlyInAnyOrder(type.getEnumConstants());
    }

    private static void uncorrelated(ToDoubleFunction<FaceAttributes> a, ToDoubleFunction<FaceAttributes> b) {
        double meanA = FACES.stream().mapToDouble(a).average().orElseThrow();
        double meanB = FACES.stream().mapToDouble(b).average().orElseThrow();
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (FaceAttributes face : FACES) {
            double x = a.applyAsDouble(face) - meanA;
            double y = b.applyAsDouble(face) - meanB;
            ab += x * y;
            aa += x * x;
            bb += y * y;
        }
        double fourStandardErrors = 4 / Math.sqrt(COUNT);
        assertThat(ab / Math.sqrt(aa * bb)).isCloseTo(0, within(fourStandardErrors));
    }
}
