package org.gan4j.data;

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

    private int tone(double lighter) {
        return Tone.hsl(backdrop.hue(), backdrop.saturation(), Math.min(0.99, backdrop.lightness() + lighter));
    }
}
