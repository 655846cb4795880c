package org.gan4j.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.gan4j.cli.internal.fault.ExitCode;
import org.gan4j.cli.internal.fault.UserException;
import org.gan4j.cli.internal.image.DataSets;
import org.gan4j.cli.internal.machine.KernelOptions;
import org.gan4j.cli.internal.option.Checks;
import org.gan4j.cli.internal.run.RunClock;
import org.gan4j.cli.internal.run.RunDirectory;
import org.gan4j.cli.internal.run.RunLength;
import org.gan4j.cli.internal.run.RunLock;
import org.gan4j.cli.internal.run.SavedRun;
import org.gan4j.cli.internal.run.StartingPoint;
import org.gan4j.cli.internal.run.TrainingRun;
import org.gan4j.cli.internal.setting.Draft;
import org.gan4j.cli.internal.setting.TrainConfig;
import org.gan4j.cli.internal.setting.TrainOptions;
import org.gan4j.data.ImageSource;
import org.gan4j.preset.LossName;
import org.gan4j.preset.Preset;
import org.gan4j.preset.Recipe;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.CheckpointFolder;
import org.gan4j.train.GanTrainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code gan4j train}. */
@Command(
        name = "train",
        abbreviateSynopsis = true,
        sortOptions = false,
        modelTransformer = TrainCommand.Footer.class,
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
            throw new UserException(
                    "`--out` and `--resume` exclude each other: a resumed run stays in its directory; leave one out");
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
        return ExitCode.DONE;
    }

    private void start() throws IOException {
        Draft draft = options.draft();
        if (out != null) {
            RunDirectory.checkFree(out);
        }
        TensorFactory tensors = draft.open(kernels); // before anything is decoded or written: it may be impossible here
        ImageSource source = draft.images();
        run(draft.freeze(source), tensors, source, null);
    }

    private void goOn(SavedRun saved) throws IOException {
        TrainConfig before = TrainConfig.read(saved.directory().config());
        Draft draft = options.draft(before);
        TensorFactory tensors = draft.open(kernels); // before anything is decoded or written: it may be impossible here
        ImageSource source = draft.images();
        TrainConfig config = draft.freeze(source);
        List<String> differences = before.differences(config);
        if (!differences.isEmpty()) {
            throw new UserException("`--resume` must go on with the settings of "
                    + saved.directory().path() + ": " + String.join("; ", differences)
                    + "; leave them out, or start a new run");
        }
        run(config, tensors, source, saved);
    }

    @SuppressWarnings("try") // the lock works by being held
    private void run(TrainConfig config, TensorFactory tensors, ImageSource source, SavedRun saved) throws IOException {
        ImageSource images = DataSets.kept(source);
        // Refuses what does not fit before anything is written. A second trainer with the same networks will do the
        // training.
        GanTrainer.Builder trainer = fitting(() -> config.trainer(config.batches(images), tensors), saved);
        GanTrainer built = fitting(trainer::build, saved);
        built.warnings().forEach(warning -> System.err.println("warning: " + warning + options(config)));
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

    /** How a Wasserstein critic that nothing bounds, the one doubt that options alone can raise, is bounded by them. */
    private static String options(TrainConfig config) {
        Recipe recipe = config.recipe();
        boolean unbounded =
                recipe.loss() == LossName.WASSERSTEIN && recipe.clipValue() == null && recipe.gpWeight() == null;
        return unbounded ? " (--gp-weight 10, --clip-value 0.01, --loss non-saturating)" : "";
    }

    /** Ends the help text with what the options start from. */
    static final class Footer implements IModelTransformer {
        @Override
        public CommandSpec transform(CommandSpec spec) {
            spec.usageMessage().footer(lines());
            return spec;
        }

        private static String[] lines() {
            List<String> lines = new ArrayList<>(List.of("", "Presets, which options override:"));
            for (Preset preset : Preset.values()) {
                lines.add(String.format("  %-9s%s", preset, preset.summary().replace("%", "%%")));
            }
            lines.addAll(List.of(
                    "",
                    "Training ends at the first of --steps, --epochs and --minutes; without any, at",
                    "the preset's. Ctrl-C ends it after the step in progress and saves. Beside the",
                    "sheet at the start, " + RunClock.SHEETS
                            + " sheets of the same 64 samples are drawn at even distances",
                    "over the run, in steps or in time."));
            return lines.toArray(String[]::new);
        }
    }
}
