package org.gan4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gan4j.cli.internal.fault.ExitCode;
import org.gan4j.cli.internal.fault.UserException;
import org.gan4j.cli.internal.image.DataSets;
import org.gan4j.cli.internal.option.Checks;
import org.gan4j.cli.internal.score.Evaluation;
import org.gan4j.cli.internal.score.Extractors;
import org.gan4j.cli.internal.score.ScoredImages;
import org.gan4j.data.ImageSource;
import org.gan4j.data.faces.ProceduralFaces;
import org.gan4j.metric.FeatureStatistics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gan4j stats}. */
@Command(
        name = "stats",
        sortOptions = false,
        description = "Writes mean and covariance of images' features, which `gan4j evaluate --real FILE.npz` and"
                + " pytorch-fid read.")
final class StatsCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "faces|PATH",
            defaultValue = DataSets.FACES,
            description =
                    "The images: faces, the 10,000 drawn faces that no training sees, or a folder, zip file or packed"
                            + " file (default: ${DEFAULT-VALUE}).")
    private String data;

    @Option(
            names = "--features",
            paramLabel = "NAME",
            defaultValue = Extractors.RANDOM_PROJECTION,
            description = Extractors.DESCRIPTION)
    private String features;

    @Option(names = "--out", paramLabel = "FILE.npz", required = true, description = "The file; it must not exist.")
    private Path out;

    @Option(names = "--skip-broken", description = "Leave broken files out and count them, instead of refusing.")
    private boolean skipBroken;

    @Override
    public Integer call() throws IOException {
        Checks.named("--out", out);
        if (Files.exists(out)) {
            throw new UserException("`--out` must not exist, but " + out + " does; name another");
        }
        Evaluation evaluation = new Evaluation(Extractors.open(features));
        ImageSource images = ScoredImages.open("--data", data, ProceduralFaces.DEFAULT_SIZE, skipBroken);
        if (images.size() < 2) {
            throw new UserException("`--data` must have at least 2 images, got " + images.size());
        }
        FeatureStatistics statistics = evaluation.statistics(images);
        Files.createDirectories(out.toAbsolutePath().getParent());
        statistics.write(out);
        System.out.println(out + ": " + statistics);
        return ExitCode.DONE;
    }
}
