package org.gan4j.cli.internal.figure;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.List;

/**
 * What the lines of several figures mean, as a figure of its own, for a grid.
 *
 * @param lines the lines; only names and colours matter
 * @param width in pixels
 * @param height in pixels
 */
public record Legend(List<Line> lines, int width, int height) implements Figure {
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
    private static final int ROW = 26;
    private static final int SAMPLE = 34;
    private static final int LEFT = 70;

    /**
     * Copies the list.
     *
     * @param lines the lines
     * @param width in pixels
     * @param height in pixels
     */
    public Legend {
        lines = List.copyOf(lines);
    }

    @Override
    public void paint(Graphics2D graphics) {
        Captions.background(graphics, this);
        graphics.setFont(FONT);
        int y = (height - ROW * lines.size()) / 2;
        for (Line line : lines) {
            y += ROW;
            graphics.setColor(line.color());
            graphics.setStroke(new BasicStroke(3));
            graphics.drawLine(LEFT, y - 5, LEFT + SAMPLE, y - 5);
            graphics.setColor(Captions.TEXT);
            graphics.drawString(line.name(), LEFT + SAMPLE + 12, y);
        }
    }
}
