package org.gan4j.data.faces;

/**
 * The colours of a face, 0xRRGGBB, derived from its attributes.
 *
 * @param skin lit skin
 * @param skinShade skin in the shadow of hair and chin
 * @param skinLine contours on skin
 * @param blush cheeks
 * @param lips mouth line
 * @param hair hair at the roots
 * @param hairTip hair at the tips
 * @param hairLight highlight
 * @param hairShade strands and folds
 * @param hairDeep hair behind the head
 * @param hairLine contours of hair
 * @param lash lash line
 * @param cloth clothes
 * @param clothShade folds of the clothes
 * @param trim collar, tie, straps
 * @param accent the accessory
 */
record Palette(
        int skin,
        int skinShade,
        int skinLine,
        int blush,
        int lips,
        int hair,
        int hairTip,
        int hairLight,
        int hairShade,
        int hairDeep,
        int hairLine,
        int lash,
        int cloth,
        int clothShade,
        int trim,
        int accent) {

    static Palette of(FaceAttributes face) {
        FaceAttributes.Head head = face.head();
        FaceAttributes.Hair hair = face.hair();
        FaceAttributes.Outfit outfit = face.outfit();
        double dark = head.skinTone();
        double skinHue = 0.03 + 0.035 * head.skinWarmth();
        double skinLight = 0.905 - 0.22 * dark;
        double h = hair.hue();
        double s = hair.saturation();
        double l = hair.lightness();
        double soft = face.ink().softness();
        int line = Tone.hsl(h - 0.02, s * 0.9, l * (0.18 + 0.3 * soft));
        double trimLight = outfit.lightness() > 0.6 ? outfit.lightness() * 0.45 : 0.92;
        return new Palette(
                Tone.hsl(skinHue, 0.92 - 0.35 * dark, skinLight),
                Tone.hsl(skinHue - 0.025, 0.62 - 0.2 * dark, skinLight - 0.13),
                Tone.hsl(skinHue - 0.03, 0.4, skinLight - 0.52 + 0.18 * soft),
                Tone.hsl(0.98, 0.8, 0.72 - 0.15 * dark),
                Tone.hsl(0.99, 0.5, 0.42 - 0.1 * dark),
                Tone.hsl(h, s, l),
                Tone.hsl(h + hair.tipShift(), s, l * 1.06),
                Tone.hsl(h + 0.01, s * 0.9, l + (1 - l) * 0.5),
                Tone.hsl(h - 0.02, s, l * 0.74),
                Tone.hsl(h + hair.tipShift() - 0.02, s, l * 0.7),
                line,
                Tone.blend(line, 0x20141C, 0.75 - 0.25 * soft) & 0xFFFFFF,
                Tone.hsl(outfit.hue(), outfit.saturation(), outfit.lightness()),
                Tone.hsl(outfit.hue() - 0.02, outfit.saturation(), outfit.lightness() * 0.78),
                Tone.hsl(outfit.hue() + 0.45, outfit.saturation() * 0.6 + 0.1, trimLight),
                Tone.hsl(outfit.accessoryHue(), 0.75, 0.58));
    }
}
