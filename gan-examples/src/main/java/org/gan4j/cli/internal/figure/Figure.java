package org.gan4j.cli.internal.figure;

import java.awt.Graphics2D;

/** Something that can be painted, of a fixed size. Immutable. */
public interface Figure {
    /** {@return the width in pixels, before any scaling} */
    int width();

    /** {@return the height in pixels, before any scaling} */
    int height();

    /**
     * Paints the figure, background included, with its upper left corner at the origin.
     *
     * @param graphics what to paint on; its colour, font and stroke are changed
     */
    void paint(Graphics2D graphics);
}
