package org.gan4j.data.faces;

/** Paints ears, face, blush, nose and mouth. */
final class HeadPainter {

    private final Portrait portrait;
    private final double ink; // half-width of contours
    private final Palette palette;
    private final Sketch head;
    private final double mouthX;
    private final double mouthY;

    HeadPainter(Portrait portrait) {
        this.portrait = portrait;
        ink = 0.0042 * portrait.face.ink().weight();
        palette = portrait.palette;
        head = portrait.head;
        mouthX = portrait.turned(0);
        mouthY = portrait.chinY() - 0.076 + portrait.nod() * 0.5;
    }

    void paintSkin() {
        ear(-1);
        ear(1);
        Outline contour = portrait.contour();
        head.stroke(contour, ink, ink, ink, palette.skinLine());
        head.fill(contour, palette.skin());
        head.clip(contour);
        double away = portrait.face.light().side() >= 0 ? -1 : 1;
        int shade = Tone.withAlpha(
                palette.skinShade(), 0.25 + 0.45 * portrait.face.light().strength());
        head.fill(
                Outline.ellipse(away * 0.36, 0.14, 0.2, 0.4),
                Fill.radial(away * 0.36, 0.14, 0.2, 0.4, shade, Tone.withAlpha(palette.skinShade(), 0.1)));
        blush(-1);
        blush(1);
        head.unclip();
    }

    void paintFeatures() {
        nose();
        mouth();
    }

    private void ear(int side) {
        double x = side * 0.236 * portrait.face.head().width();
        double y = 0.055 + portrait.nod() * 0.5;
        Outline ear = Outline.blob(
                x,
                y - 0.06,
                x + side * 0.035,
                y - 0.06,
                x + side * 0.04,
                y,
                x + side * 0.012,
                y + 0.06,
                x - side * 0.02,
                y + 0.05);
        head.stroke(ear, ink, ink, ink, palette.skinLine());
        head.fill(ear, palette.skin());
        head.stroke(
                Outline.curve(x + side * 0.024, y - 0.035, x + side * 0.012, y - 0.01, x + side * 0.018, y + 0.02),
                0.002,
                0.007,
                0.002,
                palette.skinShade());
    }

    private void blush(int side) {
        double x = portrait.turned(side * 0.15);
        double y = 0.16 + portrait.nod();
        int centre = Tone.withAlpha(palette.blush(), 0.6 * portrait.face.head().blush());
        head.fill(
                Outline.ellipse(x, y, 0.062, 0.036),
                Fill.radial(x, y, 0.062, 0.036, centre, Tone.withAlpha(palette.blush(), 0)));
    }

    private void nose() {
        double x = portrait.turned(0) * 1.12;
        double y = 0.155 + portrait.nod() * 1.3;
        double side = portrait.face.pose().turn() >= 0 ? 1 : -1;
        switch (portrait.face.head().nose()) {
            case LINE -> tip(x, y, side);
            case DOT -> head.fill(Outline.ellipse(x, y, 0.006, 0.0045), palette.skinLine());
            case SHADOW -> {
                head.fill(
                        Outline.from(x - side * 0.004, y - 0.024).quad(x + side * 0.02, y, x - side * 0.006, y + 0.006),
                        palette.skinShade());
                head.fill(Outline.ellipse(x - side * 0.006, y - 0.008, 0.004, 0.006), Fill.veil(Tone.WHITE, 0.6));
            }
            case BRIDGE -> {
                tip(x, y, side);
                head.stroke(
                        Outline.curve(
                                x + side * 0.002, y - 0.075, x + side * 0.007, y - 0.05, x + side * 0.003, y - 0.03),
                        0.0005,
                        0.0025,
                        0.0005,
                        palette.skinShade());
            }
        }
    }

    private void tip(double x, double y, double side) {
        head.stroke(
                Outline.curve(x + side * 0.004, y - 0.018, x + side * 0.009, y - 0.002, x - side * 0.003, y + 0.002),
                0.001,
                0.0045,
                0.002,
                palette.skinLine());
    }

    private void mouth() {
        FaceAttributes.Mouth mouth = portrait.face.mouth();
        Sketch at = head.in(head.frame().at(mouthX, mouthY).scaled(mouth.width() * portrait.foreshortening(0), 1));
        switch (mouth.style()) {
            case SMILE -> line(at, -0.042, -0.006, -0.02, 0.007, 0, 0.01, 0.02, 0.007, 0.042, -0.006);
            case FLAT -> line(at, -0.03, 0, 0, 0.001, 0.03, 0);
            case POUT -> line(at, -0.026, 0.006, 0, -0.004, 0.026, 0.006);
            case CAT ->
                line(
                        at, -0.045, -0.006, -0.03, 0.008, -0.013, 0.008, 0, -0.003, 0.013, 0.008, 0.03, 0.008, 0.045,
                        -0.006);
            case SMIRK -> line(at, -0.034, 0.002, -0.01, 0.008, 0.016, 0.002, 0.036, -0.014);
            case TINY -> line(at, -0.016, 0.001, 0, 0.004, 0.016, 0.001);
            case FANG -> fang(at, mouth.opening());
            case OPEN -> open(at, Outline.ellipse(0, 0.006, 0.02, 0.012 + 0.016 * mouth.opening()), 0.006);
            case LAUGH ->
                open(
                        at,
                        Outline.from(-0.048, -0.012)
                                .quad(0, -0.002, 0.048, -0.012)
                                .cubic(0.04, 0.05 * mouth.opening(), -0.04, 0.05 * mouth.opening(), -0.048, -0.012),
                        -0.012);
        }
    }

    private void line(Sketch at, double... points) {
        at.stroke(Outline.curve(points), 0.0025, 0.0055, 0.0025, palette.lips());
    }

    private void fang(Sketch at, double opening) {
        open(
                at,
                Outline.from(-0.036, -0.008)
                        .quad(0, 0.002, 0.036, -0.008)
                        .cubic(0.03, 0.034 * opening, -0.03, 0.034 * opening, -0.036, -0.008),
                -0.03);
        at.fill(Outline.from(0.014, -0.006).line(0.03, -0.008).line(0.022, 0.009), 0xFFF8F4);
    }

    private void open(Sketch at, Outline shape, double teeth) {
        at.stroke(shape, 0.006, 0.006, 0.006, palette.lips());
        at.fill(shape, 0xA83E48);
        at.clip(shape);
        at.fill(Outline.ellipse(0, 0.034, 0.03, 0.018), 0xEE8A88);
        at.fill(Outline.rectangle(-0.05, teeth - 0.012, 0.1, 0.016), 0xFFF8F4);
        at.unclip();
    }
}
