package org.gan4j.data.faces;

/** Arithmetic of packed colours, in integers wherever a pixel depends on it. */
final class Tone {
    static final int WHITE = 0xFFFFFF;

    private Tone() {}

    /** Returns 0xRRGGBB of a hue (turns, wrapped), saturation and lightness (both clamped to [0, 1]). */
    static int hsl(double hue, double saturation, double lightness) {
        double s = clamp(saturation);
        double l = clamp(lightness);
        double reach = s * Math.min(l, 1 - l);
        double h = (hue - Math.floor(hue)) * 12;
        return channel(h, l, reach) << 16 | channel(h + 8, l, reach) << 8 | channel(h + 4, l, reach);
    }

    /** Returns the 0xAARRGGBB colour a share {@code t}, clamped to [0, 1], of the way from a to b. */
    static int blend(int a, int b, double t) {
        int k = t <= 0 ? 0 : t >= 1 ? 256 : (int) (t * 256);
        int rb = ((a & 0xFF00FF) * (256 - k) + (b & 0xFF00FF) * k) >>> 8 & 0xFF00FF;
        int ag = (a >>> 8 & 0xFF00FF) * (256 - k) + (b >>> 8 & 0xFF00FF) * k & 0xFF00FF00;
        return ag | rb;
    }

    static int withAlpha(int rgb, double alpha) {
        return (int) (clamp(alpha) * 255 + 0.5) << 24 | (rgb & 0xFFFFFF);
    }

    /** Returns the opaque result of painting a 0xAARRGGBB colour over an opaque one. */
    static int over(int paint, int ground) {
        int a = paint >>> 24;
        return blend(ground, paint, (a + (a >>> 7)) / 256.0) | 0xFF000000;
    }

    private static int channel(double h, double l, double reach) {
        double k = h % 12;
        double ramp = Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1));
        return (int) ((l - reach * ramp) * 255 + 0.5);
    }

    private static double clamp(double value) {
        return Math.max(0, Math.min(1, value));
    }
}
