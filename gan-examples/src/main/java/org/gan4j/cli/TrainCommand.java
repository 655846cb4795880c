package org.gan4j.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.gan4j.data.ImageSource;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.CheckpointFolder;
import org.gan4j.train.GanTrainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gan4j train}. */
@Command(
        name = "train",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Trains a GAN and writes a run directory: settings, metrics, samples, checkpoints, images.")
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
            names = "--resume",
            paramLabel = "DIR",
            description = "Go on with this run, or from this one of its checkpoints, bit for bit as if it had not been"
                    + " stopped; its settings hold, and only its length and what computes may be changed.")
    private Path resume;

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
        if (resume != null && out != null) {
            throw new UserException("`--out` and `--resume` exclude each other: a resumed run stays in its directory");
        }
        if (out != null) {
            Checks.named("--out", out);
        }
        kernels.check();
        if (resume == null) {
            start();
        } else {
            goOn(SavedRun.of("--resume", resume));
        }
        return Gan4jMain.DONE;
    }

    private void start() throws IOException {
        TrainConfig.Draft draft = options.draft();
        if (out != null) {
            RunDirectory.checkFree(out);
        }
        TensorFactory tensors = open(draft);
        ImageSource source = images(draft);
        run(draft.freeze(source), tensors, source, null);
    }

    private void goOn(SavedRun saved) throws IOException {
        TrainConfig before = TrainConfig.read(saved.directory().config());
        TrainConfig.Draft draft = options.draft(before);
        TensorFactory tensors = open(draft);
        ImageSource source = images(draft);
        TrainConfig config = draft.freeze(source);
        List<String> differences = before.differences(config);
        if (!differences.isEmpty()) {
            throw new UserException("`--resume` must go on with the settings of "
                    + saved.directory().path() + ": " + String.join("; ", differences)
                    + "; leave them out, or start a new run");
        }
        run(config, tensors, source, saved);
    }

    /** Before anything is decoded or written: kernels may be unable to run here. */
    private TensorFactory open(TrainConfig.Draft draft) {
        kernels.override(draft);
        return KernelOptions.open(draft.kernels, draft.precision, draft.threads);
    }

    private static ImageSource images(TrainConfig.Draft draft) throws IOException {
        return DataSets.training(draft.data, draft.imageSize, Boolean.TRUE.equals(draft.skipBroken));
    }

    @SuppressWarnings("try") // the lock works by being held
    private void run(TrainConfig config, TensorFactory tensors, ImageSource source, SavedRun saved) throws IOException {
        ImageSource images = DataSets.kept(source);
        // Refuses what does not fit before anything is written. A second trainer with the same networks will do the
        // training.
        GanTrainer.Builder trainer =
                fitting(() -> Networks.trainer(config, DataSets.batches(images, config), tensors), saved);
        GanTrainer built = fitting(trainer::build, saved);
        warn(config);
        if (dryRun) {
            System.out.println(config.toJson());
            System.out.println("kernels " + tensors.kernels().describe());
            System.out.println(built.generator().describe());
            System.out.println(built.critic().describe());
            return;
        }
        RunLength length = RunLength.of(config, images.size());
        RunDirectory directory = directory(config, saved);
        try (RunLock lock = RunLock.of(directory.path())) {
            CheckpointFolder checkpoints = directory.checkpoints(config.keepCheckpoints());
            checkpoints.checkSpace(built);
            StartingPoint from = saved == null ? StartingPoint.ZERO : StartingPoint.of(saved, built, length);
            config.write(directory.config());
            new TrainingRun(config, directory, length, checkpoints, generate).train(trainer, from);
        }
    }

    private RunDirectory directory(TrainConfig config, SavedRun saved) throws IOException {
        if (saved != null) {
            return saved.directory();
        }
        return out == null ? RunDirectory.createDefault(config.preset()) : RunDirectory.create(out);
    }

    private static <T> T fitting(Supplier<T> made, SavedRun saved) {
        try {
            return made.get();
        } catch (IllegalArgumentException fault) {
            throw new UserException((saved == null ? "" : saved.directory().config() + ": ") + fault.getMessage());
        }
    }

    private static void warn(TrainConfig config) {
        if (config.loss() == LossName.WASSERSTEIN && config.clipValue() == null && config.gpWeight() == null) {
            System.err.println("warning: the Wasserstein loss needs a critic of bounded slope: add --gp-weight 10 or"
                    + " --clip-value 0.01");
        }
    }
}
