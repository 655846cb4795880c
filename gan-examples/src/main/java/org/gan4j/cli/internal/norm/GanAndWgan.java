package org.gan4j.cli.internal.norm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gan4j.cli.internal.page.Page;

/** The part of the page that says what sets a WGAN apart from a GAN, with what was measured; curves that lack are passed over. */
final class GanAndWgan {
    private final List<CurveSummary> curves;

    GanAndWgan(List<CurveSummary> curves) {
        this.curves = curves;
    }

    void write(Page page) {
        List<String> points = new ArrayList<>();
        points.add(question());
        points.add(scale());
        points.add(pull());
        points.add(hold());
        points.add(layers());
        points.add(
                "What the loss tells. A GAN's critic loss says who is winning, and stays where the two are in balance"
                        + " whatever the images look like. A WGAN's, with the sign turned, estimates a distance between generated and"
                        + " real images, and is meant to fall as the images get better; that estimate is only as good as the bound on"
                        + " the critic's slope. The price is a critic that is held down, and more critic steps for each of the"
                        + " generator's (five in the preset `wgan`, two in `wgan-gp`, one in `simple`).");
        page.part("What sets a WGAN apart from a GAN").items(points);
    }

    private Optional<CurveSummary> find(Curve curve) {
        return curves.stream().filter(summary -> summary.curve() == curve).findFirst();
    }

    private String with(Curve curve, Function<CurveSummary, String> sentence) {
        return find(curve).map(sentence).map(text -> " " + text).orElse("");
    }

    private String question() {
        return "What the critic is asked. In a GAN: is this image real? Its score is the logarithm of the odds, a sigmoid makes"
                + " it a probability, and the loss is how surprised it is by the answers, log 2 = 0.693 for one that guesses."
                + with(
                        Curve.GAN,
                        gan -> String.format(
                                Locale.ROOT,
                                "Measured: a loss of %s; mean scores of %s for real and %s for generated images, as"
                                        + " probabilities %s and %s.",
                                Written.three(gan.scores().criticLoss()),
                                Written.three(gan.scores().real()),
                                Written.three(gan.scores().fake()),
                                Written.percent(sigmoid(gan.scores().real())),
                                Written.percent(sigmoid(gan.scores().fake()))))
                + " In a WGAN: how far apart can a function of bounded slope keep the two kinds of images? There is no sigmoid;"
                + " the loss is the mean score of generated images minus that of real ones.";
    }

    private String scale() {
        String distances = Stream.of(
                        Curve.CLIP_1, Curve.CLIP_001, Curve.PENALTY, Curve.CONTROL_CLIP, Curve.CONTROL_PENALTY)
                .map(this::find)
                .flatMap(Optional::stream)
                .map(summary ->
                        Written.three(summary.scores().real() - summary.scores().fake()) + " for "
                                + summary.curve().title())
                .collect(Collectors.joining(", "));
        return "What a score is worth. A GAN's has a scale of its own, the odds; a WGAN's has none but what bounds the critic."
                + (distances.isEmpty()
                        ? ""
                        : " Measured, mean score of real minus generated images: " + distances
                                + ". These numbers do not compare with each other: each critic has its own slope.");
    }

    private String pull() {
        return "What the generator gets. Its gradient comes through the critic's score, and in a GAN also through the sigmoid."
                + " In the game as first written, the generator minimises log(1 - sigmoid(score)), the gradient is multiplied by"
                + " sigmoid(score), which vanishes when the critic wins; in the non-saturating form trained here, by"
                + " 1 - sigmoid(score). In a WGAN the factor is 1 whatever the score."
                + with(
                        Curve.GAN,
                        gan -> String.format(
                                Locale.ROOT,
                                "At the mean score of generated images measured, the first factor is %s and the second %s.",
                                Written.three(sigmoid(gan.scores().fake())),
                                Written.three(sigmoid(-gan.scores().fake()))));
    }

    private String hold() {
        return "What holds the critic. Nothing in a GAN but that a won case adds little to the loss. A WGAN's loss has no floor,"
                + " so its critic has to be held: by clipping weights, crude and cheap, or by a penalty on slopes other than 1,"
                + " which costs a derivative of a derivative."
                + with(Curve.CLIP_001, clip -> bound(clip, "0.01"))
                + with(Curve.CLIP_1, clip -> bound(clip, "1"))
                + with(
                        Curve.PENALTY,
                        penalty -> "The penalised critic's mean slope was "
                                + Written.three(penalty.scores().slope()) + ".")
                + " See [Weights at the bound](#weights-at-the-bound).";
    }

    private static String bound(CurveSummary clip, String bound) {
        return "A bound of " + bound + " held " + Written.percent(clip.shares().get(2))
                + " of the weights at critic step " + clip.criticSteps() + ".";
    }

    private String layers() {
        return "What the layers get: " + listed(Curve.of(false)) + ", in decades a layer; "
                + (listed(Curve.of(true)).isEmpty()
                        ? "the control is missing"
                        : "with all else equal, " + listed(Curve.of(true)))
                + ". See [Steep and flat](#steep-and-flat).";
    }

    private String listed(List<Curve> wanted) {
        return wanted.stream()
                .map(this::find)
                .flatMap(Optional::stream)
                .map(summary -> Written.decades(summary.slope()) + " for "
                        + summary.curve().title())
                .collect(Collectors.joining(", "));
    }

    private static double sigmoid(double score) {
        return 1 / (1 + Math.exp(-score));
    }
}
