package org.gan4j.benchmark.compare;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gan4j.benchmark.side.Workload;
import org.gan4j.kernel.Processor;

/**
 * An element of {@code compare --json}.
 *
 * @param preset the preset, or {@code critic}: its forward and backward pass alone
 * @param precision {@code fp32} or {@code bf16}
 * @param batch images in a batch
 * @param seconds GAN4J's, one critic update and one generator update
 * @param peer the other library, null if there was none
 * @param peerSeconds the same of the peer in its fastest form, null without one
 * @param ratio peerSeconds / seconds, null without a peer
 * @param isa instruction sets of the processor
 * @param threads of both
 */
record Row(
        String preset,
        String precision,
        int batch,
        double seconds,
        String peer,
        Double peerSeconds,
        Double ratio,
        String isa,
        int threads) {
    private static final Gson JSON =
            new GsonBuilder().serializeNulls().setPrettyPrinting().create();

    /** A row for each peer, or one without; none if GAN4J could not do the work. */
    static List<Row> of(Comparison comparison) {
        if (!comparison.isMeasured()) {
            return List.of();
        }
        List<Standing> peers = comparison.bestOfPeers();
        return peers.isEmpty()
                ? List.of(row(comparison, null, null, null))
                : peers.stream()
                        .map(peer -> row(comparison, peer.entry().contender(), peer.seconds(), comparison.ratio(peer)))
                        .toList();
    }

    private static Row row(Comparison comparison, String peer, Double peerSeconds, Double ratio) {
        Workload workload = comparison.workload();
        return new Row(
                workload.preset(),
                workload.precision().name().toLowerCase(Locale.ROOT),
                workload.batch(),
                comparison.ours().seconds(),
                peer,
                peerSeconds,
                ratio,
                Processor.instructionSets(),
                workload.threads());
    }

    /** The JSON array of all rows. */
    static String json(List<Comparison> comparisons) {
        Stream<Row> rows = comparisons.stream().flatMap(comparison -> of(comparison).stream());
        return JSON.toJson(rows.toList()) + System.lineSeparator();
    }
}
