package org.gan4j.data.faces;

/** Paints glasses and what is worn in the hair. */
final class AccessoryPainter {

    private final Portrait portrait;
    private final double ink; // half-width of contours
    private final FaceAttributes.Outfit outfit;
    private final Palette palette;
    private final Sketch head;
    private final int line;

    AccessoryPainter(Portrait portrait) {
        this.portrait = portrait;
        ink = 0.0045 * portrait.face.ink().weight();
        outfit = portrait.face.outfit();
        palette = portrait.palette;
        head = portrait.head;
        line = Tone.hsl(outfit.accessoryHue() - 0.03, 0.6, 0.3);
    }

    /** Paints what is behind the hair over the forehead. */
    void paintBehind() {
        if (outfit.accessory() == FaceAttributes.Accessory.CAT_EARS) {
            catEar(-1);
            catEar(1);
        }
    }

    void paintInFront() {
        int side = outfit.accessorySide();
        switch (outfit.accessory()) {
            case NONE, CAT_EARS -> {}
            case BOW -> bow(head.in(head.frame().at(side * 0.2, -0.3).turned(side * 0.5)));
            case CLIPS -> clips(head.in(head.frame().at(side * 0.215, -0.1).turned(side * 0.35)));
            case BAND -> band();
            case FLOWER -> flower(head.in(head.frame().at(side * 0.235, -0.2)));
            case HEADPHONES -> headphones();
            case RIBBONS -> {
                bow(head.in(head.frame().at(0.25, -0.22).turned(0.9).scaled(0.75, 0.75)));
                bow(head.in(head.frame().at(-0.25, -0.22).turned(-0.9).scaled(0.75, 0.75)));
            }
            case STAR -> star(head.in(head.frame().at(side * 0.225, -0.15).turned(side * 0.3)));
        }
    }

    void paintGlasses() {
        if (!outfit.glasses()) {
            return;
        }
        double y = Portrait.EYE_Y + 0.012 + portrait.nod();
        int frame = Tone.hsl(outfit.accessoryHue(), 0.5, 0.25);
        for (int side = -1; side <= 1; side += 2) {
            double x = portrait.turned(side * 0.126);
            double k = portrait.foreshortening(side * 0.126);
            Outline rim = Outline.blob(
                    x - 0.092 * k,
                    y - 0.03,
                    x - 0.07 * k,
                    y - 0.076,
                    x + 0.07 * k,
                    y - 0.076,
                    x + 0.092 * k,
                    y - 0.03,
                    x + 0.075 * k,
                    y + 0.07,
                    x,
                    y + 0.088,
                    x - 0.075 * k,
                    y + 0.07,
                    x - 0.092 * k,
                    y - 0.03);
            head.stroke(rim, ink, ink, ink, frame);
            head.fill(
                    Outline.from(x - 0.05 * k, y + 0.05)
                            .line(x + 0.02 * k, y - 0.06)
                            .line(x + 0.04 * k, y - 0.06)
                            .line(x - 0.03 * k, y + 0.05),
                    Fill.veil(Tone.WHITE, 0.3));
        }
        double bridge = portrait.turned(0);
        head.stroke(
                Outline.curve(bridge - 0.035, y - 0.03, bridge, y - 0.042, bridge + 0.035, y - 0.03),
                ink,
                ink,
                ink,
                frame);
    }

    private void catEar(int side) {
        Outline ear = Outline.from(side * 0.09, -0.36)
                .quad(side * 0.17, -0.5, side * 0.27, -0.51)
                .quad(side * 0.31, -0.35, side * 0.27, -0.2);
        head.stroke(ear, ink, ink, ink, palette.hairLine());
        head.fill(ear, palette.hair());
        head.fill(
                Outline.from(side * 0.15, -0.37)
                        .quad(side * 0.2, -0.46, side * 0.255, -0.47)
                        .quad(side * 0.275, -0.36, side * 0.25, -0.28),
                0xF6B9BE);
    }

