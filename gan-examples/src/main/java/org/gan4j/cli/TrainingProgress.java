package org.gan4j.cli;

import org.gan4j.train.GanTrainer;
import org.gan4j.train.StepReport;
import org.gan4j.train.TrainingListener;

/** Shows losses, speed and time left: in steps where their number is known, otherwise in seconds. */
final class TrainingProgress implements TrainingListener, AutoCloseable {
    private static final double SMOOTHING = 0.1;

    private final Progress progress;
    private final boolean inSteps;
    private final long started = System.nanoTime();
    private double imagesPerSecond;

    TrainingProgress(long steps, Double minutes) {
        this.inSteps = minutes == null;
        this.progress =
                inSteps ? new Progress("train", "steps", steps) : new Progress("train", "s", Math.round(minutes * 60));
    }

    @Override
    public void onStep(GanTrainer trainer, StepReport report) {
        imagesPerSecond = imagesPerSecond == 0
                ? report.imagesPerSecond()
                : imagesPerSecond + SMOOTHING * (report.imagesPerSecond() - imagesPerSecond);
        String message = String.format(
                "step %d  critic %.3f  generator %.3f  %.0f images/s",
                report.step(), report.criticLoss(), report.generatorLoss(), imagesPerSecond);
        progress.at(inSteps ? report.step() : (System.nanoTime() - started) / 1_000_000_000L, message);
    }

    @Override
    public void close() {
        progress.close();
    }
}
