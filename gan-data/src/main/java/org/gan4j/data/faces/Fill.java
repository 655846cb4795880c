package org.gan4j.data.faces;

/** The colour of a shape at each of its points, in the coordinates the shape is designed in; 0xAARRGGBB. */
interface Fill {
    int argb(double x, double y);

    /** Returns the same colour everywhere; {@link Canvas} has a fast path for it. */
    static Fill solid(int rgb) {
        return new Solid(0xFF000000 | rgb);
    }

    static Fill veil(int rgb, double alpha) {
        return new Solid(Tone.withAlpha(rgb, alpha));
    }

    /** Returns a gradient between two 0xAARRGGBB colours from point a to point b, constant beyond them. */
    static Fill linear(double ax, double ay, int first, double bx, double by, int last) {
        double dx = bx - ax;
        double dy = by - ay;
        double k = 1 / (dx * dx + dy * dy);
        return (x, y) -> Tone.blend(first, last, ((x - ax) * dx + (y - ay) * dy) * k);
    }

    /** Returns a vertical gradient between two 0xRRGGBB colours. */
    static Fill vertical(double top, int first, double bottom, int last) {
        return linear(0, top, 0xFF000000 | first, 0, bottom, 0xFF000000 | last);
    }

    /** Returns a gradient from the centre of an ellipse to its edge, constant beyond. */
    static Fill radial(double x, double y, double rx, double ry, int centre, int edge) {
        return (px, py) -> {
            double u = (px - x) / rx;
            double v = (py - y) / ry;
            return Tone.blend(centre, edge, u * u + v * v);
        };
    }

    /** One colour everywhere. */
    record Solid(int value) implements Fill {
        @Override
        public int argb(double x, double y) {
            return value;
        }
    }
}
