package org.gan4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.data.SampleSheets;
import org.gan4j.train.Checkpoint;
import org.gan4j.train.DivergedException;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.MetricsFile;

/**
 * Training from the first step to the closing summary.
 *
 * @param config the settings
 * @param directory where everything goes
 * @param length when it ends
 * @param generate images to make after training
 */
record TrainingRun(TrainConfig config, RunDirectory directory, RunLength length, int generate) {
    private static final int SHEET_IMAGES = 100;

    void train(GanTrainer.Builder options) throws IOException {
        System.err.printf(
                "training %s on %s: %s, batch %d, run directory %s%n"
                        + "Ctrl-C stops after the step in progress and saves what has been learnt%n",
                config.preset(), config.data(), length, config.batchSize(), directory.path());
        RunClock clock = new RunClock(length);
        try (MetricsFile metrics = new MetricsFile(directory.metrics());
                TrainingProgress progress = new TrainingProgress(clock)) {
            GanTrainer trainer = options.listener(metrics)
                    .listener(new SampleSheets(directory.samples(), clock.parts(RunClock.SHEETS), config.seed()))
                    .listener(progress)
                    .build();
            try (InterruptGuard guard = InterruptGuard.of(trainer::requestStop)) {
                trainer.train(length.steps(), clock::isTimeUp);
                finish(trainer, clock.seconds(), guard.isInterrupted());
            }
        } catch (DivergedException fault) {
            Files.writeString(directory.diverged(), fault.getMessage() + System.lineSeparator());
            throw fault;
        }
    }

    private void finish(GanTrainer trainer, double seconds, boolean interrupted) throws IOException {
        Checkpoint checkpoint = directory.checkpoint(trainer.steps());
        checkpoint.save(trainer);
        Path sheet = directory.samples().resolve("final.png");
        ImageFiles.of(trainer.sampler(), 0).writeSheet(sheet, SHEET_IMAGES);
        double images = (double) trainer.steps() * config.batchSize() * config.criticSteps();
        line("steps", trainer.steps() + (interrupted ? " (stopped early)" : ""));
        line("time", String.format("%s, %.0f images/s", duration(seconds), images / seconds));
        line("sheet", sheet);
        line("samples", directory.samples());
        line("checkpoint", checkpoint.folder());
        if (generate > 0 && interrupted) {
            line(
                    "images",
                    "not made; `gan4j generate --run " + directory.path() + " --out DIR --count " + generate
                            + "` makes them");
        } else if (generate > 0) {
            ImageFiles.of(trainer.sampler(), 0).write(directory.generated(), generate, ImageFormat.PNG);
            line("images", directory.generated() + " (" + generate + " PNG files)");
        }
    }

    private static void line(String name, Object value) {
        System.out.printf("%-12s%s%n", name, value);
    }

    private static String duration(double seconds) {
        long whole = Math.round(seconds);
        return whole < 60
                ? String.format("%.1f s", seconds)
                : whole < 3600
                        ? String.format("%d min %d s", whole / 60, whole % 60)
                        : String.format("%d h %d min", whole / 3600, whole / 60 % 60);
    }
}
