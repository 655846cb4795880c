package org.gan4j.data.faces;

import org.gan4j.data.internal.IndexRandom;

/** Paints what is behind the head. */
final class BackgroundPainter {
    private static final Outline EVERYTHING = Outline.rectangle(0, 0, 1, 1);

    private final Sketch image;
    private final FaceAttributes.Backdrop backdrop;
    private final IndexRandom random;
    private final int base;
    private final int pale;

    BackgroundPainter(Portrait portrait) {
        image = portrait.image;
        backdrop = portrait.face.backdrop();
        random = portrait.random(20);
        base = tone(0);
        pale = tone(0.1);
    }

    void paint() {
        image.fill(EVERYTHING, base);
        switch (backdrop.pattern()) {
            case PLAIN -> {}
            case GRADIENT -> image.fill(EVERYTHING, Fill.vertical(0, tone(-0.12), 1, tone(0.12)));
            case GLOW ->
                image.fill(EVERYTHING, Fill.radial(0.5, 0.45, 0.75, 0.75, 0xFF000000 | pale, 0xFF000000 | tone(-0.08)));
            case STRIPES -> stripes();
            case DOTS -> dots();
            case BUBBLES -> bubbles();
            case RAYS -> rays();
            case SKY -> sky();
            case CHECKS -> checks();
        }
    }

    private void stripes() {
        double width = random.uniform(0.06, 0.16);
        double lean = random.uniform(-0.6, 0.6);
        for (double x = -1; x < 2; x += 2 * width) {
            image.fill(
                    Outline.from(x, 0)
                            .line(x + width, 0)
                            .line(x + width + lean, 1)
                            .line(x + lean, 1),
                    pale);
        }
    }

    private void dots() {
        double step = random.uniform(0.12, 0.22);
        double radius = step * random.uniform(0.16, 0.3);
        for (int row = 0; row * step < 1.1; row++) {
            for (double x = row % 2 * step / 2; x < 1.1; x += step) {
                image.fill(Outline.ellipse(x, row * step, radius, radius), pale);
            }
        }
    }

    private void bubbles() {
        for (int i = 0; i < 9; i++) {
            double radius = random.uniform(0.04, 0.17);
            Outline circle = Outline.ellipse(random.uniform(), random.uniform(), radius, radius);
            image.fill(circle, Fill.veil(i % 3 == 0 ? tone(-0.1) : Tone.WHITE, random.uniform(0.15, 0.45)));
        }
    }

    private void rays() {
        int rays = random.between(7, 14);
        double turn = random.uniform(0, 6);
        for (int i = 0; i < rays; i++) {
            double a = turn + 2 * StrictMath.PI * i / rays;
            double b = a + StrictMath.PI / rays;
            image.fill(
                    Outline.from(0.5, 0.5)
                            .line(0.5 + StrictMath.cos(a), 0.5 + StrictMath.sin(a))
                            .line(0.5 + StrictMath.cos(b), 0.5 + StrictMath.sin(b)),
                    pale);
        }
    }

    private void sky() {
        double hue = 0.56 + 0.05 * random.uniform(-1, 1);
        image.fill(EVERYTHING, Fill.vertical(0, Tone.hsl(hue, 0.55, 0.62), 1, Tone.hsl(hue, 0.5, 0.9)));
        for (int i = 0; i < 4; i++) {
            double x = random.uniform();
            double y = random.uniform(0.05, 0.6);
            double size = random.uniform(0.5, 1.2);
            for (int puff = -2; puff <= 2; puff++) {
                double radius = size * (0.09 - 0.018 * Math.abs(puff)) * random.uniform(0.8, 1.2);
                image.fill(
                        Outline.ellipse(x + 0.075 * size * puff, y, radius * 1.2, radius), Fill.veil(Tone.WHITE, 0.75));
            }
        }
    }

    private void checks() {
        double step = random.uniform(0.1, 0.2);
        for (int row = 0; row * step < 1; row++) {
            for (int column = row % 2; column * step < 1; column += 2) {
                image.fill(Outline.rectangle(column * step, row * step, step, step), pale);
            }
        }
    }

    private int tone(double lighter) {
        return Tone.hsl(backdrop.hue(), backdrop.saturation(), Math.min(0.99, backdrop.lightness() + lighter));
    }
}
