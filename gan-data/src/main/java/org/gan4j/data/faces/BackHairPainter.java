package org.gan4j.data.faces;

import org.gan4j.data.internal.IndexRandom;

/** Paints the hair behind the head. */
final class BackHairPainter {
    private final double ink; // half-width of contours
    private final FaceAttributes.Hair hair;
    private final Palette palette;
    private final Sketch head;
    private final IndexRandom random;

    /**
     * A painter.
     *
     * @param portrait the face
     * @param head where the hair is drawn
     * @param random shared with who paints the locks afterwards
     */
    BackHairPainter(Portrait portrait, Sketch head, IndexRandom random) {
        this.head = head;
        this.random = random;
        ink = 0.0045 * portrait.face.ink().weight();
        hair = portrait.face.hair();
        palette = portrait.palette;
    }

    void paint() {
        double reach = hair.length();
        switch (hair.style()) {
            case SHORT -> fall(0.16 + 0.08 * reach, 0.24, 0.035);
            case BOB -> bob(0.24 + 0.08 * reach);
            case LONG -> fall(0.42 + 0.2 * reach, 0.34 + 0.05 * reach, 0.03);
            case WAVY -> waves(0.45 + 0.15 * reach);
            case TWIN_TAILS -> {
                fall(0.2, 0.22, 0.03);
                tail(-1, reach);
                tail(1, reach);
            }
            case PONYTAIL -> {
                fall(0.19, 0.22, 0.03);
                tail(hair.parting() < 0 ? -1 : 1, reach);
            }
            case BUNS -> {
                fall(0.2 + 0.06 * reach, 0.22, 0.03);
                bun(-1);
                bun(1);
            }
            case BRAIDS -> fall(0.22, 0.25, 0.02);
            case WILD -> wild(0.2 + 0.14 * reach);
            case CURLED -> curled(0.36 + 0.2 * reach);
        }
    }

    /** Straight hair around the head, its lower edge in points. */
    private void fall(double bottom, double halfWidth, double jag) {
        Outline shape = Outline.from(0, -0.37).through(0.2, -0.31, 0.29, -0.12, 0.3, 0.08, halfWidth, bottom);
        int points = 7;
        for (int i = 0; i < points; i++) {
            double x = halfWidth * (1 - 2.0 * (i + 1) / points);
            double middle = x + halfWidth / points;
            shape.quad(middle + 0.01, bottom - jag * 0.5, middle, bottom + jag * random.uniform(0.5, 1.4));
            shape.quad(middle - 0.005, bottom - jag * 0.5, x, bottom - jag * 0.6);
        }
        shape.line(-halfWidth, bottom).through(-0.3, 0.08, -0.29, -0.12, -0.2, -0.31, 0, -0.37);
        back(shape);
        for (int side = -1; side <= 1; side += 2) {
            for (int i = 0; i < 3; i++) {
                double x = 0.27 - 0.03 * i;
                head.stroke(
                        Outline.curve(
                                side * x,
                                -0.02,
                                side * (x + 0.015),
                                0.12,
                                side * halfWidth * (0.92 - 0.17 * i),
                                bottom - 0.02),
                        0.001,
                        i == 0 ? 0.005 : 0.003,
                        0.001,
                        palette.hairLine());
            }
        }
    }

    /** Points that stand off at the sides and the nape. */
    private void wild(double bottom) {
        Outline shape = Outline.from(0, -0.38).through(0.2, -0.32, 0.29, -0.14);
        double[] ys = {-0.06, 0.04, 0.13, 0.22};
        for (double y : ys) {
            double out = 0.34 + random.uniform(0, 0.06);
            shape.quad(0.31, y, out, y + 0.06).quad(0.31, y + 0.05, 0.285, y + 0.055);
        }
        int points = 5;
        for (int i = 0; i < points; i++) {
            double x = 0.26 - 0.52 * (i + 1) / points;
            shape.quad(x + 0.09, bottom, x + 0.05, bottom + random.uniform(0.03, 0.09))
                    .quad(x + 0.04, bottom, x, bottom - 0.02);
        }
        for (int i = ys.length - 1; i >= 0; i--) {
            double out = -0.34 - random.uniform(0, 0.06);
            shape.line(-0.285, ys[i] + 0.055)
                    .quad(-0.31, ys[i] + 0.05, out, ys[i] + 0.06)
                    .quad(-0.31, ys[i], -0.285, ys[i] - 0.02);
        }
        back(shape.line(-0.29, -0.14).through(-0.2, -0.32, 0, -0.38));
    }

