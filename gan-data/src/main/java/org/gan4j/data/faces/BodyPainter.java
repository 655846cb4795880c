package org.gan4j.data.faces;

/** Paints neck, shoulders and clothes. */
final class BodyPainter {

    private final Portrait portrait;
    private final double ink; // half-width of contours
    private final Palette palette;
    private final Sketch body;

    BodyPainter(Portrait portrait) {
        this.portrait = portrait;
        ink = 0.0045 * portrait.face.ink().weight();
        palette = portrait.palette;
        body = portrait.body;
    }

    void paint() {
        shoulders();
        neck();
        switch (portrait.face.outfit().clothes()) {
            case SAILOR -> sailor();
            case SHIRT -> shirt();
            case PULLOVER -> pullover();
            case HOODIE -> hoodie();
            case DRESS -> dress();
            case KIMONO -> kimono();
            case TURTLENECK -> turtleneck();
            case BLAZER -> blazer();
        }
    }

    private void shoulders() {
        boolean bare = portrait.face.outfit().clothes() == FaceAttributes.Clothes.DRESS;
        Outline shape = Outline.from(-0.08, 0.33)
                .cubic(-0.14, 0.37, -0.27, 0.37, -0.34, 0.44)
                .line(-0.42, 0.75)
                .line(0.42, 0.75)
                .line(0.34, 0.44)
                .cubic(0.27, 0.37, 0.14, 0.37, 0.08, 0.33);
        body.stroke(shape, ink, ink, ink, bare ? palette.skinLine() : palette.clothShade());
        body.fill(shape, bare ? palette.skin() : palette.cloth());
        if (!bare) {
            body.stroke(Outline.curve(-0.25, 0.44, -0.23, 0.5, -0.24, 0.6), 0.002, 0.006, 0.004, palette.clothShade());
            body.stroke(Outline.curve(0.25, 0.44, 0.23, 0.5, 0.24, 0.6), 0.002, 0.006, 0.004, palette.clothShade());
        }
    }

    private void neck() {
        Outline neck = Outline.from(-0.07, 0.15)
                .cubic(-0.07, 0.3, -0.075, 0.34, -0.12, 0.37)
                .quad(0, 0.47, 0.12, 0.37)
                .cubic(0.075, 0.34, 0.07, 0.3, 0.07, 0.15);
        body.fill(neck, palette.skin());
        body.clip(neck);
        body.fill(Outline.ellipse(portrait.chinX() * 0.6, 0.24, 0.2, 0.115), palette.skinShade());
        body.unclip();
        body.stroke(Outline.curve(-0.05, 0.385, 0, 0.4, 0.05, 0.385), 0.001, 0.003, 0.001, palette.skinShade());
    }

    private void sailor() {
        mirrored(side -> {
            Outline collar = Outline.from(side * 0.07, 0.335)
                    .cubic(side * 0.15, 0.36, side * 0.2, 0.37, side * 0.25, 0.4)
                    .line(side * 0.2, 0.49)
                    .line(0, 0.5)
                    .quad(side * 0.09, 0.42, side * 0.07, 0.335);
            body.fill(collar, palette.trim());
            body.stroke(
                    Outline.from(side * 0.235, 0.415).line(side * 0.185, 0.475).line(0, 0.48),
                    0.004,
                    0.004,
                    0.004,
                    Tone.WHITE);
        });
        bow(0.49, 0.08);
    }

    private void shirt() {
        body.fill(Outline.from(-0.025, 0.42).line(0.025, 0.42).line(0.04, 0.7).line(-0.04, 0.7), palette.trim());
        mirrored(side -> {
            Outline collar = Outline.from(side * 0.08, 0.32)
                    .line(side * 0.15, 0.375)
                    .line(side * 0.09, 0.47)
                    .line(0, 0.42)
                    .quad(side * 0.07, 0.39, side * 0.08, 0.32);
            body.stroke(collar, ink, ink, ink, palette.clothShade());
            body.fill(collar, Tone.blend(palette.cloth(), Tone.WHITE, 0.55) | 0xFF000000);
        });
    }

    private void pullover() {
        Outline band = Outline.curve(-0.125, 0.35, -0.08, 0.41, 0, 0.435, 0.08, 0.41, 0.125, 0.35);
        body.stroke(band, 0.024, 0.024, 0.024, palette.clothShade());
        body.stroke(band, 0.018, 0.018, 0.018, palette.cloth());
    }

