package org.gan4j.data.faces;

/** A canvas seen through a frame: what a painter draws with. */
record Sketch(Canvas canvas, Frame frame) {

    Sketch in(Frame other) {
        return new Sketch(canvas, other);
    }

    void fill(Outline outline, int rgb) {
        fill(outline, Fill.solid(rgb));
    }

    void fill(Outline outline, Fill fill) {
        canvas.fill(outline, frame, fill);
    }

    /** Paints a line whose half-widths run from {@code start} over {@code middle} to {@code end}. */
    void stroke(Outline line, double start, double middle, double end, int rgb) {
        fill(line.stroked(start, middle, end), rgb);
    }

    void clip(Outline outline) {
        canvas.clip(outline, frame);
    }

    void unclip() {
        canvas.unclip();
    }
}
