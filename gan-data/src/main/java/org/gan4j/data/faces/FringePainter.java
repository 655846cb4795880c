package org.gan4j.data.faces;

import org.gan4j.data.internal.IndexRandom;

/** Paints the hair over skull and forehead: a cap whose lower edge is a row of strands. */
final class FringePainter {
    private static final double SIDE = 0.265; // half-width of the fringe

    private final Portrait portrait;
    private final double ink; // half-width of contours
    private final FaceAttributes.Hair hair;
    private final Palette palette;
    private final Sketch head;
    private final int strands;
    private final double[] tipX;
    private final double[] tipY;
    private final double[] notchX;
    private final double[] notchY;

    FringePainter(Portrait portrait) {
        this.portrait = portrait;
        ink = 0.0045 * portrait.face.ink().weight();
        hair = portrait.face.hair();
        palette = portrait.palette;
        head = portrait.head.in(portrait.head.frame().scaled(hair.volume(), hair.volume()));
        strands = hair.strands() + (hair.fringe() == FaceAttributes.FringeStyle.STRAIGHT ? 2 : 0);
        tipX = new double[strands];
        tipY = new double[strands];
        notchX = new double[strands + 1];
        notchY = new double[strands + 1];
        comb();
    }

    /** Paints the fringe's shadow on the face; the caller has clipped to the face. */
    void paintShadow() {
        head.in(head.frame().at(0.004, 0.026)).fill(cap(), palette.skinShade());
    }

    void paint() {
        Outline cap = cap();
        head.stroke(cap, ink, ink, ink, palette.hairLine());
        head.fill(cap, Fill.vertical(-0.2, palette.hair(), 0.02, palette.hairTip()));
        head.clip(cap);
        shading();
        gloss();
        head.unclip();
        ahoge();
    }

    /** Places the tips of the strands and the notches between them, from the image's right to its left. */
    private void comb() {
        IndexRandom random = portrait.random(22);
        double shift = portrait.turned(0) * 0.8;
        double base = -0.085 + 0.075 * hair.fringeLength() + portrait.nod();
        for (int i = 0; i <= strands; i++) {
            double u = 1 - 2.0 * i / strands;
            double jitter = i == 0 || i == strands ? 0 : random.uniform(-0.3, 0.3) / strands;
            notchX[i] = SIDE * (u + jitter) + shift * (1 - u * u);
            notchY[i] = base - notchDepth(u) - 0.02 * random.uniform();
        }
        notchY[0] = 0.0;
        notchY[strands] = 0.0;
        for (int i = 0; i < strands; i++) {
            double u = 1 - 2.0 * (i + 0.5) / strands;
            tipX[i] = (notchX[i] + notchX[i + 1]) / 2 + lean(u, random.bell());
            tipY[i] = base + drop(u) + unevenness() * random.bell();
        }
    }

    private double notchDepth(double u) {
        double towardsParting = Math.max(0, 1 - 2.2 * Math.abs(u - 0.5 * hair.parting()));
        return switch (hair.fringe()) {
            case STRAIGHT -> 0.028;
            case SPIKY -> 0.09;
            case SWEPT -> 0.06 + 0.1 * towardsParting;
            case CURTAIN -> 0.05 + 0.13 * Math.max(0, 1 - 2.5 * Math.abs(u));
            case MESSY -> 0.075;
            case CROSS -> 0.06 + 0.06 * Math.max(0, 1 - 3 * Math.abs(u));
        };
    }

    private double lean(double u, double chance) {
        double away = u > 0.5 * hair.parting() ? 1 : -1;
        return switch (hair.fringe()) {
            case STRAIGHT -> 0.006 * chance;
            case SPIKY -> -0.02 * u + 0.01 * chance;
            case SWEPT -> 0.045 * away;
            case CURTAIN -> u > 0 ? 0.04 : -0.04;
            case MESSY -> 0.045 * chance;
            case CROSS -> Math.abs(u) < 0.3 ? 0.02 * chance : 0.03 * Math.signum(u);
        };
    }

    private double drop(double u) {
        double fromParting = Math.abs(u - 0.5 * hair.parting());
        return switch (hair.fringe()) {
            case STRAIGHT -> 0.01 + 0.01 * u * u;
            case SPIKY -> 0.02 + 0.02 * u * u;
            case SWEPT -> -0.02 + 0.06 * Math.min(1, fromParting);
            case CURTAIN -> -0.06 + 0.15 * Math.abs(u);
            case MESSY -> 0.01 + 0.03 * u * u;
            case CROSS -> -0.03 + 0.15 * Math.max(0, 1 - 4 * Math.abs(u)) + 0.07 * Math.abs(u);
        };
    }

    private double unevenness() {
        return switch (hair.fringe()) {
            case STRAIGHT -> 0.004;
            case SPIKY -> 0.02;
            case SWEPT, CURTAIN, CROSS -> 0.015;
            case MESSY -> 0.045;
        };
    }

    private Outline cap() {
        Outline cap = Outline.from(-0.285, 0.0)
                .through(
                        -0.292, -0.14, -0.23, -0.288, -0.12, -0.366, 0, -0.386, 0.12, -0.366, 0.23, -0.288, 0.292,
                        -0.14, 0.285, 0.0);
        cap.line(notchX[0], notchY[0]);
        for (int i = 0; i < strands; i++) {
            double sag = 0.35;
            cap.quad(notchX[i] * (1 - sag) + tipX[i] * sag, tipY[i] * 0.75 + notchY[i] * 0.25, tipX[i], tipY[i]);
            cap.quad(
                    notchX[i + 1] * (1 - sag) + tipX[i] * sag,
                    tipY[i] * 0.55 + notchY[i + 1] * 0.45,
                    notchX[i + 1],
                    notchY[i + 1]);
        }
        return cap;
    }