    /** Long hair whose ends turn inwards. */
    private void curled(double bottom) {
        Outline shape = Outline.from(0, -0.37)
                .through(
                        0.2,
                        -0.31,
                        0.3,
                        -0.12,
                        0.32,
                        0.1,
                        0.37,
                        bottom - 0.1,
                        0.33,
                        bottom,
                        0.22,
                        bottom - 0.01,
                        0.2,
                        bottom - 0.08);
        shape.line(-0.2, bottom - 0.08)
                .through(
                        -0.22,
                        bottom - 0.01,
                        -0.33,
                        bottom,
                        -0.37,
                        bottom - 0.1,
                        -0.32,
                        0.1,
                        -0.3,
                        -0.12,
                        -0.2,
                        -0.31,
                        0,
                        -0.37);
        back(shape);
        for (int side = -1; side <= 1; side += 2) {
            for (int i = 0; i < 3; i++) {
                double x = 0.26 + 0.035 * i;
                head.stroke(
                        Outline.curve(
                                side * x,
                                -0.02,
                                side * (x + 0.02),
                                0.15,
                                side * (x + 0.02),
                                bottom - 0.1,
                                side * (x - 0.04),
                                bottom - 0.03),
                        0.001,
                        0.005,
                        0.001,
                        palette.hairLine());
            }
        }
    }

    private void bob(double bottom) {
        back(Outline.from(0, -0.37)
                .through(0.2, -0.31, 0.29, -0.12, 0.325, 0.08, 0.31, bottom - 0.06, 0.22, bottom, 0.12, bottom - 0.03)
                .line(-0.12, bottom - 0.03)
                .through(-0.22, bottom, -0.31, bottom - 0.06, -0.325, 0.08, -0.29, -0.12, -0.2, -0.31, 0, -0.37));
    }

    private void waves(double bottom) {
        double swing = 0.02 + 0.02 * hair.length();
        back(Outline.from(0, -0.37)
                .through(
                        0.2,
                        -0.31,
                        0.3,
                        -0.12,
                        0.31,
                        0.02,
                        0.33 + swing,
                        0.13,
                        0.33 - swing,
                        0.23,
                        0.36 + swing,
                        0.34,
                        0.35 - swing,
                        0.45,
                        0.37,
                        bottom)
                .line(-0.37, bottom)
                .through(
                        -0.35 + swing,
                        0.45,
                        -0.36 - swing,
                        0.34,
                        -0.33 + swing,
                        0.23,
                        -0.33 - swing,
                        0.13,
                        -0.31,
                        0.02,
                        -0.3,
                        -0.12,
                        -0.2,
                        -0.31,
                        0,
                        -0.37));
        for (int side = -1; side <= 1; side += 2) {
            head.stroke(
                    Outline.curve(
                            side * 0.26,
                            0.05,
                            side * (0.29 + swing),
                            0.15,
                            side * (0.28 - swing),
                            0.26,
                            side * (0.31 + swing),
                            0.36,
                            side * 0.3,
                            0.5),
                    0.002,
                    0.006,
                    0.003,
                    palette.hairLine());
        }
    }

    private void tail(int side, double reach) {
        double x = 0.4 + 0.05 * reach;
        double end = 0.3 + 0.3 * reach;
        Outline shape = Outline.from(side * 0.22, -0.24)
                .through(side * 0.33, -0.27, side * (x + 0.03), -0.1, side * (x + 0.05), 0.1, side * x, end)
                .through(side * (x - 0.06), end - 0.1, side * 0.3, 0.1, side * 0.28, -0.05, side * 0.22, -0.16);
        head.stroke(shape, ink, ink, ink, palette.hairLine());
        head.fill(shape, Fill.vertical(-0.2, palette.hair(), end, palette.hairTip()));
        head.stroke(
                Outline.curve(side * 0.28, -0.2, side * 0.37, -0.05, side * 0.38, 0.15, side * (x - 0.01), end - 0.05),
                0.003,
                0.008,
                0.002,
                palette.hairShade());
        head.stroke(
                Outline.curve(side * 0.3, -0.23, side * 0.4, -0.08, side * 0.42, 0.08),
                0.002,
                0.009,
                0.002,
                palette.hairLight());
        head.fill(Outline.ellipse(side * 0.255, -0.215, 0.03, 0.045), palette.accent());
    }

    private void bun(int side) {
        double x = side * 0.215;
        head.stroke(Outline.ellipse(x, -0.365, 0.085, 0.08), ink, ink, ink, palette.hairLine());
        head.fill(
                Outline.ellipse(x, -0.365, 0.085, 0.08),
                Fill.vertical(-0.45, palette.hair(), -0.28, palette.hairShade()));
        head.stroke(
                Outline.curve(x - 0.045, -0.36, x, -0.41, x + 0.045, -0.37, x + 0.01, -0.33),
                0.002,
                0.006,
                0.002,
                palette.hairShade());
        head.fill(Outline.ellipse(x - 0.02, -0.405, 0.03, 0.014), Fill.veil(palette.hairLight(), 0.7));
    }

    private void back(Outline shape) {
        head.stroke(shape, ink, ink, ink, palette.hairLine());
        head.fill(shape, Fill.vertical(-0.1, palette.hairShade(), 0.4, palette.hairDeep()));
    }
}
