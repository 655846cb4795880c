package org.gan4j.cli.internal.norm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gan4j.cli.internal.page.Page;

/**
 * The parts of the page that hold the numbers.
 *
 * @param curves what there is, in order; at least one
 */
record LayerTables(List<CurveSummary> curves) {
    void norms(Page page) {
        List<String> header = new ArrayList<>(List.of("curve", "critic steps"));
        header.addAll(layerNames());
        header.addAll(List.of("decades a layer", "largest / smallest"));
        page.table(
                header,
                curves.stream().map(summary -> row(summary, summary.layers())).toList());
        page.text(
                "Medians. Decades a layer: the decimal logarithm of the first layer's norm over the last one's, divided by"
                        + " the number of steps between them; above 0 the norm falls towards the output.");
    }

    private List<String> layerNames() {
        return IntStream.rangeClosed(1, curves.get(0).layers().size())
                .mapToObj(NormFigures::layerName)
                .toList();
    }

    private static List<String> row(CurveSummary summary, List<Quartiles> layers) {
        return Stream.of(
                        List.of(summary.curve().title(), String.format(Locale.ROOT, "%,d", summary.criticSteps())),
                        medians(layers),
                        List.of(
                                Written.decades(CurveSummary.slope(layers)),
                                Written.three(Math.pow(10, CurveSummary.spread(layers)))))
                .flatMap(Collection::stream)
                .toList();
    }

    private static List<String> medians(List<Quartiles> layers) {
        return layers.stream().map(norms -> Written.three(norms.median())).toList();
    }

    void steepness(Page page) {
        page.part("Steep and flat")
                .items(curves.stream().map(LayerTables::sentence).toList());
        page.text(
                "Why clipping should make a slope: on its way from the output to the input a gradient is multiplied by"
                        + " each layer's weights. Clipping presses them towards the two ends of a box, so their size is the box's and"
                        + " not what would carry the gradient's length through; each layer then lengthens or shortens it by about the"
                        + " same factor, which is a straight line on a logarithmic axis (Gulrajani et al. 2017, figure 1). A penalty asks"
                        + " for the slope of the whole critic and leaves the layers' weights free. Normalisation between the layers"
                        + " rescales what passes, and hides part of this: hence the control without.");
    }

    private static String sentence(CurveSummary summary) {
        double slope = summary.slope();
        int last = summary.layers().size();
        double factor = Math.pow(10, Math.abs(slope) * (last - 1));
        return String.format(
                Locale.ROOT,
                "%s: from conv 1 to conv %d the median norm %s by a factor of %s, %.2f decades a layer; the largest is %s"
                        + " times the smallest. %,d critic steps%s.",
                summary.curve().title(),
                last,
                slope >= 0 ? "falls" : "rises",
                Written.three(factor),
                Math.abs(slope),
                Written.three(Math.pow(10, CurveSummary.spread(summary.layers()))),
                summary.criticSteps(),
                summary.shares().isEmpty()
                        ? ""
                        : ", at the last of which "
                                + Written.percent(summary.shares().get(2)) + " of the weights are at the bound");
    }

    void bound(Page page) {
        List<List<String>> rows = curves.stream()
                .filter(summary -> !summary.shares().isEmpty())
                .map(summary -> List.of(
                        summary.curve().title(),
                        String.format(Locale.ROOT, "%,d", summary.criticSteps()),
                        Written.percent(summary.shares().get(0)),
                        Written.percent(summary.shares().get(1)),
                        Written.percent(summary.shares().get(2))))
                .toList();
        if (!rows.isEmpty()) {
            page.part("Weights at the bound")
                    .table(List.of("curve", "critic steps", "first step", "middle", "last step"), rows)
                    .text(
                            "Share of the convolutions' weights at or beyond the bound when the gradient is taken; before the"
                                    + " first step nothing has been clipped, and initial weights (standard deviation 0.02) lie beyond"
                                    + " 0.01. Where hardly any weight is at the bound, the curve is that of a critic that nothing"
                                    + " bounds: an optimiser's step moves a weight by about its learning rate, 1e-4 in `strong`, so a bound of 1"
                                    + " takes thousands of steps to be felt.");
        }
    }

    void lossAlone(Page page) {
        List<List<String>> rows = new ArrayList<>();
        for (CurveSummary summary : curves) {
            if (!summary.lossAlone().isEmpty()) {
                rows.add(lossRow(summary, "loss and penalty", summary.layers()));
                rows.add(lossRow(summary, "loss alone", summary.lossAlone()));
            }
        }
        if (!rows.isEmpty()) {
            List<String> header = new ArrayList<>(List.of("curve"));
            header.addAll(layerNames());
            header.add("decades a layer");
            page.part("Loss and penalty apart")
                    .table(header, rows)
                    .text("Medians. The loss without its penalty was looked at in every "
                            + CurveTraining.LOSS_ALONE_EVERY + "th critic step, at the same weights and images.");
        }
    }

    private static List<String> lossRow(CurveSummary summary, String what, List<Quartiles> layers) {
        return Stream.of(
                        List.of(summary.curve().title() + ", " + what),
                        medians(layers),
                        List.of(Written.decades(CurveSummary.slope(layers))))
                .flatMap(Collection::stream)
                .toList();
    }
}
