package org.gan4j.data.faces;

/**
 * An affine map from the coordinates a part is designed in to those of the image (the unit square, y down).
 *
 * <p>x' = xx x + xy y + x0 and y' = yx x + yy y + y0. Immutable.
 */
record Frame(double xx, double xy, double x0, double yx, double yy, double y0) {
    static final Frame IMAGE = new Frame(1, 0, 0, 0, 1, 0);

    /** Returns this map after a shift by (x, y) in this frame's own coordinates. */
    Frame at(double x, double y) {
        return new Frame(xx, xy, xx * x + xy * y + x0, yx, yy, yx * x + yy * y + y0);
    }

    /** Returns this map after a stretch of both axes; a negative factor mirrors. */
    Frame scaled(double x, double y) {
        return new Frame(xx * x, xy * y, x0, yx * x, yy * y, y0);
    }

    /** Returns this map after a clockwise turn (as seen on the image) by an angle in radians. */
    Frame turned(double angle) {
        double c = StrictMath.cos(angle);
        double s = StrictMath.sin(angle);
        return new Frame(xx * c + xy * s, xy * c - xx * s, x0, yx * c + yy * s, yy * c - yx * s, y0);
    }

    double mapX(double x, double y) {
        return xx * x + xy * y + x0;
    }

    double mapY(double x, double y) {
        return yx * x + yy * y + y0;
    }

    /** Returns the map from image coordinates back to this frame's. */
    Frame inverse() {
        double d = 1 / (xx * yy - xy * yx);
        return new Frame(yy * d, -xy * d, (xy * y0 - yy * x0) * d, -yx * d, xx * d, (yx * x0 - xx * y0) * d);
    }
}