    private void bow(Sketch at) {
        for (int side = -1; side <= 1; side += 2) {
            Outline wing = Outline.from(0, 0)
                    .cubic(side * 0.04, -0.07, side * 0.1, -0.08, side * 0.115, -0.04)
                    .cubic(side * 0.12, 0, side * 0.12, 0.03, side * 0.105, 0.055)
                    .cubic(side * 0.06, 0.06, side * 0.03, 0.03, 0, 0);
            at.stroke(wing, ink, ink, ink, line);
            at.fill(wing, palette.accent());
            at.stroke(
                    Outline.curve(side * 0.02, 0, side * 0.05, -0.015, side * 0.08, -0.015), 0.002, 0.005, 0.001, line);
        }
        at.stroke(Outline.ellipse(0, 0, 0.024, 0.026), ink, ink, ink, line);
        at.fill(Outline.ellipse(0, 0, 0.024, 0.026), palette.accent());
    }

    private void clips(Sketch at) {
        for (int i = 0; i < 2; i++) {
            Outline clip = Outline.from(-0.04, i * 0.035).line(0.045, i * 0.035);
            at.stroke(clip, 0.014, 0.014, 0.014, line);
            at.stroke(clip, 0.009, 0.009, 0.009, palette.accent());
        }
    }

    private void band() {
        Outline band = Outline.curve(-0.283, -0.13, -0.2, -0.285, 0, -0.35, 0.2, -0.285, 0.283, -0.13);
        head.stroke(band, 0.024, 0.024, 0.024, line);
        head.stroke(band, 0.019, 0.019, 0.019, palette.accent());
    }

    private void headphones() {
        Outline band = Outline.curve(-0.3, 0.0, -0.27, -0.25, 0, -0.395, 0.27, -0.25, 0.3, 0.0);
        head.stroke(band, 0.022, 0.022, 0.022, line);
        head.stroke(band, 0.016, 0.016, 0.016, Tone.hsl(outfit.accessoryHue(), 0.15, 0.9));
        for (int side = -1; side <= 1; side += 2) {
            Outline cup = Outline.ellipse(side * 0.3, 0.04, 0.06, 0.095);
            head.stroke(cup, ink, ink, ink, line);
            head.fill(cup, palette.accent());
            head.fill(Outline.ellipse(side * 0.312, 0.04, 0.035, 0.06), Tone.hsl(outfit.accessoryHue(), 0.6, 0.4));
            head.fill(Outline.ellipse(side * 0.29, 0.0, 0.014, 0.02), Fill.veil(Tone.WHITE, 0.6));
        }
    }

    private void star(Sketch at) {
        Outline star = Outline.from(0, -0.07);
        for (int i = 1; i < 10; i++) {
            double angle = i * StrictMath.PI / 5;
            double radius = i % 2 == 0 ? 0.07 : 0.032;
            star.line(radius * StrictMath.sin(angle), -radius * StrictMath.cos(angle));
        }
        at.stroke(star, ink, ink, ink, line);
        at.stroke(Outline.from(0.0665, -0.0217).line(0, -0.07), ink, ink, ink, line);
        at.fill(star, palette.accent());
        at.fill(Outline.ellipse(-0.012, -0.018, 0.012, 0.009), Fill.veil(Tone.WHITE, 0.7));
    }

    private void flower(Sketch at) {
        for (int i = 0; i < 5; i++) {
            Sketch petal = at.in(at.frame().turned(i * 2 * StrictMath.PI / 5));
            petal.stroke(Outline.ellipse(0, -0.04, 0.03, 0.036), ink, ink, ink, line);
            petal.fill(Outline.ellipse(0, -0.04, 0.03, 0.036), palette.accent());
        }
        at.fill(Outline.ellipse(0, 0, 0.02, 0.02), 0xFFE27A);
    }
}
