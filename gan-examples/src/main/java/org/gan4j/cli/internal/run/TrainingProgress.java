package org.gan4j.cli.internal.run;

import org.gan4j.cli.internal.terminal.Progress;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.StepReport;
import org.gan4j.train.TrainingListener;

/** Shows losses, speed and time left: in steps where their number ends the run, otherwise in seconds. */
final class TrainingProgress implements TrainingListener, AutoCloseable {
    private static final double SMOOTHING = 0.1;

    private final RunClock clock;
    private final long maximum;
    private Progress progress;
    private double imagesPerSecond;

    TrainingProgress(RunClock clock) {
        this.clock = clock;
        RunLength length = clock.length();
        this.maximum = length.isTimed() ? Math.round(length.seconds()) : length.steps();
    }

    /** Not earlier: what is said before must not land in the bar. */
    @Override
    public void onStart(GanTrainer trainer) {
        progress = new Progress("train", clock.length().isTimed() ? "s" : "steps", maximum);
    }

    @Override
    public void onStep(GanTrainer trainer, StepReport report) {
        imagesPerSecond = imagesPerSecond == 0
                ? report.imagesPerSecond()
                : imagesPerSecond + SMOOTHING * (report.imagesPerSecond() - imagesPerSecond);
        String message = String.format( // a narrow terminal cuts the end
                "step %d  %.0f images/s  critic %.3f  generator %.3f",
                report.step(), imagesPerSecond, report.criticLoss(), report.generatorLoss());
        progress.at(Math.round(clock.share(report.step()) * maximum), message);
    }

    @Override
    public void onEnd(GanTrainer trainer) {
        close();
    }

    @Override
    public void close() {
        if (progress != null) {
            progress.close();
        }
    }
}
