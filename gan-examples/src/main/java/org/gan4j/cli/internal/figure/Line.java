package org.gan4j.cli.internal.figure;

import java.awt.Color;

/**
 * A line of a chart, with a band around it if it has one.
 *
 * @param name for the legend; names of a chart differ
 * @param x positions, ascending; not copied, not modified
 * @param y values, as many; not finite ones, and on a logarithmic axis those of 0 and below, are left out
 * @param low lower edge of the band, as many, or null for no band
 * @param high upper edge of the band, as many, or null for no band
 * @param color of line and band
 * @param marked whether each point has a mark
 */
public record Line(String name, double[] x, double[] y, double[] low, double[] high, Color color, boolean marked) {
    /**
     * Checks the lengths.
     *
     * @param name for the legend
     * @param x positions
     * @param y values
     * @param low lower edge, or null
     * @param high upper edge, or null
     * @param color of line and band
     * @param marked whether each point has a mark
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public Line {
        if (y.length != x.length
                || (low == null) != (high == null)
                || (low != null && (low.length != x.length || high.length != x.length))) {
            throw new IllegalArgumentException("`" + name + "` must have as many values as its " + x.length
                    + " positions, and both edges of a band or none, got " + y.length + " values and edges of "
                    + length(low) + " and " + length(high));
        }
    }

    private static String length(double[] edge) {
        return edge == null ? "none" : Integer.toString(edge.length);
    }

    /**
     * A plain line.
     *
     * @param name for the legend
     * @param x positions, ascending
     * @param y values, as many
     * @param color its colour
     * @return the line
     */
    public static Line of(String name, double[] x, double[] y, Color color) {
        return new Line(name, x, y, null, null, color, false);
    }

    /**
     * The same line with a mark at each point and a band around it.
     *
     * @param lower lower edge
     * @param upper upper edge
     * @return the line
     */
    public Line withBand(double[] lower, double[] upper) {
        return new Line(name, x, y, lower, upper, color, true);
    }
}
