package org.gan4j.cli.internal.norm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gan4j.cli.internal.page.Page;

/**
 * What is made of the numbers: {@code norms.csv}, the figures, and the page.
 *
 * @param folder where everything goes
 * @param settings what the numbers were measured with
 * @param curves what there is, in order; at least one
 */
record NormReport(Path folder, NormSettings settings, List<CurveSummary> curves) {
    /** The format that others read: median and quartiles over the last half of the critic steps. */
    static final String CSV_HEADER = "curve,layer,median,q25,q75";

    void write(NormStore store) throws IOException {
        Files.writeString(folder.resolve("norms.csv"), csv(), StandardCharsets.UTF_8);
        Page page = new Page("Gradient norms of the critic, layer by layer");
        page.text(introduction());
        unfinished(page);
        byLayer(page);
        steepness(page);
        bound(page);
        page.part("Over time")
                .picture(
                        NormFigures.write(NormsOverTime.of(curves, store).figure(caption()), folder, "norms-over-time"),
                        "Norms of each layer over the critic steps, a panel a curve");
        lossAlone(page);
        new GanAndWgan(curves).write(page);
        limits(page);
        page.write(folder);
    }

    private String csv() {
        StringBuilder csv = new StringBuilder(CSV_HEADER).append('\n');
        for (CurveSummary summary : curves) {
            for (int layer = 1; layer <= summary.layers().size(); layer++) {
                Quartiles norms = summary.layers().get(layer - 1);
                csv.append(String.join(
                                ",",
                                summary.curve().label(),
                                Integer.toString(layer),
                                CurveFile.text(norms.median()),
                                CurveFile.text(norms.q25()),
                                CurveFile.text(norms.q75())))
                        .append('\n');
            }
        }
        return csv.toString();
    }

    /** Beneath each figure. */
    private String caption() {
        return settings.data() + ", batch " + settings.batchSize() + ", width " + settings.width() + ", "
                + settings.steps() + " critic steps, seed " + settings.seed();
    }

    private String introduction() {
        return String.format(
                Locale.ROOT,
                "The critic of five convolutions (width %d, %,d weights) was trained on `%s` (%,d images, 64x64 pixels) with"
                        + " %d images a batch, from seed %d. In every critic step, between the backward pass and the optimiser,"
                        + " the L2 norm of each convolution's weight gradient was taken: of what the critic is trained on, the"
                        + " loss and, where there is one, the penalty. Every curve has %,d critic steps, rounded up to whole"
                        + " training steps, which is %.2f passes over the images; medians and quartiles are over the last half"
                        + " of them. GAN4J %s, %s, %s.",
                settings.width(),
                settings.weights().stream().mapToInt(Integer::intValue).sum(),
                settings.data(),
                settings.images(),
                settings.batchSize(),
                settings.seed(),
                settings.steps(),
                (double) settings.steps() * settings.batchSize() / settings.images(),
                settings.version(),
                settings.kernels(),
                settings.precision().toString().toLowerCase(Locale.ROOT));
    }

    private void unfinished(Page page) {
        List<String> texts = curves.stream()
                .filter(summary -> !summary.finished())
                .map(summary -> summary.curve().title() + " (" + summary.criticSteps() + " critic steps)")
                .toList();
        int missing = Curve.values().length - curves.size();
        if (!texts.isEmpty() || missing > 0) {
            page.text("Not complete: " + (texts.isEmpty() ? "" : "cut short " + String.join(", ", texts) + "; ")
                    + missing + " curves not begun. The same command goes on.");
        }
    }

