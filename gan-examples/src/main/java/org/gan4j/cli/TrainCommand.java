package org.gan4j.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gan4j.data.CachedImages;
import org.gan4j.data.ImageSource;
import org.gan4j.data.ShuffledImages;
import org.gan4j.train.GanTrainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gan4j train}. */
@Command(
        name = "train",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Trains a GAN and writes a run directory: settings, metrics, samples, a checkpoint, images.")
final class TrainCommand implements Callable<Integer> {

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
        Checks.atLeast("--generate", generate, 0);
        kernels.check();
        TrainConfig.Draft draft = options.draft();
        ImageSource source = DataSets.training(draft.data, draft.imageSize, options.skipsBroken());
        TrainConfig config = draft.freeze(source);
        if (out != null) {
            RunDirectory.checkFree(out);
        }
        kernels.apply();
        try (CachedImages images = new CachedImages(source)) {
            GanTrainer.Builder trainer = Networks.trainer(config, new ShuffledImages(images, config.seed()));
            GanTrainer built = fitting(trainer); // refuses what does not fit before anything is written
            warn(config);
            if (dryRun) {
                System.out.println(config.toJson());
                System.out.println(built.generator().describe());
                System.out.println(built.critic().describe());
                return Gan4jMain.DONE;
            }
            RunDirectory run = out == null ? RunDirectory.createDefault(config.preset()) : RunDirectory.create(out);
            config.write(run.config());
            new TrainingRun(config, run, RunLength.of(config, images.size()), generate).train(trainer);
        }
        return Gan4jMain.DONE;
    }

    private static GanTrainer fitting(GanTrainer.Builder trainer) {
        try {
            return trainer.build();
        } catch (IllegalArgumentException fault) {
            throw new UserException(fault.getMessage());
        }
    }

    private static void warn(TrainConfig config) {
        if (config.loss() == LossName.WASSERSTEIN && config.clipValue() == null && config.gpWeight() == null) {
            System.err.println("warning: the Wasserstein loss needs a critic of bounded slope: add --gp-weight 10 or"
                    + " --clip-value 0.01");
        }
    }
}
