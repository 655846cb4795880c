package org.gan4j.examples;

import java.util.Locale;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.StepReport;
import org.gan4j.train.TrainingListener;

/** Prints a step's figures on standard error: after the first step, then every ten seconds, and after the last. */
final class StepLines implements TrainingListener {
    private static final long NANOS_BETWEEN = 10_000_000_000L;

    private final long steps;
    private long next = System.nanoTime();

    StepLines(long steps) {
        this.steps = steps;
    }

    @Override
    public void onStep(GanTrainer trainer, StepReport report) {
        if (System.nanoTime() - next >= 0 || report.step() == steps) {
            next = System.nanoTime() + NANOS_BETWEEN;
            System.err.println(line(report));
        }
    }

    /** What regularisers recorded, such as the slope of a penalised critic, follows losses and mean scores. */
    private String line(StepReport report) {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "step %d of %d, %.0f images/s, losses: critic %.4g, generator %.4g, scores: real %.4g, fake %.4g",
                report.step(),
                steps,
                report.imagesPerSecond(),
                report.criticLoss(),
                report.generatorLoss(),
                report.realScore(),
                report.fakeScore()));
        report.recorded().forEach((name, value) -> line.append(String.format(Locale.ROOT, ", %s %.4g", name, value)));
        return line.toString();
    }
}