    /** Soft light on the skull, lines from the notches towards the crown, and a darker rim at both sides. */
    private void shading() {
        IndexRandom random = portrait.random(24);
        double crown = 0.07 * hair.parting();
        double lit = 0.13 * portrait.face.light().side();
        int light = Tone.withAlpha(
                palette.hairLight(), 0.25 + 0.3 * portrait.face.light().strength());
        head.fill(
                Outline.ellipse(lit, -0.24, 0.24, 0.15),
                Fill.radial(lit, -0.24, 0.24, 0.15, light, Tone.withAlpha(palette.hairLight(), 0)));
        for (int i = 1; i < strands; i++) {
            double x = notchX[i];
            double y = notchY[i];
            double reach = random.uniform(0.5, 1);
            double endX = x + (crown - x) * 0.55 * reach;
            double endY = y + (-0.34 - y) * reach;
            Outline strand = Outline.curve(
                    x,
                    y,
                    x + (crown - x) * 0.06 * reach,
                    y + (endY - y) * 0.4,
                    x + (crown - x) * 0.25 * reach,
                    y + (endY - y) * 0.75,
                    endX,
                    endY);
            ribbon(i, crown);
            head.stroke(strand, 0.0045, 0.0025, 0.0004, i % 3 == 1 ? palette.hairLine() : palette.hairShade());
            double middle = (tipX[i] + x) / 2;
            head.stroke(
                    Outline.curve(tipX[i], tipY[i] - 0.01, middle, y, x * 0.9, y - 0.08, x * 0.75, y - 0.16),
                    0.001,
                    0.005,
                    0.001,
                    palette.hairShade());
        }
        int veil = Tone.withAlpha(palette.hairShade(), 0.75);
        int none = Tone.withAlpha(palette.hairShade(), 0);
        head.fill(Outline.rectangle(-0.3, -0.45, 0.12, 0.5), Fill.linear(-0.3, 0, veil, -0.18, 0, none));
        head.fill(Outline.rectangle(0.18, -0.45, 0.12, 0.5), Fill.linear(0.3, 0, veil, 0.18, 0, none));
    }

    /** The shaded side of a strand, from its tip up to the crown: what makes strands look like ribbons. */
    private void ribbon(int i, double crown) {
        double x = notchX[i];
        double y = notchY[i];
        double tx = tipX[i - 1];
        double ty = tipY[i - 1];
        double topX = x + (crown - x) * 0.35;
        double topY = y + (-0.34 - y) * 0.6;
        int shade = Tone.withAlpha(palette.hairShade(), 0.85);
        head.fill(
                Outline.from(tx, ty)
                        .quad(x * 0.7 + tx * 0.3, ty * 0.5 + y * 0.5, x, y)
                        .quad(x + (crown - x) * 0.1, (y + topY) * 0.5, topX, topY)
                        .quad(x * 0.55 + tx * 0.45 + (crown - x) * 0.12, (ty + topY) * 0.5, tx, ty),
                Fill.linear(0, ty, shade, 0, topY, Tone.withAlpha(palette.hairShade(), 0)));
    }

    /** A band of light around the skull: strand by strand a lens, of uneven length, brighter towards the light. */
    private void gloss() {
        IndexRandom random = portrait.random(25);
        double shift = portrait.turned(0) * 0.5;
        double light = portrait.face.light().side();
        double strength = 0.2 + 0.65 * hair.gloss();
        int lenses = 17;
        for (int i = 0; i < lenses; i++) {
            double u = -1 + 2.0 * (i + random.uniform(0.2, 0.8)) / lenses;
            double x = 0.225 * u + shift;
            double y = arch(u);
            double near = 1 - 0.5 * Math.abs(u - 0.6 * light);
            double up = random.uniform(0.012, 0.034) * near;
            double down = random.uniform(0.014, 0.05) * near;
            double half = random.uniform(0.012, 0.02);
            double slant = 0.25 * u * down;
            head.fill(
                    Outline.from(x - slant * 0.5, y - up)
                            .quad(x + half, y, x + slant, y + down)
                            .quad(x - half, y, x - slant * 0.5, y - up),
                    Fill.veil(palette.hairLight(), strength * (0.55 + 0.45 * near)));
        }
    }

    private static double arch(double u) {
        return -0.24 + 0.085 * u * u;
    }

    /** The single strand that stands up from the crown of some heads. */
    private void ahoge() {
        IndexRandom random = portrait.random(23);
        if (!random.chance(0.25)) {
            return;
        }
        double side = random.chance(0.5) ? 1 : -1;
        double reach = random.uniform(0.04, 0.1);
        Outline strand =
                Outline.curve(0, -0.37, side * reach * 0.3, -0.43, side * reach, -0.455, side * reach * 1.5, -0.425);
        head.stroke(strand, 0.014, 0.012, 0.002, palette.hairLine());
        head.stroke(strand, 0.01, 0.008, 0.001, palette.hair());
    }
}
