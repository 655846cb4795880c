package org.gan4j.data.faces;

import org.gan4j.data.internal.IndexRandom;

/** Paints the hair behind the head and the locks beside the face. */
final class HairPainter {

    private final Portrait portrait;
    private final double ink; // half-width of contours
    private final FaceAttributes.Hair hair;
    private final Palette palette;
    private final Sketch head;
    private final IndexRandom random;

    HairPainter(Portrait portrait) {
        this.portrait = portrait;
        ink = 0.0045 * portrait.face.ink().weight();
        hair = portrait.face.hair();
        palette = portrait.palette;
        random = portrait.random(21);
        head = portrait.head.in(portrait.head.frame().scaled(hair.volume(), hair.volume()));
    }

    /** Paints what is behind neck and shoulders. */
    void paintBack() {
        new BackHairPainter(portrait, head, random).paint();
    }

    /** Paints what hangs in front of the shoulders. */
    void paintFront() {
        if (hair.style() == FaceAttributes.HairStyle.BRAIDS) {
            braid(-1);
            braid(1);
        }
    }

    /** Paints the locks between temples and cheeks; after the fringe, whose ends they hide. */
    void paintLocks() {
        lock(-1);
        lock(1);
    }

    private void braid(int side) {
        double end = 0.42 + 0.2 * hair.length();
        double x = side * 0.245;
        for (double y = 0.2; y < end; y += 0.052) {
            double width = 0.05 * (1 - 0.3 * (y - 0.2) / (end - 0.2));
            Outline knot = Outline.blob(
                    x - width,
                    y - 0.01,
                    x,
                    y - 0.03,
                    x + width,
                    y - 0.01,
                    x + width * 0.6,
                    y + 0.03,
                    x,
                    y + 0.042,
                    x - width * 0.6,
                    y + 0.03);
            head.stroke(knot, ink, ink, ink, palette.hairLine());
            head.fill(knot, Fill.vertical(y - 0.03, palette.hair(), y + 0.05, palette.hairShade()));
        }
        head.fill(Outline.rectangle(x - 0.04, end - 0.01, 0.08, 0.03), palette.accent());
    }

    private void lock(int side) {
        boolean flowing =
                hair.style() == FaceAttributes.HairStyle.LONG || hair.style() == FaceAttributes.HairStyle.WAVY;
        double end = (flowing ? 0.22 : 0.1) + 0.3 * hair.sideLocks();
        double tip = 0.225 + random.uniform(-0.015, 0.025) + 0.1 * Math.max(0, end - 0.25);
        double inner = 0.2 - 0.012 * random.uniform();
        Outline shape = Outline.from(side * 0.23, -0.25)
                .through(side * (inner + 0.015), -0.1, side * inner, end * 0.4, side * tip, end)
                .through(side * 0.27, end * 0.6, side * 0.299, 0.03, side * 0.294, -0.12, side * 0.23, -0.27);
        head.stroke(shape, ink * 0.3, ink, ink * 0.3, palette.hairLine());
        head.fill(shape, Fill.vertical(-0.1, palette.hair(), end, palette.hairTip()));
        head.clip(shape);
        int veil = Tone.withAlpha(palette.hairShade(), 0.8);
        head.fill(
                Outline.rectangle(side > 0 ? 0.18 : -0.32, -0.3, 0.14, 0.9),
                Fill.linear(side * 0.3, 0, veil, side * 0.22, 0, Tone.withAlpha(palette.hairShade(), 0)));
        head.unclip();
        head.stroke(
                Outline.curve(side * 0.245, -0.16, side * 0.253, end * 0.3, side * (tip + 0.01), end * 0.85),
                0.001,
                0.005,
                0.001,
                palette.hairShade());
    }
}
