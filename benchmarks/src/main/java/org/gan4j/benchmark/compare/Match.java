package org.gan4j.benchmark.compare;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.gan4j.benchmark.side.ChildSide;
import org.gan4j.benchmark.side.Reply;
import org.gan4j.benchmark.side.Workload;

/**
 * Several sides at the same work in turns: each in a process of its own, all alive from the first round to the last, one
 * computing at a time. What slows the machine down for a while meets all of them. Each round begins with another side.
 */
final class Match implements AutoCloseable {
    private static final double NANO = 1e-9;

    private final Effort effort;
    private final Consumer<String> progress;
    private final Map<Entry, ChildSide> sides = new LinkedHashMap<>();
    private final Map<Entry, Timings> timings = new LinkedHashMap<>();
    private double idleShare;
    private double foreignSeconds;
    private double allSeconds;

    /**
     * Starts the sides; those that refuse stay out, and if the first does, the others are not started.
     *
     * @param workload what to do
     * @param entries the sides
     * @param effort how long
     * @param progress is told what goes on
     * @throws IOException if no process can be started
     */
    Match(Workload workload, List<Entry> entries, Effort effort, Consumer<String> progress) throws IOException {
        this.effort = effort;
        this.progress = progress;
        for (Entry entry : entries) {
            progress.accept("starting " + entry);
            timings.put(entry, Timings.NONE);
            sides.put(entry, ChildSide.start(entry.contender(), entry.form(), workload));
            if (!plays(entries.get(0))) {
                break;
            }
        }
    }

    /** {@return whether this side is there and able} */
    boolean plays(Entry entry) {
        return sides.get(entry).last().refusal() == null;
    }

    /** Plays all rounds; a side that breaks leaves the match. */
    List<Standing> play() {
        able().forEach(entry -> turn(entry, effort.warmUp()));
        for (int round = 0; round < effort.rounds(); round++) {
            List<Entry> order = able();
            for (int i = 0; i < order.size(); i++) {
                Entry entry = order.get((round + i) % order.size());
                progress.accept("round " + (round + 1) + " of " + effort.rounds() + ", " + entry);
                Reply reply = turn(entry, effort.repetitions());
                if (reply.refusal() == null) {
                    timings.compute(entry, (key, before) -> before.with(reply.seconds()));
                }
            }
        }
        return standings();
    }

    private List<Entry> able() {
        return sides.keySet().stream().filter(this::plays).toList();
    }

    private Reply turn(Entry entry, int times) {
        Duration idleBefore = othersTime(entry);
        Duration ownBefore = sides.get(entry).processorTime();
        double busyBefore = ProcessorTime.busy();
        long start = System.nanoTime();
        Reply reply = sides.get(entry).work(times);
        double wall = (System.nanoTime() - start) * NANO;
        double idle = seconds(othersTime(entry).minus(idleBefore));
        double own = seconds(sides.get(entry).processorTime().minus(ownBefore));
        idleShare = Math.max(idleShare, idle / wall);
        foreignSeconds += ProcessorTime.busy() - busyBefore - own - idle;
        allSeconds += wall;
        return reply;
    }

    private Duration othersTime(Entry entry) {
        return able().stream()
                .filter(other -> !other.equals(entry))
                .map(other -> sides.get(other).processorTime())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() * NANO;
    }

    /** {@return how far the times can be trusted} */
    Disturbance disturbance() {
        return new Disturbance(idleShare, foreignSeconds / allSeconds);
    }

    private List<Standing> standings() {
        List<Standing> standings = new ArrayList<>();
        sides.forEach((entry, side) -> {
            Reply last = side.last();
            standings.add(new Standing(
                    entry,
                    last.refusal(),
                    last.about(),
                    timings.get(entry),
                    last.heldBytes(),
                    last.peakResidentBytes()));
        });
        return standings;
    }

    @Override
    public void close() {
        sides.values().forEach(ChildSide::close);
    }
}
