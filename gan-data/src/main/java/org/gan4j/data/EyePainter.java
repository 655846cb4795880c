package org.gan4j.data;

/** Paints eyes and brows. An eye is designed about (0, 0) with its width as unit, its outer corner at positive x. */
final class EyePainter {
    private static final double DISTANCE = 0.126;
    private static final double WIDTH = 0.16;

    private final Portrait portrait;
    private final FaceAttributes.Eyes eyes;
    private final Palette palette;

    EyePainter(Portrait portrait) {
        this.portrait = portrait;
        eyes = portrait.face.eyes();
        palette = portrait.palette;
    }

    void paintEyes() {
        eye(-1);
        eye(1);
    }

    /** Paints the brows; after the hair, which they show through. */
    void paintBrows() {
        brow(-1);
        brow(1);
    }

    private Sketch place(int side) {
        double x = side * DISTANCE * eyes.gap();
        double width = WIDTH * eyes.size();
        return portrait.head.in(portrait.head
                .frame()
                .at(portrait.turned(x), Portrait.EYE_Y + portrait.nod())
                .scaled(side * width * portrait.foreshortening(x), width));
    }

    private void eye(int side) {
        Sketch eye = place(side);
        Outline opening =
                upperLid().cubic(0.46, 0.36, 0.28, 0.47, 0.05, 0.47).cubic(-0.22, 0.47, -0.4, 0.38, -0.46, innerY());
        eye.fill(opening, 0xFCFAFB);
        eye.clip(opening);
        eye.fill(
                upperLid().line(0.5, -0.1).line(0.2, lidTop() + 0.2).line(-0.3, lidTop() + 0.25),
                Fill.veil(0x8A7C98, 0.45));
        iris(eye, side);
        eye.unclip();
        lashes(eye);
    }

    private double innerY() {
        return 0.14 + 0.03 * eyes.slant();
    }

    private double outerY() {
        return 0.02 - 0.08 * eyes.slant();
    }

    private double lidTop() {
        return 0.47 - 0.97 * eyes.openness();
    }

    private Outline upperLid() {
        double top = lidTop();
        double in = innerY();
        double out = outerY();
        return Outline.from(-0.46, in)
                .cubic(-0.42, in + (top - in) * 0.7, -0.15, top - 0.02, 0.1, top)
                .cubic(0.32, top + 0.02, 0.45, out + (top - out) * 0.5, 0.5, out);
    }

    private void iris(Sketch eye, int side) {
        double hue = side > 0 ? eyes.otherHue() : eyes.hue();
        double s = eyes.saturation();
        double l = eyes.lightness();
        double x = -0.02 + side * 0.075 * eyes.gazeX();
        double y = 0.01 + 0.05 * eyes.gazeY();
        int dark = Tone.hsl(hue - 0.03, s, l * 0.34);
        eye.fill(Outline.ellipse(x, y, 0.325, 0.45), Tone.hsl(hue - 0.03, s, l * 0.28));
        eye.fill(
                Outline.ellipse(x, y, 0.29, 0.415),
                Fill.vertical(y - 0.3, dark, y + 0.42, Tone.hsl(hue + 0.02, s, l * 0.55 + 0.4)));
        eye.fill(Outline.ellipse(x, y + 0.26, 0.2, 0.13), Fill.veil(Tone.hsl(hue + 0.05, s, 0.82), 0.5));
        eye.fill(Outline.ellipse(x, y - 0.01, 0.125, 0.19), Tone.hsl(hue - 0.05, s * 0.8, l * 0.16));
        eye.fill(Outline.ellipse(x - side * 0.12, y - 0.19, 0.105, 0.125), Tone.WHITE);
        eye.fill(Outline.ellipse(x + side * 0.14, y + 0.2, 0.055, 0.065), Fill.veil(Tone.WHITE, 0.85));
    }

    private void lashes(Sketch eye) {
        double k = eyes.lash();
        double top = lidTop();
        double out = outerY();
        eye.stroke(upperLid(), 0.025 * k, 0.085 * k, 0.07 * k, palette.lash());
        eye.fill(
                Outline.from(0.36, top * 0.5 + out * 0.5)
                        .line(0.5, out + 0.06)
                        .quad(0.58, out - 0.02, 0.62, out - 0.12),
                palette.lash());
        eye.stroke(
                Outline.curve(0.48, out + 0.08, 0.38, 0.34, 0.2, 0.455, -0.05, 0.475),
                0.03 * k,
                0.022,
                0.008,
                palette.lash());
        eye.stroke(
                Outline.curve(-0.36, top + 0.08, -0.1, top - 0.115, 0.15, top - 0.12, 0.4, top + 0.05),
                0.005,
                0.014,
                0.005,
                palette.skinLine());
    }

    private void brow(int side) {
        Sketch eye = place(side);
        double y = -0.72 - 0.22 * eyes.browHeight();
        double rise = 0.13 * eyes.browAngle();
        Outline line = Outline.curve(
                -0.4, y + 0.04 + rise, -0.05, y - 0.05, 0.25, y - 0.05 - rise * 0.5, 0.48, y + 0.07 - rise);
        eye.fill(line.stroked(0.02, 0.036, 0.01), Fill.veil(palette.hairLine(), 0.8));
    }
}
