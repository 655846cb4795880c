package org.gan4j.train;

import java.util.LinkedHashMap;
import java.util.Map;

/** Gathers what a training step comes to, from its beginning to its report. */
final class StepFigures {
    private static final double NANOSECONDS = 1e9;

    private final long step;
    private final long started = System.nanoTime();
    private final Map<String, Double> records = new LinkedHashMap<>();
    private int criticUpdates;
    private double criticLosses;
    private double realScore;
    private double fakeScore;
    private double generatorLoss;

    StepFigures(long step) {
        this.step = step;
    }

    long step() {
        return step;
    }

    /** {@return where regularisers' numbers go; live} */
    Map<String, Double> records() {
        return records;
    }

    void critic(double loss, double meanRealScore, double meanFakeScore) {
        criticUpdates++;
        criticLosses += loss;
        realScore = meanRealScore;
        fakeScore = meanFakeScore;
    }

    void generator(double loss) {
        generatorLoss = loss;
    }

    StepReport report(int batchSize, long memory) {
        double seconds = (System.nanoTime() - started) / NANOSECONDS;
        return new StepReport(
                step,
                criticLosses / criticUpdates,
                generatorLoss,
                realScore,
                fakeScore,
                records,
                seconds,
                (double) batchSize * criticUpdates / seconds,
                memory);
    }
}
