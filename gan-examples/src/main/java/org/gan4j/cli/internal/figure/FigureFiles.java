package org.gan4j.cli.internal.figure;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;

/** Figures as files. */
public final class FigureFiles {
    /** Pixels of a PNG file for each pixel of the figure: sharp on today's screens and in print. */
    public static final int SCALE = 2;

    private static final int DECIMALS = 2;
    private static final String SVG = "http://www.w3.org/2000/svg";

    private FigureFiles() {}

    /**
     * Writes a PNG file of {@link #SCALE} times the figure's size; an existing one is replaced.
     *
     * @param figure what to draw
     * @param file where to
     * @throws IOException if writing fails
     */
    public static void writePng(Figure figure, Path file) throws IOException {
        Files.write(file, png(figure));
    }

    /**
     * A PNG file's bytes.
     *
     * @param figure what to draw
     * @return the bytes
     * @throws IOException if the image cannot be encoded
     */
    public static byte[] png(Figure figure) throws IOException {
        BufferedImage image =
                new BufferedImage(SCALE * figure.width(), SCALE * figure.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.scale(SCALE, SCALE);
            figure.paint(graphics);
        } finally {
            graphics.dispose();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    /**
     * Writes an SVG file; an existing one is replaced.
     *
     * @param figure what to draw
     * @param file where to
     * @throws IOException if writing fails
     */
    public static void writeSvg(Figure figure, Path file) throws IOException {
        Files.writeString(file, svg(figure));
    }

    /**
     * An SVG document.
     *
     * @param figure what to draw
     * @return its text
     * @throws IOException if it cannot be written down
     */
    public static String svg(Figure figure) throws IOException {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
        context.setComment("GAN4J");
        context.setPrecision(DECIMALS);
        SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        graphics.setSVGCanvasSize(new Dimension(figure.width(), figure.height()));
        figure.paint(graphics);
        StringWriter text = new StringWriter();
        boolean styles = true; // as CSS properties, which every viewer reads
        graphics.stream(text, styles);
        graphics.dispose();
        return text.toString();
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException fault) {
            throw new IllegalStateException("the JDK has no XML parser", fault);
        }
    }
}
