package org.gan4j.data.faces;

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
        iris(eye, side);
        lidShadow(eye);
        highlights(eye, side);
        eye.unclip();
        lashes(eye);
        lashTips(eye);
    }

    private double innerY() {
        return 0.14 + 0.05 * eyes.slant();
    }

    private double outerY() {
        return 0.02 - 0.14 * eyes.slant();
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
        int glow = Tone.hsl(hue + 0.05, s, 0.82);
        eye.fill(
                Outline.ellipse(x, y + 0.22, 0.25, 0.2),
                Fill.radial(
                        x,
                        y + 0.28,
                        0.25,
                        0.22,
                        Tone.withAlpha(glow, 0.35 + 0.6 * eyes.glow()),
                        Tone.withAlpha(glow, 0)));
        eye.fill(Outline.ellipse(x, y - 0.01, 0.15, 0.22), Fill.veil(dark, 0.5));
        eye.fill(Outline.ellipse(x, y - 0.01, 0.115, 0.18), Tone.hsl(hue - 0.05, s * 0.8, l * 0.14));
    }

    /** The shadow of lid and lashes on the ball. */
    private void lidShadow(Sketch eye) {
        double top = lidTop();
        Outline band =
                upperLid().line(0.5, outerY() + 0.12).cubic(0.36, top + 0.2, -0.2, top + 0.17, -0.46, innerY() + 0.08);
        eye.fill(band, Fill.veil(0x4A3A5E, 0.38));
    }

    /** On the same side of both eyes, towards the light. */
    private void highlights(Sketch eye, int side) {
        double towards = side * (portrait.face.light().side() < 0 ? -1 : 1);
        double x = -0.02 + side * 0.06 * eyes.gazeX();
        double y = 0.01 + 0.04 * eyes.gazeY();
        int half = Tone.WHITE;
        switch (eyes.shine()) {
            case ROUND -> {
                eye.fill(Outline.ellipse(x + towards * 0.12, y - 0.18, 0.105, 0.12), Tone.WHITE);
                eye.fill(Outline.ellipse(x - towards * 0.14, y + 0.2, 0.055, 0.065), Fill.veil(half, 0.85));
            }
            case TALL -> {
                eye.fill(Outline.ellipse(x + towards * 0.12, y - 0.13, 0.075, 0.17), Tone.WHITE);
                eye.fill(Outline.ellipse(x - towards * 0.13, y + 0.23, 0.07, 0.045), Fill.veil(half, 0.8));
            }
            case SPARKLE -> {
                eye.fill(Outline.ellipse(x + towards * 0.11, y - 0.2, 0.09, 0.09), Tone.WHITE);
                eye.fill(Outline.ellipse(x - towards * 0.12, y - 0.08, 0.05, 0.05), Fill.veil(half, 0.9));
                eye.fill(Outline.ellipse(x + towards * 0.06, y + 0.24, 0.06, 0.06), Fill.veil(half, 0.85));
            }
            case WIDE -> {
                eye.fill(Outline.ellipse(x + towards * 0.05, y - 0.2, 0.17, 0.085), Fill.veil(half, 0.95));
                eye.fill(Outline.ellipse(x - towards * 0.1, y + 0.25, 0.09, 0.04), Fill.veil(half, 0.7));
            }
        }
    }

    /** Single lashes that stand off at the outer corner. */
    private void lashTips(Sketch eye) {
        double out = outerY();
        double top = lidTop();
        for (int i = 0; i < eyes.lashTips(); i++) {
            double x = 0.46 - 0.1 * i;
            double y = out + (top - out) * (0.25 + 0.22 * i);
            eye.fill(
                    Outline.from(x - 0.05, y - 0.02)
                            .quad(x + 0.06, y - 0.04, x + 0.13 - 0.02 * i, y - 0.15)
                            .quad(x + 0.06, y + 0.03, x + 0.03, y + 0.04),
                    palette.lash());
        }
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
        double k = eyes.browWeight();
        eye.fill(line.stroked(0.02 * k, 0.036 * k, 0.01 * k), Fill.veil(palette.hairLine(), 0.8));
    }
}
