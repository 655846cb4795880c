package org.gan4j.cli.internal.norm;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a curve came to. "Late" is the last half of the critic steps made.
 *
 * @param curve which
 * @param criticSteps how many were made
 * @param finished whether those are all
 * @param layers late norms of each layer's weight gradient, from input to output
 * @param lossAlone the same of the loss without its penalty; empty where there is none
 * @param shares share of all weights at the bound before the first step, in the middle and before the last step; empty where
 *     there is no bound
 * @param scores late means of losses and scores
 */
record CurveSummary(
        Curve curve,
        long criticSteps,
        boolean finished,
        List<Quartiles> layers,
        List<Quartiles> lossAlone,
        List<Double> shares,
        Scores scores) {
    /**
     * Late means.
     *
     * @param criticLoss with penalty
     * @param generatorLoss the generator's
     * @param real score of real images
     * @param fake score of generated images
     * @param slope the critic's, where the penalty looks; NaN without one
     */
    record Scores(double criticLoss, double generatorLoss, double real, double fake, double slope) {}

    private static final int STEP = 0;
    private static final int LAYER = 1;
    private static final int NORM = 2;
    private static final int SHARE = 3;

    /** {@return what is there of a curve, or nothing} */
    static Optional<CurveSummary> of(Curve curve, boolean finished, NormStore store, List<Integer> weights)
            throws IOException {
        List<double[]> rows = store.norms().rows(curve);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        long steps = lastStep(rows);
        return Optional.of(new CurveSummary(
                curve,
                steps,
                finished,
                quartiles(rows, weights.size()),
                quartiles(store.lossNorms().rows(curve), weights.size()),
                shares(rows, steps, weights),
                means(store.scores().rows(curve))));
    }

    private static long lastStep(List<double[]> rows) {
        return (long) rows.get(rows.size() - 1)[STEP];
    }

    private static List<double[]> late(List<double[]> rows) {
        return rows.isEmpty()
                ? rows
                : rows.stream().filter(row -> 2 * row[STEP] > lastStep(rows)).toList();
    }

    private static List<Quartiles> quartiles(List<double[]> rows, int layers) {
        return rows.isEmpty()
                ? List.of()
                : IntStream.rangeClosed(1, layers)
                        .mapToObj(layer -> Quartiles.of(late(rows).stream()
                                .filter(row -> row[LAYER] == layer)
                                .mapToDouble(row -> row[NORM])
                                .toArray()))
                        .toList();
    }

    private static List<Double> shares(List<double[]> rows, long steps, List<Integer> weights) {
        return Double.isNaN(rows.get(0)[SHARE])
                ? List.of()
                : List.of(share(rows, 1, weights), share(rows, (steps + 1) / 2, weights), share(rows, steps, weights));
    }

    private static double share(List<double[]> rows, long step, List<Integer> weights) {
        double held = 0;
        for (double[] row : rows) {
            held += row[STEP] == step ? row[SHARE] * weights.get((int) row[LAYER] - 1) : 0;
        }
        return held / weights.stream().mapToInt(Integer::intValue).sum();
    }

    private static Scores means(List<double[]> rows) {
        double[] means = IntStream.rangeClosed(1, 5)
                .mapToDouble(column -> late(rows).stream()
                        .mapToDouble(row -> row[column])
                        .average()
                        .orElse(Double.NaN))
                .toArray();
        return new Scores(means[0], means[1], means[2], means[3], means[4]);
    }

    /** How many decades the median falls from one layer to the next, on average; below 0 if it rises. */
    double slope() {
        return slope(layers);
    }

    static double slope(List<Quartiles> layers) {
        double first = layers.get(0).median();
        double last = layers.get(layers.size() - 1).median();
        return Math.log10(first / last) / (layers.size() - 1);
    }

    /** Decades from the smallest layer's median to the largest's. */
    static double spread(List<Quartiles> layers) {
        double largest = layers.stream().mapToDouble(Quartiles::median).max().orElseThrow();
        double smallest = layers.stream().mapToDouble(Quartiles::median).min().orElseThrow();
        return Math.log10(largest / smallest);
    }
}
