package org.gan4j.cli.internal.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws a {@link LineFigure} with XChart. */
final class LinePainter {
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 16);
    private static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
    private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    private static final Color GRID = new Color(0xE4E4E4);
    private static final int BAND_ALPHA = 50;
    /** What a logarithmic axis shows beyond its lowest and highest values. */
    private static final double ROOM = 1.15;
    /** Whole steps are not marked wherever they lie, but at round numbers: XChart marks data that end beside the axis's end so. */
    private static final double UNEVEN = 0.0123;

    private static final double LEAST_RATIO = 12;
    /** One for each colour, so that lines differ in black and white too. */
    private static final List<Marker> MARKS = List.of(
            SeriesMarkers.CIRCLE,
            SeriesMarkers.SQUARE,
            SeriesMarkers.TRIANGLE_UP,
            SeriesMarkers.DIAMOND,
            SeriesMarkers.TRIANGLE_DOWN,
            SeriesMarkers.CROSS,
            SeriesMarkers.RECTANGLE);

    private final LineFigure figure;

    LinePainter(LineFigure figure) {
        this.figure = figure;
    }

    void paint(Graphics2D graphics, int width, int height) {
        XYChart chart = new XYChartBuilder()
                .width(width)
                .height(height)
                .title(figure.title)
                .xAxisTitle(figure.xLabel)
                .yAxisTitle(figure.yLabel)
                .build();
        style(chart.getStyler());
        List<Line> lines = figure.lines.stream()
                .map(this::drawable)
                .filter(line -> line.x().length > 0)
                .toList();
        lines.stream().filter(line -> line.low() != null).forEach(line -> addBand(chart, line));
        lines.forEach(line -> addLine(chart, line));
        ranges(chart.getStyler(), lines);
        if (!figure.xTicks.isEmpty()) {
            chart.setCustomXAxisTickLabelsFormatter(this::tick);
        }
        chart.paint(graphics, width, height);
    }

    private void style(XYStyler styler) {
        styler.setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Line);
        styler.setYAxisLogarithmic(figure.logarithmic);
        styler.setLegendVisible(figure.legend);
        styler.setLegendPosition(LegendPosition.OutsideE); // beside the data, never on it
        styler.setLegendBorderColor(Color.WHITE);
        styler.setLegendFont(SMALL);
        styler.setChartTitleFont(TITLE);
        styler.setAxisTitleFont(LABEL);
        styler.setAxisTickLabelsFont(SMALL);
        styler.setChartFontColor(Captions.TEXT);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setPlotGridLinesColor(GRID);
        styler.setPlotGridLinesStroke(new BasicStroke(0.8f));
        styler.setPlotBorderColor(Color.GRAY);
        styler.setChartTitleBoxVisible(false);
        styler.setChartTitlePadding(10);
        styler.setYAxisLabelAlignment(TextAlignment.Right);
        styler.setMarkerSize(9);
        styler.setLocale(Locale.ROOT);
    }

    /** The points that the axis has a place for. */
    private Line drawable(Line line) {
        int[] kept = IntStream.range(0, line.x().length)
                .filter(i -> fits(line.y()[i]) && (line.low() == null || (fits(line.low()[i]) && fits(line.high()[i]))))
                .toArray();
        return new Line(
                line.name(),
                at(line.x(), kept),
                at(line.y(), kept),
                at(line.low(), kept),
                at(line.high(), kept),
                line.color(),
                line.marked());
    }

    private boolean fits(double value) {
        return Double.isFinite(value) && (!figure.logarithmic || value > 0);
    }

    private static double[] at(double[] values, int[] places) {
        return values == null
                ? null
                : Arrays.stream(places).mapToDouble(i -> values[i]).toArray();
    }

    /** The band's outline: along its upper edge, and back along its lower one. */
    private static void addBand(XYChart chart, Line line) {
        int count = line.x().length;
        double[] x = new double[2 * count];
        double[] y = new double[2 * count];
        for (int i = 0; i < count; i++) {
            x[i] = line.x()[i];
            y[i] = line.high()[i];
            x[2 * count - 1 - i] = line.x()[i];
            y[2 * count - 1 - i] = line.low()[i];
        }
        XYSeries band = chart.addSeries(line.name() + " band", x, y);
        band.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        Color color = line.color();
        band.setFillColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), BAND_ALPHA));
        band.setLineColor(new Color(0, 0, 0, 0));
        band.setMarker(SeriesMarkers.NONE);
        band.setShowInLegend(false);
    }

    private static void addLine(XYChart chart, Line line) {
        XYSeries series = chart.addSeries(line.name(), line.x(), line.y());
        series.setLineColor(line.color());
        series.setLineStyle(
                new BasicStroke(line.marked() ? 2.2f : 1.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        series.setMarker(line.marked() ? MARKS.get(Palette.place(line.color())) : SeriesMarkers.NONE);
        series.setMarkerColor(line.color());
    }

    private void ranges(XYStyler styler, List<Line> lines) {
        if (figure.yRange != null) {
            styler.setYAxisMin(figure.yRange[0]);
            styler.setYAxisMax(figure.yRange[1]);
        } else if (figure.logarithmic && !lines.isEmpty()) {
            double[] range = logarithmicRange(lines);
            styler.setYAxisMin(range[0]);
            styler.setYAxisMax(range[1]);
        }
        double[] x =
                lines.stream().flatMapToDouble(line -> Arrays.stream(line.x())).toArray();
        if (figure.xTicks.isEmpty() && x.length > 0) {
            double last = Arrays.stream(x).max().orElseThrow();
            double first = Math.min(0, Arrays.stream(x).min().orElseThrow());
            styler.setXAxisMin(first);
            styler.setXAxisMax(last + UNEVEN * (last - first));
        }
    }

    /** Ends of a logarithmic axis; at least a factor of ten, so that a power of ten is marked. */
    private static double[] logarithmicRange(List<Line> lines) {
        double low = values(lines, false).min().orElseThrow() / ROOM;
        double high = values(lines, true).max().orElseThrow() * ROOM;
        double widen = Math.max(1, Math.sqrt(LEAST_RATIO * low / high));
        return new double[] {low / widen, high * widen};
    }

    private static DoubleStream values(List<Line> lines, boolean upper) {
        return lines.stream()
                .flatMapToDouble(line ->
                        line.low() == null ? Arrays.stream(line.y()) : Arrays.stream(upper ? line.high() : line.low()));
    }

    private String tick(Double position) {
        return figure.xTicks.getOrDefault((int) Math.round(position), "");
    }
}