    private void hoodie() {
        mirrored(side -> {
            Outline hood = Outline.from(side * 0.085, 0.3)
                    .cubic(side * 0.2, 0.29, side * 0.29, 0.36, side * 0.26, 0.42)
                    .cubic(side * 0.2, 0.47, side * 0.08, 0.47, 0, 0.53)
                    .cubic(side * 0.05, 0.44, side * 0.09, 0.4, side * 0.085, 0.3);
            body.stroke(hood, ink, ink, ink, palette.clothShade());
            body.fill(hood, Fill.vertical(0.3, palette.clothShade(), 0.44, palette.cloth()));
            body.stroke(
                    Outline.curve(side * 0.05, 0.46, side * 0.06, 0.5, side * 0.055, 0.6),
                    0.007,
                    0.007,
                    0.007,
                    palette.trim());
        });
    }

    private void dress() {
        Outline bodice = Outline.from(-0.22, 0.75)
                .line(-0.2, 0.47)
                .quad(0, 0.52, 0.2, 0.47)
                .line(0.22, 0.75);
        body.fill(bodice, palette.cloth());
        mirrored(side -> body.stroke(
                Outline.curve(side * 0.13, 0.37, side * 0.17, 0.42, side * 0.18, 0.49),
                0.015,
                0.015,
                0.015,
                palette.cloth()));
    }

    private void kimono() {
        for (int side = -1; side <= 1; side += 2) { // the left over the right
            Outline collar = Outline.from(side * 0.075, 0.325)
                    .cubic(side * 0.13, 0.36, side * 0.06, 0.5, -side * 0.1, 0.75)
                    .line(-side * 0.02, 0.75)
                    .cubic(side * 0.13, 0.5, side * 0.19, 0.37, side * 0.13, 0.345);
            body.stroke(collar, ink, ink, ink, palette.clothShade());
            body.fill(collar, palette.trim());
            body.stroke(
                    Outline.curve(side * 0.13, 0.35, side * 0.17, 0.4, side * 0.1, 0.52, 0, 0.72),
                    0.006,
                    0.006,
                    0.006,
                    palette.accent());
        }
    }

    private void turtleneck() {
        Outline collar = Outline.from(-0.085, 0.265)
                .quad(0, 0.32, 0.085, 0.265)
                .cubic(0.09, 0.33, 0.1, 0.35, 0.15, 0.38)
                .quad(0, 0.45, -0.15, 0.38)
                .cubic(-0.1, 0.35, -0.09, 0.33, -0.085, 0.265);
        body.stroke(collar, ink, ink, ink, palette.clothShade());
        body.fill(collar, Fill.vertical(0.26, palette.clothShade(), 0.4, palette.cloth()));
        for (double x = -0.06; x < 0.07; x += 0.03) {
            body.stroke(Outline.curve(x, 0.3, x * 1.1, 0.34, x * 1.3, 0.4), 0.001, 0.003, 0.001, palette.clothShade());
        }
    }

    private void blazer() {
        body.fill(
                Outline.from(-0.1, 0.36)
                        .quad(0, 0.46, 0.1, 0.36)
                        .line(0.05, 0.75)
                        .line(-0.05, 0.75),
                0xF8F6F4);
        body.fill(Outline.from(-0.022, 0.43).line(0.022, 0.43).line(0.035, 0.7).line(-0.035, 0.7), palette.accent());
        mirrored(side -> {
            Outline lapel = Outline.from(side * 0.11, 0.34)
                    .line(side * 0.19, 0.4)
                    .line(side * 0.165, 0.47)
                    .line(side * 0.19, 0.49)
                    .line(side * 0.04, 0.72)
                    .quad(side * 0.07, 0.5, side * 0.11, 0.34);
            body.stroke(lapel, ink, ink, ink, palette.clothShade());
            body.fill(lapel, palette.cloth());
        });
    }

    private void bow(double y, double reach) {
        mirrored(side -> body.fill(
                Outline.from(0, y).line(side * reach, y - reach * 0.5).line(side * reach * 0.85, y + reach * 0.55),
                palette.accent()));
        body.fill(Outline.ellipse(0, y, reach * 0.28, reach * 0.28), palette.accent());
    }

    private interface Side {
        void paint(int side);
    }

    private static void mirrored(Side painter) {
        painter.paint(-1);
        painter.paint(1);
    }
}
