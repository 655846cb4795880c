package org.gan4j.cli.internal.norm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.gan4j.cli.internal.figure.Figure;
import org.gan4j.cli.internal.figure.FigureGrid;
import org.gan4j.cli.internal.figure.Legend;
import org.gan4j.cli.internal.figure.Line;
import org.gan4j.cli.internal.figure.LineFigure;
import org.gan4j.cli.internal.figure.Palette;

/**
 * Norms over time: a panel a curve, a line a layer. A decade is as high in all of them, so slopes compare; heights, which
 * depend on the loss, do not.
 *
 * @param panels titles of the panels
 * @param lines those of each panel
 */
record NormsOverTime(List<String> panels, List<List<Line>> lines) {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 300;
    private static final int COLUMNS = 2;
    /** Points of a line: each is the median of so large a part of the steps. */
    private static final int POINTS = 100;

    private static final double ROOM = 1.1;

    private static final int STEP = 0;
    private static final int LAYER = 1;
    private static final int NORM = 2;

    static NormsOverTime of(List<CurveSummary> curves, NormStore store) throws IOException {
        List<List<Line>> lines = new ArrayList<>();
        for (CurveSummary summary : curves) {
            List<double[]> rows = store.norms().rows(summary.curve());
            int layers = summary.layers().size();
            lines.add(IntStream.rangeClosed(1, layers)
                    .mapToObj(layer -> line(rows, layer, layers))
                    .toList());
        }
        return new NormsOverTime(
                curves.stream().map(summary -> summary.curve().title()).toList(), lines);
    }

    private static Line line(List<double[]> rows, int layer, int layers) {
        double[][] own = rows.stream().filter(row -> row[LAYER] == layer).toArray(double[][]::new);
        int points = Math.min(POINTS, own.length);
        double[] x = new double[points];
        double[] y = new double[points];
        for (int i = 0; i < points; i++) {
            double[][] part = Arrays.copyOfRange(own, i * own.length / points, (i + 1) * own.length / points);
            x[i] = (part[0][STEP] + part[part.length - 1][STEP]) / 2;
            y[i] = Quartiles.of(
                            Arrays.stream(part).mapToDouble(row -> row[NORM]).toArray())
                    .median();
        }
        return Line.of(NormFigures.layerName(layer), x, y, Palette.ordered(layer - 1, layers));
    }

    /** Each panel shows as many decades as the one that needs the most, about the middle of its own. */
    Figure figure(String caption) {
        double decades = ROOM
                * lines.stream().mapToDouble(own -> high(own) - low(own)).max().orElse(1);
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < panels.size(); i++) {
            double middle = (low(lines.get(i)) + high(lines.get(i))) / 2;
            LineFigure.Builder panel = LineFigure.builder(panels.get(i), "critic step", "norm")
                    .logarithmic()
                    .withoutLegend()
                    .yRange(Math.pow(10, middle - decades / 2), Math.pow(10, middle + decades / 2))
                    .size(WIDTH, HEIGHT);
            lines.get(i).forEach(panel::line);
            figures.add(panel.build());
        }
        figures.add(new Legend(lines.get(0), WIDTH, HEIGHT));
        return new FigureGrid(
                "Weight-gradient norms of the critic over time",
                COLUMNS,
                figures,
                caption + "; medians of hundredths of the steps");
    }

    private static double low(List<Line> lines) {
        return logarithms(lines).min().orElse(-1);
    }

    private static double high(List<Line> lines) {
        return logarithms(lines).max().orElse(1);
    }

    private static DoubleStream logarithms(List<Line> lines) {
        return lines.stream()
                .flatMapToDouble(line -> Arrays.stream(line.y()))
                .map(Math::log10)
                .filter(Double::isFinite);
    }
}
