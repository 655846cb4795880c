package org.gan4j.kernel.onednn;

/** The format by hand: a float's sign and exponent, and a mantissa of 8 bits of which 7 are stored. */
final class Bfloat16 {
    /** Half of the distance between neighbours, relative to either: what rounding to the nearest costs. */
    static final double HALF_STEP = 0x1p-8;

    private static final int DROPPED = 16;
    private static final int BELOW_HALF = 0x7FFF;

    private Bfloat16() {}

    /** The nearest number of the format, the even one of two as near. Not for NaN. */
    static float round(double value) {
        int bits = Float.floatToIntBits((float) value);
        int odd = bits >>> DROPPED & 1;
        return Float.intBitsToFloat((bits + BELOW_HALF + odd) >>> DROPPED << DROPPED);
    }

    static double[] round(double[] values) {
        double[] rounded = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = round(values[i]);
        }
        return rounded;
    }
}
