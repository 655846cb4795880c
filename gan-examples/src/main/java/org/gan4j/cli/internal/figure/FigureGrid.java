package org.gan4j.cli.internal.figure;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.List;

/**
 * Several figures of one size, in rows from left to right, under a heading.
 *
 * @param heading above all of them
 * @param columns figures in a row, at least 1
 * @param figures what is shown; all of the first one's size
 * @param caption a line of text below, or an empty one
 */
public record FigureGrid(String heading, int columns, List<Figure> figures, String caption) implements Figure {
    /**
     * Copies the list.
     *
     * @param heading above all of them
     * @param columns figures in a row
     * @param figures what is shown
     * @param caption a line of text below
     * @throws IllegalArgumentException if there is no figure, or one of another size
     */
    public FigureGrid {
        figures = List.copyOf(figures);
        if (figures.isEmpty() || columns < 1) {
            throw new IllegalArgumentException(
                    "a grid must have at least one figure and one column, got " + figures.size() + " and " + columns);
        }
        for (Figure figure : figures) {
            if (figure.width() != figures.get(0).width()
                    || figure.height() != figures.get(0).height()) {
                throw new IllegalArgumentException("figures of a grid must be of one size, got "
                        + figures.get(0).width() + "x" + figures.get(0).height() + " and " + figure.width() + "x"
                        + figure.height());
            }
        }
    }

    @Override
    public int width() {
        return Math.min(columns, figures.size()) * figures.get(0).width();
    }

    @Override
    public int height() {
        int rows = (figures.size() + columns - 1) / columns;
        return Captions.HEADING_HEIGHT + rows * figures.get(0).height() + Captions.height(caption);
    }

    @Override
    public void paint(Graphics2D graphics) {
        Captions.background(graphics, this);
        Captions.heading(graphics, heading, this);
        for (int i = 0; i < figures.size(); i++) {
            AffineTransform before = graphics.getTransform();
            Figure figure = figures.get(i);
            graphics.translate(
                    (i % columns) * figure.width(), Captions.HEADING_HEIGHT + (i / columns) * figure.height());
            figure.paint(graphics);
            graphics.setTransform(before);
        }
        Captions.paint(graphics, caption, this);
    }
}
