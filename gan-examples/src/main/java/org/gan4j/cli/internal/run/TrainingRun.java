package org.gan4j.cli.internal.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongPredicate;
import org.gan4j.cli.internal.fault.ExitCode;
import org.gan4j.cli.internal.fault.Faults;
import org.gan4j.cli.internal.fault.UserException;
import org.gan4j.cli.internal.image.ImageFiles;
import org.gan4j.cli.internal.image.ImageFormat;
import org.gan4j.cli.internal.setting.TrainConfig;
import org.gan4j.cli.internal.terminal.InterruptGuard;
import org.gan4j.data.SampleSheets;
import org.gan4j.train.Checkpoint;
import org.gan4j.train.CheckpointFolder;
import org.gan4j.train.DivergedException;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.MetricsFile;
import org.gan4j.train.PeriodicCheckpoints;

/**
 * Training from the first step to the closing summary.
 *
 * @param config the settings
 * @param directory where everything goes
 * @param length when it ends
 * @param checkpoints where they go
 * @param generate images to make after training
 */
public record TrainingRun(
        TrainConfig config, RunDirectory directory, RunLength length, CheckpointFolder checkpoints, int generate) {
    /** What a killed run loses at most, unless its user says otherwise. */
    static final Duration BETWEEN_CHECKPOINTS = Duration.ofMinutes(5);

    private static final int SHEET_IMAGES = 100;

    public void train(GanTrainer.Builder options, StartingPoint from) throws IOException {
        System.err.printf(
                "training %s on %s: %s, batch %d, run directory %s%n"
                        + "Ctrl-C stops after the step in progress and saves what has been learnt%n",
                config.preset(), config.data(), length, config.recipe().batchSize(), directory.path());
        RunClock clock = new RunClock(length, from.step(), from.seconds());
        try (MetricsFile metrics = new MetricsFile(directory.metrics());
                TrainingProgress progress = new TrainingProgress(clock)) {
            GanTrainer trainer = options.listener(metrics)
                    .listener(new SampleSheets(directory.samples(), clock.parts(RunClock.SHEETS), config.seed()))
                    .listener(new PeriodicCheckpoints(checkpoints, due(clock)))
                    .listener(progress)
                    .build();
            from.restore(trainer);
            Files.deleteIfExists(directory.diverged());
            boolean interrupted;
            try (InterruptGuard guard = InterruptGuard.of(trainer::requestStop)) {
                train(trainer, clock);
                interrupted = guard.isInterrupted();
                finish(trainer, clock.seconds(), interrupted);
            }
            if (generate > 0 && !interrupted) { // outside the guard: everything is saved, Ctrl-C may end it at once
                ImageFiles.of(trainer.sampler(), 0).replace(directory.generated(), generate, ImageFormat.PNG);
                line("images", directory.generated() + " (" + generate + " PNG files)");
            }
        }
    }

    private LongPredicate due(RunClock clock) {
        Long every = config.checkpointEvery();
        return every == null ? clock.every(BETWEEN_CHECKPOINTS) : step -> step % every == 0;
    }

    private void train(GanTrainer trainer, RunClock clock) throws IOException {
        try {
            trainer.train(length.steps(), clock::isTimeUp);
        } catch (DivergedException fault) {
            Files.writeString(directory.diverged(), fault.getMessage() + System.lineSeparator());
            throw new UserException(fault.getMessage() + "; " + lastGood(), ExitCode.DIVERGED);
        } catch (UncheckedIOException fault) {
            throw new UserException(
                    Faults.ofFiles(fault) + "; `gan4j train --resume " + directory.path()
                            + "` goes on from the last checkpoint",
                    ExitCode.FAILED);
        }
    }

    private String lastGood() throws IOException {
        return checkpoints
                .latest()
                .map(good -> "the last good checkpoint is " + good.folder() + ": `gan4j generate --run "
                        + directory.path() + " --out DIR` makes images from it")
                .orElse("there is no checkpoint before it");
    }

    private void finish(GanTrainer trainer, double seconds, boolean interrupted) throws IOException {
        Checkpoint checkpoint = checkpoints.at(trainer.steps());
        Path sheet = directory.samples().resolve("final.png");
        ImageFiles.of(trainer.sampler(), 0).writeSheet(sheet, SHEET_IMAGES);
        double images = (double) trainer.steps()
                * config.recipe().batchSize()
                * config.recipe().criticSteps();
        line("steps", trainer.steps() + (interrupted ? " (stopped early)" : ""));
        line("time", String.format("%s, %.0f images/s", duration(seconds), images / seconds));
        line("sheet", sheet);
        line("samples", directory.samples());
        line("checkpoint", checkpoint.folder());
        if (interrupted) {
            line("go on", "gan4j train --resume " + directory.path());
        }
        if (generate > 0 && interrupted) {
            line(
                    "images",
                    "not made; `gan4j generate --run " + directory.path() + " --out DIR --count " + generate
                            + "` makes them");
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
