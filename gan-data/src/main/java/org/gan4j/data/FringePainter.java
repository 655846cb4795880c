package org.gan4j.data;

/** Paints the hair over skull and forehead: a cap whose lower edge is a row of strands. */
final class FringePainter {
    private static final double LINE = 0.0045;
    private static final double SIDE = 0.265; // half-width of the fringe

    private final Portrait portrait;
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
        head.stroke(cap, LINE, LINE, LINE, palette.hairLine());
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
        };
    }

    private double unevenness() {
        return switch (hair.fringe()) {
            case STRAIGHT -> 0.004;
            case SPIKY -> 0.02;
            case SWEPT, CURTAIN -> 0.015;
            case MESSY -> 0.045;
        };
    }

    private Outline cap() {
        Outline cap = Outline.from(-0.285, 0.0)
                .through(-0.29, -0.14, -0.225, -0.305, -0.1, -0.392, 0, -0.41, 0.1, -0.392, 0.225, -0.305, 0.29, -0.14,
                        0.285, 0.0);
        cap.line(notchX[0], notchY[0]);
        for (int i = 0; i < strands; i++) {
            double sag = 0.35;
            cap.quad(
                    notchX[i] * (1 - sag) + tipX[i] * sag, tipY[i] * 0.75 + notchY[i] * 0.25, tipX[i], tipY[i]);
            cap.quad(
                    notchX[i + 1] * (1 - sag) + tipX[i] * sag,
                    tipY[i] * 0.55 + notchY[i + 1] * 0.45,
                    notchX[i + 1],
                    notchY[i + 1]);
        }
        return cap;
    }

    /** Lines from the notches up to the crown, and a darker rim at both sides. */
    private void shading() {
        double crown = 0.07 * hair.parting();
        for (int i = 1; i < strands; i++) {
            double x = notchX[i];
            double y = notchY[i];
            Outline strand = Outline.curve(
                    x, y, x * 0.97 + 0.03 * crown, y * 0.6 - 0.4 * 0.22, x * 0.7 + crown * 0.3, -0.31,
                    x * 0.3 + crown * 0.7, -0.385);
            head.stroke(strand, 0.005, 0.0035, 0.001, i % 2 == 0 ? palette.hairShade() : palette.hairLine());
        }
        int veil = Tone.withAlpha(palette.hairShade(), 0.75);
        int none = Tone.withAlpha(palette.hairShade(), 0);
        head.fill(Outline.rectangle(-0.3, -0.45, 0.12, 0.5), Fill.linear(-0.3, 0, veil, -0.18, 0, none));
        head.fill(Outline.rectangle(0.18, -0.45, 0.12, 0.5), Fill.linear(0.3, 0, veil, 0.18, 0, none));
    }

    /** A band of light around the skull with a jagged edge. */
    private void gloss() {
        int teeth = 9;
        double width = 0.19;
        double top = -0.268;
        Outline band = Outline.from(-width, top + 0.05).quad(0, top - 0.06, width, top + 0.05);
        for (int i = 0; i < teeth; i++) {
            double a = width * (1 - 2 * (i + 0.5) / teeth);
            double b = width * (1 - 2 * (i + 1.0) / teeth);
            double bulge = 0.05 * (1 - (b / width) * (b / width));
            band.line(a, top + 0.075 - bulge).line(b, top + 0.052 - bulge);
        }
        head.fill(band, Fill.veil(palette.hairLight(), 0.15 + 0.6 * hair.gloss()));
    }

    /** The single strand that stands up from the crown of some heads. */
    private void ahoge() {
        IndexRandom random = portrait.random(23);
        if (!random.chance(0.25)) {
            return;
        }
        double side = random.chance(0.5) ? 1 : -1;
        double reach = random.uniform(0.04, 0.1);
        Outline strand = Outline.curve(0, -0.39, side * reach * 0.3, -0.45, side * reach, -0.47, side * reach * 1.5, -0.44);
        head.stroke(strand, 0.014, 0.012, 0.002, palette.hairLine());
        head.stroke(strand, 0.01, 0.008, 0.001, palette.hair());
    }
}
