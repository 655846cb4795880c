package org.gan4j.cli.internal.norm;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gan4j.cli.internal.figure.Figure;
import org.gan4j.cli.internal.figure.FigureFiles;
import org.gan4j.cli.internal.figure.Line;
import org.gan4j.cli.internal.figure.LineFigure;
import org.gan4j.cli.internal.figure.Palette;

/** Figures of norms by layer: layers from left to right, a line a curve, the median with the quartiles as a band. */
final class NormFigures {
    private NormFigures() {}

    /**
     * A figure of some curves.
     *
     * @param title above it
     * @param curves what is shown
     * @param caption what was measured
     */
    static Figure byLayer(String title, List<CurveSummary> curves, String caption) {
        LineFigure.Builder figure = LineFigure.builder(
                        title, "layer, from input to output", "L2 norm of the weight gradient")
                .logarithmic()
                .caption(caption + "; median and quartiles of the last half of the critic steps");
        for (CurveSummary summary : curves) {
            figure.xTicks(ticks(summary.layers().size())).line(line(summary));
        }
        return figure.build();
    }

    private static Map<Integer, String> ticks(int layers) {
        return IntStream.rangeClosed(1, layers)
                .boxed()
                .collect(Collectors.toMap(layer -> layer, NormFigures::layerName));
    }

    static String layerName(int number) {
        return "conv " + number;
    }

    private static Line line(CurveSummary summary) {
        double[] x = IntStream.rangeClosed(1, summary.layers().size())
                .asDoubleStream()
                .toArray();
        return Line.of(summary.curve().title(), x, values(summary, Quartiles::median), color(summary.curve()))
                .withBand(values(summary, Quartiles::q25), values(summary, Quartiles::q75));
    }

    private static double[] values(CurveSummary summary, ToDoubleFunction<Quartiles> of) {
        return summary.layers().stream().mapToDouble(of).toArray();
    }

    /** A curve of the control has the colour of its counterpart among the presets. */
    private static Color color(Curve curve) {
        int presets = Curve.of(false).size();
        return Palette.color(curve.ordinal() < presets ? curve.ordinal() : curve.ordinal() - presets + 1);
    }

    /** As {@code NAME.png} and {@code NAME.svg}; gives the former. */
    static Path write(Figure figure, Path folder, String name) throws IOException {
        Path png = folder.resolve(name + ".png");
        FigureFiles.writePng(figure, png);
        FigureFiles.writeSvg(figure, folder.resolve(name + ".svg"));
        return png;
    }
}
