package org.gan4j.benchmark.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gan4j.benchmark.side.Contender;
import org.gan4j.benchmark.side.Contenders;
import org.gan4j.benchmark.side.Workload;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code compare}: GAN4J and its peers at the same work in one run, as a table of ratios and as JSON. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Times GAN4J and its peers in turns, each in a process of its own, and prints ratios.")
public final class CompareCommand implements Callable<Integer> {
    private static final String LIBTORCH = "libtorch";
    private static final String LIBTORCH_IS_MISSING =
            "libtorch is not built in, so there is no ratio to it; on Linux, x86-64, `mvn -B -Poracle -DskipTests package`"
                    + " adds it (92 MB)";

    @Mixin
    private CompareOptions options;

    @Option(names = "--quick", description = "Two short rounds: the default list within about three minutes.")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the rows there too, as a JSON array.")
    private Path json;

    @Option(names = "--alone", description = "Leaves the peers out.")
    private boolean alone;

    /**
     * Measures and prints.
     *
     * @return 0 if there is at least one time of GAN4J's, otherwise 1
     * @throws IOException if a process cannot be started or the file not be written
     */
    @Override
    public Integer call() throws IOException {
        List<Workload> workloads = options.workloads();
        checkFile();
        List<Contender> peers = alone ? List.of() : peers();
        List<Comparison> comparisons = new ArrayList<>();
        List<String> machine = MachineFacts.lines();
        for (Workload workload : workloads) {
            comparisons.add(compare(workload, peers));
            if (json != null) {
                Files.writeString(json, Row.json(comparisons));
            }
        }
        print(machine, comparisons);
        return comparisons.stream().anyMatch(Comparison::isMeasured) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void checkFile() {
        if (json != null
                && (Files.isDirectory(json)
                        || !Files.isDirectory(json.toAbsolutePath().getParent()))) {
            throw new IllegalArgumentException("`--json` must be a file in an existing folder, got " + json);
        }
    }

    private static List<Contender> peers() {
        List<Contender> peers = Contenders.peers();
        missing(peers).ifPresent(System.err::println);
        return peers;
    }

    /** How to get the peer that only some builds have, if this one has it not. */
    static Optional<String> missing(List<Contender> peers) {
        return peers.stream().anyMatch(peer -> peer.name().equals(LIBTORCH))
                ? Optional.empty()
                : Optional.of(LIBTORCH_IS_MISSING);
    }

    private Comparison compare(Workload workload, List<Contender> peers) throws IOException {
        List<Entry> entries = new ArrayList<>(List.of(Entry.OURS));
        entries.addAll(Entry.of(peers, workload));
        String label = ComparisonReport.label(workload);
        try (Match match = new Match(
                workload, entries, quick ? Effort.QUICK : Effort.FULL, now -> System.err.println(label + ": " + now))) {
            List<Standing> standings = match.play();
            Comparison comparison = new Comparison(workload, standings, match.disturbance());
            comparison
                    .refused()
                    .forEach(side ->
                            System.err.println(label + ": " + side.entry() + " is left out: " + side.refusal()));
            return comparison;
        }
    }

    private static void print(List<String> machine, List<Comparison> comparisons) {
        ComparisonReport report = new ComparisonReport(comparisons);
        machine.forEach(System.out::println);
        report.libraries().forEach(System.out::println);
        System.out.println();
        report.table().forEach(System.out::println);
        System.out.println();
        report.notes().forEach(System.out::println);
    }
}
