package org.gan4j.benchmark.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gan4j.benchmark.side.Workload;

/** The text of {@code compare}: what computed, the table of ratios, what each row leaves out. */
final class ComparisonReport {
    private static final List<String> TITLES = List.of(
            "preset",
            "precision",
            "batch",
            "gan4j s",
            "(quartiles)",
            "images/s",
            "peer",
            "peer s",
            "(quartiles)",
            "ratio");
    private static final String GAP = "  ";
    private static final String NONE = "-";
    private static final int MEGABYTE_BITS = 20;

    private final List<Comparison> comparisons;

    ComparisonReport(List<Comparison> comparisons) {
        this.comparisons = comparisons;
    }

    /** Lines that name the libraries, each once. */
    List<String> libraries() {
        return comparisons.stream()
                .flatMap(comparison -> comparison.standings().stream())
                .map(Standing::about)
                .filter(about -> !about.isEmpty())
                .distinct()
                .toList();
    }

    /** The table, its titles first. */
    List<String> table() {
        List<List<String>> cells = new ArrayList<>();
        cells.add(TITLES);
        comparisons.stream().filter(Comparison::isMeasured).forEach(comparison -> cells.addAll(rows(comparison)));
        int[] widths = IntStream.range(0, TITLES.size())
                .map(column -> cells.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return cells.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> String.format(Locale.ROOT, "%-" + widths[column] + "s", row.get(column)))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    private static List<List<String>> rows(Comparison comparison) {
        List<Standing> peers = comparison.bestOfPeers();
        if (peers.isEmpty()) {
            return List.of(row(comparison, List.of(NONE, NONE, NONE, NONE)));
        }
        return peers.stream()
                .map(peer -> row(
                        comparison,
                        List.of(
                                peer.entry().toString(),
                                seconds(peer.seconds()),
                                quartiles(peer.timings()),
                                String.format(Locale.ROOT, "%.2f", comparison.ratio(peer)))))
                .toList();
    }

    private static List<String> row(Comparison comparison, List<String> peer) {
        Workload workload = comparison.workload();
        Standing ours = comparison.ours();
        List<String> row = new ArrayList<>(List.of(
                workload.preset(),
                workload.precision().name().toLowerCase(Locale.ROOT),
                Integer.toString(workload.batch()),
                seconds(ours.seconds()),
                quartiles(ours.timings()),
                String.format(Locale.ROOT, "%.1f", workload.batch() / ours.seconds())));
        row.addAll(peer);
        return row;
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String quartiles(Timings timings) {
        return "(" + seconds(timings.lowerQuartile()) + "-" + seconds(timings.upperQuartile()) + ")";
    }

    /** A line for each match: every form's time, memory, what else computed. */
    List<String> notes() {
        return comparisons.stream()
                .filter(Comparison::isMeasured)
                .map(ComparisonReport::note)
                .toList();
    }

    private static String note(Comparison comparison) {
        String sides = comparison.standings().stream()
                .filter(Standing::finished)
                .map(side -> side.entry() + " " + seconds(side.seconds()) + " s, peak resident "
                        + (side.peakResidentBytes() >> MEGABYTE_BITS) + " MB")
                .collect(Collectors.joining("; "));
        return String.format(
                Locale.ROOT,
                "%s: %s; arrays held by gan4j %d MB; %d times each; %s",
                label(comparison.workload()),
                sides,
                comparison.ours().heldBytes() >> MEGABYTE_BITS,
                comparison.ours().timings().count(),
                comparison.disturbance());
    }

    /** Such as {@code wgan-gp bf16 64}. */
    static String label(Workload workload) {
        return workload.preset() + " " + workload.precision().name().toLowerCase(Locale.ROOT) + " " + workload.batch();
    }
}
