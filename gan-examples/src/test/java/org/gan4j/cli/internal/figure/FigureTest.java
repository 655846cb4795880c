package org.gan4j.cli.internal.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class FigureTest {
    private static final double[] X = {1, 2, 3};
    private static final Pattern CIRCLE = Pattern.compile("<circle [^>]*cx=\"([\\d.]+)\"[^>]*cy=\"([\\d.]+)\"");

    @TempDir
    private Path folder;

    private static LineFigure.Builder chart() {
        return LineFigure.builder("title", "x", "y").size(600, 400);
    }

    private static Line marked(double... y) {
        return Line.of("a", X, y, Palette.color(0)).withBand(y, y);
    }

    /** Centres of the round marks, of the data before that of the legend. */
    private static List<double[]> circles(String svg) {
        List<double[]> circles = new ArrayList<>();
        Matcher matcher = CIRCLE.matcher(svg);
        while (matcher.find()) {
            circles.add(new double[] {Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2))});
        }
        return circles;
    }

    @Test
    void onALogarithmicAxisEqualFactorsAreEqualDistances() throws IOException {
        List<double[]> marks = circles(
                FigureFiles.svg(chart().logarithmic().line(marked(1, 100, 10)).build()));
        assertThat(marks).as("three points and the legend's").hasSize(4);
        double decade = marks.get(0)[1] - marks.get(2)[1];
        assertThat(decade).as("10 is above 1").isGreaterThan(20);
        assertThat(marks.get(2)[1] - marks.get(1)[1])
                .as("100 is as far above 10")
                .isCloseTo(decade, within(2.0));
        assertThat(marks.get(1)[0] - marks.get(0)[0])
                .isCloseTo(marks.get(2)[0] - marks.get(1)[0], within(2.0))
                .isPositive();
    }

    @Test
    void theLegendStandsBesideTheData() throws IOException {
        List<double[]> marks =
                circles(FigureFiles.svg(chart().line(marked(1, 3, 2)).build()));
        assertThat(marks.get(3)[0]).isGreaterThan(marks.get(2)[0] + 10);
    }

    @Test
    void whatALogarithmicAxisHasNoPlaceForIsLeftOut() throws IOException {
        LineFigure figure = chart().logarithmic()
                .line(marked(5, 0, 7))
                .line(Line.of("nothing", X, new double[] {0, -1, Double.NaN}, Palette.color(1)))
                .build();
        assertThat(circles(FigureFiles.svg(figure)))
                .as("two points and the legend's")
                .hasSize(3);
    }

    @Test
    void aChartWithoutPointsCanBeDrawn() throws IOException {
        Figure empty = chart().logarithmic().build();
        assertThat(FigureFiles.png(empty)).isNotEmpty();
    }

    @Test
    void namedPlacesStandBelowTheirPoints() throws IOException {
        String plain = FigureFiles.svg(chart().line(marked(1, 3, 2)).build());
        String named = FigureFiles.svg(chart().xTicks(Map.of(1, "one", 2, "two", 3, "three"))
                .line(marked(1, 3, 2))
                .build());
        assertThat(named).isNotEqualTo(plain);
    }

    @Test
    void pngIsTwiceTheFiguresSizeAndShowsTheLinesColour() throws IOException {
        Path file = folder.resolve("a.png");
        FigureFiles.writePng(
                chart().line(Line.of("a", X, new double[] {1, 3, 2}, Color.RED)).build(), file);
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(image.getHeight()).isEqualTo(800);
        assertThat(image.getRGB(0, 0)).isEqualTo(Color.WHITE.getRGB());
        int red = 0;
        for (int y = 0; y < 800; y++) {
            for (int x = 0; x < 1200; x++) {
                red += image.getRGB(x, y) == Color.RED.getRGB() ? 1 : 0;
            }
        }
        assertThat(red).isGreaterThan(500);
    }

    @Test
    void svgIsOneDocumentOfTheFiguresSizeThatNeedsNoOther() throws Exception {
        Path file = folder.resolve("a.svg");
        FigureFiles.writeSvg(chart().caption("below").line(marked(1, 3, 2)).build(), file);
        String text = Files.readString(file);
        DocumentBuilderFactory parser = DocumentBuilderFactory.newInstance();
        parser.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Element svg = parser.newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertThat(svg.getNodeName()).isEqualTo("svg");
        assertThat(svg.getAttribute("width")).isEqualTo("600");
        assertThat(svg.getAttribute("height")).isEqualTo("400");
        assertThat(text).contains("below").doesNotContain("xlink:href");
    }

    @Test
    void aGridHoldsItsFiguresHeadingAndCaption() {
        Figure one = chart().build();
        Figure grid =
                new FigureGrid("heading", 2, List.of(one, one, new Legend(List.of(marked(1, 2, 3)), 600, 400)), "c");
        assertThat(grid.width()).isEqualTo(1200);
        assertThat(grid.height()).isBetween(800 + 40, 800 + 100);
        assertThat(new FigureGrid("heading", 2, List.of(one), "").width()).isEqualTo(600);
    }

    @Test
    void figuresOfAGridAreOfOneSize() {
        Figure one = chart().build();
        Figure other = chart().size(601, 400).build();
        assertThatThrownBy(() -> new FigureGrid("", 2, List.of(one, other), ""))
                .hasMessage("figures of a grid must be of one size, got 600x400 and 601x400");
        assertThatThrownBy(() -> new FigureGrid("", 2, List.of(), ""))
                .hasMessage("a grid must have at least one figure and one column, got 0 and 2");
    }

    @Test
    void linesAreWholeAndHaveNamesOfTheirOwn() {
        assertThatThrownBy(() -> Line.of("a", X, new double[] {1, 2}, Color.RED))
                .hasMessage("`a` must have as many values as its 3 positions, and both edges of a band or none,"
                        + " got 2 values and edges of none and none");
        assertThatThrownBy(() -> marked(1, 2, 3).withBand(X, null)).hasMessageEndingWith("edges of 3 and none");
        assertThatThrownBy(() ->
                        chart().line(marked(1, 2, 3)).line(marked(3, 2, 1)).build())
                .hasMessage("`name` must differ from line to line, got `a` twice");
    }

    /** Lightness as the eye has it (Rec. 709) tells colours apart where hues do not. */
    @Test
    void orderedColoursGoFromDarkToLight() {
        double before = -1;
        for (int i = 0; i < 5; i++) {
            Color color = Palette.ordered(i, 5);
            double light = 0.2126 * color.getRed() + 0.7152 * color.getGreen() + 0.0722 * color.getBlue();
            assertThat(light).isGreaterThan(before + 15);
            before = light;
        }
        assertThat(Palette.ordered(0, 1)).isEqualTo(Palette.ordered(0, 5));
        assertThat(Palette.color(7)).isEqualTo(Palette.color(0));
    }
}
