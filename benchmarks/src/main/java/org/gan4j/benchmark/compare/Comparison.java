package org.gan4j.benchmark.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gan4j.benchmark.side.Workload;

/**
 * The outcome of a match.
 *
 * @param workload what was done
 * @param standings of all sides, GAN4J's first
 * @param disturbance what else computed meanwhile
 */
record Comparison(Workload workload, List<Standing> standings, Disturbance disturbance) {
    Standing ours() {
        return standings.get(0);
    }

    /** Whether there is a time of GAN4J's. */
    boolean isMeasured() {
        return ours().finished() && ours().timings().count() > 0;
    }

    /** The fastest form of each peer that finished, in the order of the match. */
    List<Standing> bestOfPeers() {
        return standings.stream()
                .skip(1)
                .map(standing -> standing.entry().contender())
                .distinct()
                .map(this::best)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Standing> best(String peer) {
        return standings.stream()
                .filter(standing -> standing.entry().contender().equals(peer))
                .filter(standing -> standing.finished() && standing.timings().count() > 0)
                .min(Comparator.comparingDouble(Standing::seconds));
    }

    /** Peers that could not do the work. */
    List<Standing> refused() {
        return standings.stream().filter(standing -> !standing.finished()).toList();
    }

    /** The peer's seconds by ours: above 1, GAN4J is faster. */
    double ratio(Standing peer) {
        return peer.seconds() / ours().seconds();
    }
}
