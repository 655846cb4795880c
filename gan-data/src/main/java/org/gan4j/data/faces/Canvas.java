package org.gan4j.data.faces;

import java.util.Arrays;

/**
 * A square drawing surface with {@value #SCALE} x {@value #SCALE} samples a pixel.
 *
 * <p>Shapes are filled sample by sample (centre inside, non-zero winding) without antialiasing, and {@link #copyTo}
 * averages the samples in integers. Only plain double arithmetic, which is exact to the bit since Java 17, is used, and
 * none of Java2D's renderers, which differ between JDKs. Not thread-safe.
 */
final class Canvas {
    static final int SCALE = 4;

    private final int size;
    private final int side;
    private final int[] samples;
    private final int[] clipMarks;
    private int clipId;
    private boolean clipped;
    private final int[] first;
    private int[] next = new int[1024];
    private double[] crossing = new double[1024];
    private int[] winding = new int[1024];
    private int crossings;

    /** Makes a black canvas for images of {@code size} x {@code size} pixels. */
    Canvas(int size) {
        this.size = size;
        side = size * SCALE;
        samples = new int[side * side];
        clipMarks = new int[side * side];
        first = new int[side];
        Arrays.fill(samples, 0xFF000000);
    }

    /** Paints the inside of an outline, as far as the clip shows it. */
    void fill(Outline outline, Frame frame, Fill fill) {
        trace(outline, frame);
        Frame back = frame.inverse();
        spans((row, from, to) -> paint(row, from, to, back, fill));
    }

    /** Lets later fills show only inside the outline, until {@link #unclip}; replaces an earlier clip. */
    void clip(Outline outline, Frame frame) {
        clipped = false;
        clipId++;
        trace(outline, frame);
        spans((row, from, to) -> Arrays.fill(clipMarks, row * side + from, row * side + to, clipId));
        clipped = true;
    }

    void unclip() {
        clipped = false;
    }

    /** Writes the image, each pixel the rounded mean of its samples: [size, size, 3] interleaved RGB. */
    void copyTo(byte[] rgb) {
        int shift = 4; // 16 samples a pixel
        for (int y = 0, out = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int red = 8;
                int green = 8;
                int blue = 8;
                for (int i = 0; i < SCALE; i++) {
                    int at = (y * SCALE + i) * side + x * SCALE;
                    for (int j = 0; j < SCALE; j++) {
                        int c = samples[at + j];
                        red += c >> 16 & 0xFF;
                        green += c >> 8 & 0xFF;
                        blue += c & 0xFF;
                    }
                }
                rgb[out++] = (byte) (red >> shift);
                rgb[out++] = (byte) (green >> shift);
                rgb[out++] = (byte) (blue >> shift);
            }
        }
    }

    private interface Span {
        void accept(int row, int from, int to);
    }

    /** Collects, row by row and ordered by x, where the edges of the outline cross the sample centres' lines. */
    private void trace(Outline outline, Frame frame) {
        Arrays.fill(first, -1);
        crossings = 0;
        int n = outline.size();
        double ax = frame.mapX(outline.x(n - 1), outline.y(n - 1)) * side;
        double ay = frame.mapY(outline.x(n - 1), outline.y(n - 1)) * side;
        for (int i = 0; i < n; i++) {
            double bx = frame.mapX(outline.x(i), outline.y(i)) * side;
            double by = frame.mapY(outline.x(i), outline.y(i)) * side;
            if (ay < by) {
                edge(ax, ay, bx, by, 1);
            } else if (by < ay) {
                edge(bx, by, ax, ay, -1);
            }
            ax = bx;
            ay = by;
        }
    }

    private void edge(double topX, double topY, double bottomX, double bottomY, int direction) {
        int from = Math.max(0, ceil(topY - 0.5));
        int to = Math.min(side, ceil(bottomY - 0.5));
        double slope = (bottomX - topX) / (bottomY - topY);
        for (int row = from; row < to; row++) {
            insert(row, topX + (row + 0.5 - topY) * slope, direction);
        }
    }

    private void insert(int row, double x, int direction) {
        if (crossings == next.length) {
            next = Arrays.copyOf(next, 2 * crossings);
            crossing = Arrays.copyOf(crossing, 2 * crossings);
            winding = Arrays.copyOf(winding, 2 * crossings);
        }
        int before = -1;
        int after = first[row];
        while (after >= 0 && crossing[after] < x) {
            before = after;
            after = next[after];
        }
        crossing[crossings] = x;
        winding[crossings] = direction;
        next[crossings] = after;
        if (before < 0) {
            first[row] = crossings;
        } else {
            next[before] = crossings;
        }
        crossings++;
    }

    private void spans(Span span) {
        for (int row = 0; row < side; row++) {
            int turns = 0;
            double start = 0;
            for (int c = first[row]; c >= 0; c = next[c]) {
                if (turns == 0) {
                    start = crossing[c];
                }
                turns += winding[c];
                if (turns == 0) {
                    int from = Math.max(0, ceil(start - 0.5));
                    int to = Math.min(side, ceil(crossing[c] - 0.5));
                    if (from < to) {
                        span.accept(row, from, to);
                    }
                }
            }
        }
    }

    private void paint(int row, int from, int to, Frame back, Fill fill) {
        int at = row * side;
        double y = (row + 0.5) / side;
        for (int column = from; column < to; column++) {
            if (clipped && clipMarks[at + column] != clipId) {
                continue;
            }
            double x = (column + 0.5) / side;
            int paint = fill instanceof Fill.Solid solid ? solid.value() : fill.argb(back.mapX(x, y), back.mapY(x, y));
            samples[at + column] = paint >>> 24 == 0xFF ? paint : Tone.over(paint, samples[at + column]);
        }
    }

    private static int ceil(double value) {
        return (int) Math.ceil(Math.max(-1e6, Math.min(1e6, value)));
    }
}
