package org.gan4j.data.faces;

import java.util.Arrays;

/**
 * A polygon built from lines, Bezier curves and smooth curves through points.
 *
 * <p>Curves are cut into a fixed number of chords with plain arithmetic, so the polygon is the same on every machine.
 * A fill closes it by itself. Mutable while it is built, not thread-safe.
 */
final class Outline {
    private static final int CHORDS = 8;
    private static final double CIRCLE = 0.5522847498307936; // Bezier control distance of a quarter circle

    private double[] points = new double[64];
    private int used;

    private Outline() {}

    static Outline from(double x, double y) {
        return new Outline().line(x, y);
    }

    /** Returns a smooth closed curve through points given as x, y, x, y and so on. */
    static Outline blob(double... xy) {
        int n = xy.length / 2;
        Outline outline = from(xy[0], xy[1]);
        for (int i = 0; i < n; i++) {
            outline.bend(xy, (i + n - 1) % n, i, (i + 1) % n, (i + 2) % n);
        }
        return outline;
    }

    /** Returns a smooth open curve through points given as x, y, x, y and so on. */
    static Outline curve(double... xy) {
        return from(xy[0], xy[1]).through(Arrays.copyOfRange(xy, 2, xy.length));
    }

    static Outline ellipse(double x, double y, double rx, double ry) {
        double kx = rx * CIRCLE;
        double ky = ry * CIRCLE;
        return from(x + rx, y)
                .cubic(x + rx, y + ky, x + kx, y + ry, x, y + ry)
                .cubic(x - kx, y + ry, x - rx, y + ky, x - rx, y)
                .cubic(x - rx, y - ky, x - kx, y - ry, x, y - ry)
                .cubic(x + kx, y - ry, x + rx, y - ky, x + rx, y);
    }

    static Outline rectangle(double x, double y, double width, double height) {
        return from(x, y).line(x + width, y).line(x + width, y + height).line(x, y + height);
    }

    Outline line(double x, double y) {
        if (used == points.length) {
            points = Arrays.copyOf(points, 2 * used);
        }
        points[used++] = x;
        points[used++] = y;
        return this;
    }

    Outline quad(double cx, double cy, double x, double y) {
        double sx = lastX();
        double sy = lastY();
        return cubic(sx + (cx - sx) * 2 / 3, sy + (cy - sy) * 2 / 3, x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3, x, y);
    }

    Outline cubic(double ax, double ay, double bx, double by, double x, double y) {
        double sx = lastX();
        double sy = lastY();
        for (int i = 1; i <= CHORDS; i++) {
            double t = (double) i / CHORDS;
            double u = 1 - t;
            double w0 = u * u * u;
            double w1 = 3 * u * u * t;
            double w2 = 3 * u * t * t;
            double w3 = t * t * t;
            line(w0 * sx + w1 * ax + w2 * bx + w3 * x, w0 * sy + w1 * ay + w2 * by + w3 * y);
        }
        return this;
    }

    /** Continues smoothly through points given as x, y, x, y and so on. */
    Outline through(double... xy) {
        double[] all = new double[xy.length + 2];
        all[0] = lastX();
        all[1] = lastY();
        System.arraycopy(xy, 0, all, 2, xy.length);
        int n = all.length / 2;
        for (int i = 0; i + 1 < n; i++) {
            bend(all, Math.max(i - 1, 0), i, i + 1, Math.min(i + 2, n - 1));
        }
        return this;
    }

    /** Returns the band along this line whose half-widths run from {@code start} over {@code middle} to {@code end}. */
    Outline stroked(double start, double middle, double end) {
        int n = used / 2;
        double[] left = new double[used];
        double[] right = new double[used];
        for (int i = 0; i < n; i++) {
            int a = 2 * Math.max(i - 1, 0);
            int b = 2 * Math.min(i + 1, n - 1);
            double dx = points[b] - points[a];
            double dy = points[b + 1] - points[a + 1];
            double t = n == 1 ? 0 : (double) i / (n - 1);
            double width = t < 0.5 ? start + (middle - start) * 2 * t : middle + (end - middle) * (2 * t - 1);
            double k = width / Math.sqrt(Math.max(dx * dx + dy * dy, 1e-18));
            left[2 * i] = points[2 * i] - dy * k;
            left[2 * i + 1] = points[2 * i + 1] + dx * k;
            right[2 * (n - 1 - i)] = points[2 * i] + dy * k;
            right[2 * (n - 1 - i) + 1] = points[2 * i + 1] - dx * k;
        }
        Outline band = new Outline();
        band.points = Arrays.copyOf(left, 2 * left.length);
        System.arraycopy(right, 0, band.points, used, used);
        band.used = 2 * used;
        return band;
    }

    int size() {
        return used / 2;
    }

    double x(int i) {
        return points[2 * i];
    }

    double y(int i) {
        return points[2 * i + 1];
    }

    private double lastX() {
        return points[used - 2];
    }

    private double lastY() {
        return points[used - 1];
    }

    /** Catmull-Rom: the piece from point b to point c, its tangents taken from a and d. */
    private void bend(double[] p, int a, int b, int c, int d) {
        cubic(
                p[2 * b] + (p[2 * c] - p[2 * a]) / 6,
                p[2 * b + 1] + (p[2 * c + 1] - p[2 * a + 1]) / 6,
                p[2 * c] - (p[2 * d] - p[2 * b]) / 6,
                p[2 * c + 1] - (p[2 * d + 1] - p[2 * b + 1]) / 6,
                p[2 * c],
                p[2 * c + 1]);
    }
}
