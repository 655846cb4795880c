package org.gan4j.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gan4j.data.CachedImages;
import org.gan4j.data.SampleSheets;
import org.gan4j.data.ShuffledImages;
import org.gan4j.train.Checkpoint;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.MetricsFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "train",
        description = "Trains a GAN and writes a run directory: settings, metrics, samples, a checkpoint, images.",
        footer = {
            "",
            "Training ends at the first of --steps, --epochs and --minutes. Ctrl-C ends it after the step",
            "in progress and saves. Without --out the run goes to runs/PRESET."
        })
final class TrainCommand implements Callable<Integer> {
    private static final int DRAWING_THREADS = 1;
    private static final int SHEETS_PER_MINUTE_RUN = 50;

    @Mixin
    private TrainOptions options;

    @Mixin
    private KernelOptions kernels;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Run directory, new or empty (default: runs/PRESET, or the next free name).")
    private Path out;

    @Option(
            names = "--generate",
            paramLabel = "N",
            defaultValue = "0",
            description = "Images to generate after training, as single PNG files (default: none).")
    private int generate;

    @Option(names = "--dry-run", description = "Print the settings and the networks, and do nothing.")
    private boolean dryRun;

    @Override
    public Integer call() throws IOException {
        if (generate < 0) {
            throw new UserException("`--generate` must be at least 0, got " + generate);
        }
        TrainConfig config = options.resolve();
        kernels.apply();
        try (CachedImages images = new CachedImages(DataSets.training(config.data(), config.imageSize()))) {
            GanTrainer.Builder trainer = Networks.trainer(config, new ShuffledImages(images, config.seed()));
            if (dryRun) {
                GanTrainer built = trainer.build();
                System.out.println(config.toJson());
                System.out.println(built.generator().describe());
                System.out.println(built.critic().describe());
                return 0;
            }
            trainer.build(); // refuses what does not fit before the run directory is made
            RunDirectory run =
                    out == null ? RunDirectory.createDefault(config.preset()) : RunDirectory.create(out);
            config.write(run.config());
            images.prefill(DRAWING_THREADS, drawn -> {});
            train(config, run, trainer);
        }
        return 0;
    }

    private void train(TrainConfig config, RunDirectory run, GanTrainer.Builder options) throws IOException {
        System.err.println("training " + config.preset() + " on " + config.data() + ", batch " + config.batchSize()
                + "; run directory " + run.path());
        SampleSheets sheets = new SampleSheets(run.samples(), SHEETS_PER_MINUTE_RUN, config.seed());
        GanTrainer trainer;
        try (MetricsFile metrics = new MetricsFile(run.metrics());
                TrainingProgress progress = new TrainingProgress(stepsOf(config), config.minutes())) {
            trainer = options.listener(metrics).listener(sheets).listener(progress).build();
            long deadline = config.minutes() == null ? Long.MAX_VALUE : (long) (config.minutes() * 60e9);
            long started = System.nanoTime();
            try (InterruptGuard guard = InterruptGuard.of(trainer::requestStop)) {
                trainer.train(stepsOf(config), () -> System.nanoTime() - started > deadline);
                finish(run, trainer);
                guard.done();
            }
        }
    }

    /** The step that ends the run, if --steps or --epochs names one. */
    private static long stepsOf(TrainConfig config) {
        long steps = config.steps() == null ? Long.MAX_VALUE : config.steps();
        if (config.epochs() != null) {
            long updates = org.gan4j.data.ProceduralFaces.TRAINING_FACES / config.batchSize() * config.epochs();
            steps = Math.min(steps, updates / config.criticSteps());
        }
        return steps;
    }

    private void finish(RunDirectory run, GanTrainer trainer) throws IOException {
        Checkpoint checkpoint = run.checkpoint(trainer.steps());
        checkpoint.save(trainer);
        Path sheet = run.samples().resolve("final.png");
        new ImageFiles(trainer.generator(), 0).writeSheet(sheet, 100);
        System.out.println("steps       " + trainer.steps());
        System.out.println("sheet       " + sheet);
        System.out.println("samples     " + run.samples());
        System.out.println("checkpoint  " + checkpoint.folder());
        if (generate > 0) {
            new ImageFiles(trainer.generator(), 0).write(run.generated(), generate, ImageFormat.png);
            System.out.println("images      " + run.generated() + " (" + generate + " PNG files)");
        }
    }
}
