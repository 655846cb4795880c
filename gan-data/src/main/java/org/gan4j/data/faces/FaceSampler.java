package org.gan4j.data.faces;

import org.gan4j.data.faces.FaceAttributes.Accessory;
import org.gan4j.data.faces.FaceAttributes.Backdrop;
import org.gan4j.data.faces.FaceAttributes.Clothes;
import org.gan4j.data.faces.FaceAttributes.Eyes;
import org.gan4j.data.faces.FaceAttributes.FringeStyle;
import org.gan4j.data.faces.FaceAttributes.Hair;
import org.gan4j.data.faces.FaceAttributes.HairStyle;
import org.gan4j.data.faces.FaceAttributes.Head;
import org.gan4j.data.faces.FaceAttributes.Ink;
import org.gan4j.data.faces.FaceAttributes.Light;
import org.gan4j.data.faces.FaceAttributes.Mouth;
import org.gan4j.data.faces.FaceAttributes.MouthStyle;
import org.gan4j.data.faces.FaceAttributes.NoseStyle;
import org.gan4j.data.faces.FaceAttributes.Outfit;
import org.gan4j.data.faces.FaceAttributes.Pattern;
import org.gan4j.data.faces.FaceAttributes.Pose;
import org.gan4j.data.faces.FaceAttributes.Shine;
import org.gan4j.data.internal.IndexRandom;

/** Draws the attributes of the face of a seed and an index. */
final class FaceSampler {
    private final long seed;
    private final long index;

    private FaceSampler(long seed, long index) {
        this.seed = seed;
        this.index = index;
    }

    static FaceAttributes sample(long seed, long index) {
        FaceSampler sampler = new FaceSampler(seed, index);
        Hair hair = sampler.hair();
        Eyes eyes = sampler.eyes(hair);
        return new FaceAttributes(
                sampler.pose(),
                sampler.head(),
                eyes,
                sampler.mouth(),
                hair,
                sampler.outfit(hair, eyes),
                sampler.backdrop(),
                sampler.light(),
                sampler.ink());
    }

    private Pose pose() {
        IndexRandom r = new IndexRandom(seed, index, 1);
        return new Pose(
                0.04 * r.bell(), 0.005 + 0.03 * r.bell(), 1.19 + 0.16 * r.bell(), 0.24 * r.bell(), r.bell(), r.bell());
    }

    private Head head() {
        IndexRandom r = new IndexRandom(seed, index, 2);
        double width = 1 + 0.08 * r.bell();
        double chin = 1 + 0.1 * r.bell();
        double jaw = r.uniform();
        double tone = r.uniform();
        return new Head(
                width, chin, jaw, tone * tone * tone * tone, r.uniform(), r.uniform(), r.pick(NoseStyle.values()));
    }

    private Eyes eyes(Hair hair) {
        IndexRandom r = new IndexRandom(seed, index, 3);
        double hue = irisHue(hair, r);
        double saturation = r.uniform(0.35, 0.9);
        double lightness = r.uniform(0.3, 0.6);
        double otherHue = r.uniform();
        if (!r.chance(0.04)) {
            otherHue = hue;
        }
        double lid = r.uniform();
        return new Eyes(
                hue,
                saturation,
                lightness,
                otherHue,
                1 + 0.17 * r.bell(),
                1 - 0.42 * lid * lid,
                r.bell(),
                1 + 0.07 * r.bell(),
                r.bell(),
                r.bell(),
                r.uniform(0.7, 1.3),
                r.bell(),
                r.uniform(),
                r.uniform(0.6, 1.5),
                r.pick(Shine.values()),
                r.uniform(),
                r.between(0, 3));
    }

    /** Any hue, the hair's, or the opposite of the hair's. */
    private static double irisHue(Hair hair, IndexRandom r) {
        double free = r.uniform();
        double kind = r.uniform();
        if (kind < 0.45) {
            return free;
        }
        double hue = hair.hue() + (kind < 0.8 ? 0 : 0.5) + 0.08 * (free - 0.5);
        return hue - Math.floor(hue);
    }

    private Mouth mouth() {
        IndexRandom r = new IndexRandom(seed, index, 4);
        MouthStyle style = r.chance(0.35) ? MouthStyle.SMILE : r.pick(MouthStyle.values());
        return new Mouth(style, r.uniform(0.75, 1.3), r.uniform(0.4, 1));
    }

    private Hair hair() {
        IndexRandom r = new IndexRandom(seed, index, 5);
        double kind = r.uniform();
        double hue = r.uniform();
        double saturation = r.uniform();
        double lightness = r.uniform();
        if (kind < 0.38) { // brown, auburn, blond
            hue = 0.015 + 0.06 * hue + 0.05 * lightness * lightness;
            saturation = 0.25 + 0.45 * saturation;
            lightness = 0.22 + 0.53 * lightness;
        } else if (kind < 0.5) { // black
            saturation = 0.25 * saturation;
            lightness = 0.16 + 0.1 * lightness;
        } else if (kind < 0.62) { // silver
            saturation = 0.15 * saturation;
            lightness = 0.62 + 0.24 * lightness;
        } else { // fantasy
            saturation = 0.28 + 0.44 * saturation;
            lightness = 0.38 + 0.4 * lightness;
        }
        double shift = r.bell() * 0.15;
        return new Hair(
                r.pick(HairStyle.values()),
                r.pick(FringeStyle.values()),
                hue,
                saturation,
                lightness,
                r.chance(0.25) ? shift : 0,
                r.uniform(),
                1.01 + 0.07 * r.bell(),
                r.uniform(),
                r.between(3, 8),
                r.uniform(-1, 1),
                r.uniform(),
                r.uniform());
    }

    private Outfit outfit(Hair hair, Eyes eyes) {
        IndexRandom r = new IndexRandom(seed, index, 6);
        Clothes clothes = r.pick(Clothes.values());
        double hue = r.uniform();
        double kind = r.uniform();
        if (kind > 0.5) { // goes with the hair or the eyes
            hue = (kind > 0.75 ? hair.hue() + 0.5 : eyes.hue()) + 0.1 * (hue - 0.5);
            hue -= Math.floor(hue);
        }
        double saturation = 0.7 * r.uniform();
        double lightness = r.uniform(0.2, 0.92);
        Accessory accessory = r.chance(0.5) ? Accessory.NONE : r.pick(Accessory.values());
        return new Outfit(
                clothes, hue, saturation, lightness, accessory, r.uniform(), r.chance(0.5) ? 1 : -1, r.chance(0.08));
    }

    private Light light() {
        IndexRandom r = new IndexRandom(seed, index, 8);
        return new Light(r.uniform(-1, 1), r.uniform(), r.bell());
    }

    private Ink ink() {
        IndexRandom r = new IndexRandom(seed, index, 9);
        return new Ink(r.uniform(0.6, 1.5), r.uniform());
    }

    private Backdrop backdrop() {
        IndexRandom r = new IndexRandom(seed, index, 7);
        double hue = r.chance(0.5) ? 0.93 + 0.2 * r.uniform() : r.uniform();
        double dim = r.uniform();
        return new Backdrop(r.pick(Pattern.values()), hue - Math.floor(hue), 0.6 * r.uniform(), 0.97 - 0.34 * dim);
    }
}