    private void byLayer(Page page) throws IOException {
        page.part("By layer");
        picture(
                page,
                false,
                "norms",
                "Gradient norm by layer, trained as the presets do",
                "The presets differ in loss, bound, optimiser, normalisation and critic steps a training step, all at once.");
        picture(
                page,
                true,
                "norms-control",
                "Gradient norm by layer: one critic, without normalisation",
                "In the control only the loss and what bounds the critic differ: the critic has no normalisation, the optimiser"
                        + " is Adam (1e-4; 0, 0.9), and there are two critic steps a training step.");
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

    private void picture(Page page, boolean control, String name, String title, String text) throws IOException {
        List<CurveSummary> shown = curves.stream()
                .filter(summary -> Curve.of(control).contains(summary.curve()))
                .toList();
        if (!shown.isEmpty()) {
            page.picture(NormFigures.write(NormFigures.byLayer(title, shown, caption()), folder, name), title)
                    .text(text);
        }
    }

    private List<String> layerNames() {
        return IntStream.rangeClosed(1, settings.weights().size())
                .mapToObj(NormFigures::layerName)
                .toList();
    }

    private static List<String> row(CurveSummary summary, List<Quartiles> layers) {
        return Stream.of(
                        List.of(summary.curve().title(), String.format(Locale.ROOT, "%,d", summary.criticSteps())),
                        medians(layers),
                        List.of(decades(CurveSummary.slope(layers)), three(Math.pow(10, CurveSummary.spread(layers)))))
                .flatMap(Collection::stream)
                .toList();
    }

    private static List<String> medians(List<Quartiles> layers) {
        return layers.stream().map(norms -> three(norms.median())).toList();
    }

    static String three(double number) {
        return String.format(Locale.ROOT, "%.3g", number);
    }

    static String decades(double slope) {
        return String.format(Locale.ROOT, "%.2f", slope);
    }

    private void steepness(Page page) {
        page.part("Steep and flat")
                .items(curves.stream().map(NormReport::sentence).toList());
        page.text("Why a slope is to be expected under clipping: on its way from the output to the input a gradient is"
                + " multiplied by each layer's weights. Clipping presses them towards the two ends of a small box, so their size"
                + " is the box's and not what would carry the gradient's length through; each layer then lengthens or shortens"
                + " it by about the same factor, which is a straight line on a logarithmic axis. A penalty asks for the slope of"
                + " the whole critic and leaves the layers' weights free. Normalisation between the layers rescales what"
                + " passes, and hides part of it: hence the control without.");
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
                three(factor),
                Math.abs(slope),
                three(Math.pow(10, CurveSummary.spread(summary.layers()))),
                summary.criticSteps(),
                summary.shares().isEmpty()
                        ? ""
                        : ", after which " + percent(summary.shares().get(2)) + " of the weights are at the bound");
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, share > 0 && share < 0.01 ? "%.2g %%" : "%.1f %%", 100 * share);
    }

    private void bound(Page page) {
        List<List<String>> rows = curves.stream()
                .filter(summary -> !summary.shares().isEmpty())
                .map(summary -> List.of(
                        summary.curve().title(),
                        String.format(Locale.ROOT, "%,d", summary.criticSteps()),
                        percent(summary.shares().get(0)),
                        percent(summary.shares().get(1)),
                        percent(summary.shares().get(2))))
                .toList();
        if (!rows.isEmpty()) {
            page.part("Weights at the bound")
                    .table(List.of("curve", "critic steps", "first step", "middle", "last step"), rows)
                    .text(
                            "Share of the convolutions' weights at or beyond the bound when the gradient is taken; before the"
                                    + " first step nothing has been clipped, and initial weights (standard deviation 0.02) lie beyond"
                                    + " 0.01. Where hardly any weight is at the bound, the curve is that of a critic that nothing"
                                    + " bounds: an optimiser's step moves a weight by about its learning rate, 1e-4, so a bound of 1"
                                    + " takes thousands of steps to be felt.");
        }
    }

    private void lossAlone(Page page) {
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
                        List.of(decades(CurveSummary.slope(layers))))
                .flatMap(Collection::stream)
                .toList();
    }

    private void limits(Page page) {
        page.part("Limits")
                .text(
                        "One seed. The figures show the beginning of training; slopes may change as it goes on (`--steps`). A"
                                + " batch smaller than a preset's makes gradients noisier and their norms larger, in all curves alike."
                                + " Heights of curves with different losses do not compare, for each loss has a scale of its own; shapes"
                                + " do.")
                .part("Files")
                .items(List.of(
                        "`norms.csv`: `" + CSV_HEADER + "` over the last half of the critic steps",
                        "`norms-over-time.csv`: every critic step; `share-at-bound` of each layer where weights are clipped",
                        "`loss-norms-over-time.csv`: the loss without its penalty",
                        "`scores-over-time.csv`: losses, mean scores and slopes, by training step",
                        "`norms.svg`, `norms-control.svg`, `norms-over-time.svg`, and each as `.png`",
                        "`settings.json`: what all curves have in common"));
    }
}
