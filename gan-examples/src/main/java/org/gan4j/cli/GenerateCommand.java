package org.gan4j.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gan4j.cli.internal.fault.ExitCode;
import org.gan4j.cli.internal.fault.Faults;
import org.gan4j.cli.internal.fault.UserException;
import org.gan4j.cli.internal.image.ImageFiles;
import org.gan4j.cli.internal.image.ImageFormat;
import org.gan4j.cli.internal.image.LatentsFile;
import org.gan4j.cli.internal.machine.KernelOptions;
import org.gan4j.cli.internal.option.Checks;
import org.gan4j.cli.internal.run.SavedRun;
import org.gan4j.model.Generator;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.Checkpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gan4j generate}. */
@Command(
        name = "generate",
        sortOptions = false,
        description = "Makes images with a trained generator: single files 1.png, 2.png, ...",
        footer = {"", "The same run, seed, count and kernels give the same images."})
final class GenerateCommand implements Callable<Integer> {
    private static final int DEFAULT_COUNT = 1000;
    private static final int TRIES = 3;

    @Option(
            names = "--run",
            paramLabel = "DIR",
            required = true,
            description = "A training run, or one of its checkpoints.")
    private Path run;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the images go; new or empty.")
    private Path out;

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "How many (default: " + DEFAULT_COUNT + ", or all of --latents).")
    private Integer count;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the latents (default: 0).")
    private Long seed;

    @Option(
            names = "--latents",
            paramLabel = "FILE.npy",
            description = "Latents to make the images from, in place of --seed: a NumPy array [N, latent].")
    private Path latentsFile;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            defaultValue = "png",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ImageFormat format;

    @Option(
            names = "--weights",
            paramLabel = "NAME",
            description = "${COMPLETION-CANDIDATES} (default: ema if the run has them).")
    private WeightsName weights;

    @Option(names = "--grid", description = "Also write grid.png, a sheet of up to 100 of the images.")
    private boolean grid;

    @Mixin
    private KernelOptions kernels;

    @Override
    public Integer call() throws IOException {
        if (count != null) {
            Checks.atLeast("--count", count, 1);
        }
        if (seed != null && latentsFile != null) {
            throw new UserException(
                    "`--seed` and `--latents` exclude each other: a file of latents leaves nothing to draw; leave one out");
        }
        Checks.named("--out", out);
        kernels.check();
        SavedRun saved = SavedRun.of("--run", run);
        Checkpoint checkpoint = checkpoint(saved);
        Checks.newDirectory("--out", out, "name another");
        Generator generator = load(checkpoint, kernels.open());
        Tensor latents = latentsFile == null ? null : LatentsFile.read(latentsFile, generator);
        int wanted = count(latents);
        images(generator, latents).write(out, wanted, format);
        if (grid) {
            images(generator, latents).writeSheet(out.resolve("grid.png"), wanted);
        }
        System.out.println(wanted + " images in " + out + " from " + checkpoint.folder());
        return ExitCode.DONE;
    }

    private ImageFiles images(Generator generator, Tensor latents) {
        return latents == null ? ImageFiles.of(generator, seed == null ? 0 : seed) : ImageFiles.of(generator, latents);
    }

    private int count(Tensor latents) {
        if (latents == null) {
            return count == null ? DEFAULT_COUNT : count;
        }
        int given = (int) latents.shape().dim(0);
        if (count != null) {
            Checks.within("--count", count, 1, given);
        }
        return count == null ? given : count;
    }

    /** Training may be going on, and delete a checkpoint while it is looked at: then there is a newer one. */
    private Checkpoint checkpoint(SavedRun saved) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                return saved.checkpoint()
                        .orElseThrow(() -> new UserException("`--run` must have a checkpoint, but " + run
                                + " has none; wait until the run has saved one"));
            } catch (UserException fault) {
                if (tries == TRIES || saved.named().isPresent()) {
                    throw fault;
                }
            }
        }
    }

    private Generator load(Checkpoint checkpoint, TensorFactory tensors) {
        if (weights == WeightsName.EMA && !checkpoint.hasAverage()) {
            throw new UserException(
                    "`--weights` must be raw for this run, got ema: it was trained without `--ema`; leave `--weights` out");
        }
        try {
            return weights == WeightsName.RAW ? checkpoint.trainedGenerator(tensors) : checkpoint.generator(tensors);
        } catch (IOException fault) {
            throw new UserException("`--run` cannot be read: " + Faults.ofFiles(fault));
        }
    }
}
