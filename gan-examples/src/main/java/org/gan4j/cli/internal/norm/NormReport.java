package org.gan4j.cli.internal.norm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
        LayerTables tables = new LayerTables(curves);
        tables.norms(page);
        tables.steepness(page);
        tables.bound(page);
        page.part("Over time")
                .picture(
                        NormFigures.write(NormsOverTime.of(curves, store).figure(caption()), folder, "norms-over-time"),
                        "Norms of each layer over the critic steps, a panel a curve");
        tables.lossAlone(page);
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
                        + " of them. GAN4J %s, %s.",
                settings.width(),
                settings.weights().stream().mapToInt(Integer::intValue).sum(),
                settings.data(),
                settings.images(),
                settings.batchSize(),
                settings.seed(),
                settings.steps(),
                (double) settings.steps() * settings.batchSize() / settings.images(),
                settings.version(),
                settings.kernels());
    }

    private void unfinished(Page page) {
        List<String> texts = curves.stream()
                .filter(summary -> !summary.finished())
                .map(summary -> summary.curve().title() + " (" + summary.criticSteps() + " critic steps)")
                .toList();
        int missing = Curve.values().length - curves.size();
        if (!texts.isEmpty() || missing > 0) {
            page.text("Not complete: cut short " + (texts.isEmpty() ? "none" : String.join(", ", texts))
                    + "; not begun " + missing + " of " + Curve.values().length + ". The same command goes on.");
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

    private void limits(Page page) {
        page.part("Limits")
                .text(
                        "One seed. The figures show the beginning of training; slopes may change as it goes on (`--steps`). A"
                                + " batch smaller than a preset's makes gradients noisier and their norms larger. Heights of curves with different losses do not compare, for each loss has a scale of its own; shapes"
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
