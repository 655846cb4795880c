package org.gan4j.cli.internal.figure;

import java.awt.Color;
import java.util.List;

/**
 * Colours that people with any of the usual colour deficiencies tell apart: those of Okabe and Ito (2008) for things without
 * an order, five steps of viridis, from dark to light, for things with one.
 */
public final class Palette {
    private static final List<Color> OKABE_ITO = List.of(
            new Color(0x0072B2), // blue
            new Color(0xD55E00), // vermilion
            new Color(0x009E73), // bluish green
            new Color(0xCC79A7), // reddish purple
            new Color(0xE69F00), // orange
            new Color(0x56B4E9), // sky blue
            new Color(0x000000));

    /** Even steps of lightness; the last is a darker yellow than viridis has, which would be hard to see on white. */
    private static final List<Color> VIRIDIS = List.of(
            new Color(0x440154), new Color(0x3B528B), new Color(0x287C8E), new Color(0x35B779), new Color(0xD9B300));

    private Palette() {}

    /**
     * A colour for the n-th of several things.
     *
     * @param index from 0; begins again after seven
     * @return its colour
     */
    public static Color color(int index) {
        return OKABE_ITO.get(Math.floorMod(index, OKABE_ITO.size()));
    }

    /** {@return which of the colours for things without an order a colour is; 0 if none} */
    static int place(Color color) {
        return Math.max(0, OKABE_ITO.indexOf(color));
    }

    /**
     * A colour for the n-th of several things in an order, such as layers.
     *
     * @param index from 0
     * @param count how many there are, at least 1
     * @return its colour, from dark (the first) to light (the last)
     */
    public static Color ordered(int index, int count) {
        double place = count == 1 ? 0 : (double) index * (VIRIDIS.size() - 1) / (count - 1);
        int below = Math.min((int) place, VIRIDIS.size() - 2);
        return mix(VIRIDIS.get(below), VIRIDIS.get(below + 1), place - below);
    }

    private static Color mix(Color from, Color to, double share) {
        return new Color(
                mix(from.getRed(), to.getRed(), share),
                mix(from.getGreen(), to.getGreen(), share),
                mix(from.getBlue(), to.getBlue(), share));
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + share * (to - from));
    }
}
