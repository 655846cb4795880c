package org.gan4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.gan4j.model.DcganGenerator;
import org.gan4j.train.Checkpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "generate", description = "Makes images with a trained generator: single files 1.png, 2.png, ...")
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
            paramLabel = "png|jpg",
            defaultValue = "png",
            description = "File format (default: ${DEFAULT-VALUE}).")
    private ImageFormat format;

    @Option(names = "--grid", description = "Also write grid.png beside the folder's images: up to 100 of them.")
    private boolean grid;

    @Mixin
    private KernelOptions kernels;

    @Override
    public Integer call() throws IOException {
        if (count < 1) {
            throw new UserException("`--count` must be at least 1, got " + count);
        }
        RunDirectory directory = RunDirectory.open(run);
        TrainConfig config = TrainConfig.read(directory.config());
        Checkpoint checkpoint = directory
                .latestCheckpoint()
                .orElseThrow(() -> new UserException("no checkpoint in " + run + ": the run has not saved one"));
        checkOut();
        kernels.apply();
        DcganGenerator generator = Networks.generator(config);
        checkpoint.loadGenerator(generator);
        new ImageFiles(generator, seed).write(out, count, format);
        if (grid) {
            new ImageFiles(generator, seed).writeSheet(out.resolve("grid.png"), count);
        }
        System.out.println(count + " images in " + out + " from " + checkpoint.folder());
        return 0;
    }

    private void checkOut() throws IOException {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new UserException("`--out` must be a directory, but " + out + " is a file; name another");
        }
        if (Files.isDirectory(out)) {
            try (Stream<Path> entries = Files.list(out)) {
                if (entries.findAny().isPresent()) {
                    throw new UserException("`--out` must be new or empty, but " + out + " is not: name another");
                }
            }
        }
    }
}
