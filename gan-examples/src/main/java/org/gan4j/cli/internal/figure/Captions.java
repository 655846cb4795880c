package org.gan4j.cli.internal.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;

/** Text around charts: the caption below, a heading above, and the white they stand on. */
final class Captions {
    static final Color TEXT = new Color(0x222222);
    private static final Font CAPTION = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final Font HEADING = new Font(Font.SANS_SERIF, Font.BOLD, 16);
    private static final int CAPTION_HEIGHT = 30;
    static final int HEADING_HEIGHT = 36;
    private static final int MARGIN = 14;

    private Captions() {}

    static int height(String caption) {
        return caption.isEmpty() ? 0 : CAPTION_HEIGHT;
    }

    static void background(Graphics2D graphics, Figure figure) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING,
                RenderingHints.VALUE_TEXT_ANTIALIAS_ON); // not the display's own kind
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, figure.width(), figure.height());
    }

    /** In the last line of a figure, smaller where it would not fit. */
    static void paint(Graphics2D graphics, String caption, Figure figure) {
        if (!caption.isEmpty()) {
            graphics.setColor(TEXT);
            graphics.setFont(fitting(graphics, CAPTION, caption, figure.width() - 2 * MARGIN));
            graphics.drawString(caption, MARGIN, figure.height() - 10);
        }
    }

    static void heading(Graphics2D graphics, String heading, Figure figure) {
        graphics.setColor(TEXT);
        Font font = fitting(graphics, HEADING, heading, figure.width() - 2 * MARGIN);
        graphics.setFont(font);
        FontMetrics metrics = graphics.getFontMetrics(font);
        graphics.drawString(heading, (figure.width() - metrics.stringWidth(heading)) / 2, HEADING_HEIGHT - 11);
    }

    private static Font fitting(Graphics2D graphics, Font font, String text, int width) {
        double needed = graphics.getFontMetrics(font).stringWidth(text);
        return needed <= width ? font : font.deriveFont((float) (font.getSize2D() * width / needed));
    }
}
