package org.gan4j.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gan4j.model.Generator;
import org.gan4j.train.Checkpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gan4j generate}. */
@Command(
        name = "generate",
        sortOptions = false,
        description = "Makes images with a trained generator: single files 1.png, 2.png, ...",
        footer = {"", "The same run, seed and count give the same images."})
final class GenerateCommand implements Callable<Integer> {
    @Option(names = "--run", paramLabel = "DIR", required = true, description = "Directory of a training run.")
    private Path run;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the images go; new or empty.")
    private Path out;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Seed of the latents (default: ${DEFAULT-VALUE}).")
    private long seed;

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
        Checks.atLeast("--count", count, 1);
        kernels.check();
        RunDirectory directory = RunDirectory.open(run);
        TrainConfig config = TrainConfig.read(directory.config());
        Checkpoint checkpoint = directory
                .latestCheckpoint()
                .orElseThrow(() -> new UserException(
                        "`--run` must have a checkpoint, but " + run + " has none: the run has not saved one"));
        Checks.newDirectory("--out", out, "name another");
        kernels.apply();
        Generator generator = load(directory, config, checkpoint);
        ImageFiles.of(generator, seed).write(out, count, format);
        if (grid) {
            ImageFiles.of(generator, seed).writeSheet(out.resolve("grid.png"), count);
        }
        System.out.println(count + " images in " + out + " from " + checkpoint.folder());
        return Gan4jMain.DONE;
    }

    private Generator load(RunDirectory directory, TrainConfig config, Checkpoint checkpoint) {
        boolean averaged = weights == null ? checkpoint.hasAverage() : weights == WeightsName.EMA;
        if (averaged && !checkpoint.hasAverage()) {
            throw new UserException("`--weights` must be raw for this run, got ema: it was trained without `--ema`");
        }
        try {
            Generator generator = Networks.generator(config);
            if (averaged) {
                checkpoint.loadAverage(generator);
            } else {
                checkpoint.loadGenerator(generator);
            }
            return generator;
        } catch (IllegalArgumentException fault) {
            throw new UserException(directory.config() + ": " + fault.getMessage());
        } catch (IOException fault) {
            throw new UserException("`--run` cannot be read: " + Faults.ofFiles(fault));
        }
    }
}
