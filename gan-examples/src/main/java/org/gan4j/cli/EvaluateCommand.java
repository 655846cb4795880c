package org.gan4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gan4j.cli.internal.fault.ExitCode;
import org.gan4j.cli.internal.fault.UserException;
import org.gan4j.cli.internal.score.Evaluation;
import org.gan4j.cli.internal.score.Extractors;
import org.gan4j.cli.internal.score.ScoredImages;
import org.gan4j.cli.internal.score.Scores;
import org.gan4j.cli.internal.score.ScoresFile;
import org.gan4j.data.ImageSource;
import org.gan4j.metric.FeatureStatistics;
import org.gan4j.metric.KernelDistance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gan4j evaluate}. */
@Command(
        name = "evaluate",
        sortOptions = false,
        description =
                "Scores generated images against real ones: FID, KID, precision and recall, density and coverage.",
        footer = {
            "",
            "Scores of different features, or of different numbers of images, do not compare:",
            "every line says which they are."
        })
final class EvaluateCommand implements Callable<Integer> {
    private static final String STATISTICS = ".npz";

    @Option(
            names = "--real",
            paramLabel = "faces|PATH|FILE.npz",
            defaultValue = "faces",
            description = "The real images: faces, the 10,000 drawn faces that no training sees; a folder, zip file or"
                    + " packed file; or statistics as `gan4j stats` and pytorch-fid write them, for FID alone (default:"
                    + " ${DEFAULT-VALUE}).")
    private String real;

    @Option(
            names = "--generated",
            paramLabel = "DIR",
            required = true,
            description = "The generated images: a folder, zip file or packed file.")
    private String generated;

    @Option(
            names = "--features",
            paramLabel = "NAME",
            defaultValue = Extractors.RANDOM_PROJECTION,
            description = Extractors.DESCRIPTION)
    private String features;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the scores as JSON.")
    private Path json;

    @Option(names = "--skip-broken", description = "Leave broken files out and count them, instead of refusing.")
    private boolean skipBroken;

    @Override
    public Integer call() throws IOException {
        Evaluation evaluation = new Evaluation(Extractors.open(features));
        ImageSource fakes = ScoredImages.open("--generated", generated, 0, skipBroken);
        checkCount("--generated", fakes, isStatistics() ? 2 : KernelDistance.FEWEST);
        Scores scores = isStatistics() ? evaluation.score(statistics(), fakes) : against(fakes, evaluation);
        scores.lines().forEach(System.out::println);
        if (json != null) {
            ScoresFile.write(scores, json);
        }
        return ExitCode.DONE;
    }

    private boolean isStatistics() {
        return real.toLowerCase(Locale.ROOT).endsWith(STATISTICS);
    }

    private Scores against(ImageSource fakes, Evaluation evaluation) throws IOException {
        ImageSource images = ScoredImages.open("--real", real, fakes.width(), skipBroken);
        checkCount("--real", images, KernelDistance.FEWEST);
        if (images.width() != fakes.width() || images.height() != fakes.height()) {
            System.err.printf(
                    "warning: real images are %dx%d, generated ones %dx%d; features take both to their own size%n",
                    images.width(), images.height(), fakes.width(), fakes.height());
        }
        return evaluation.score(images, fakes);
    }

    private FeatureStatistics statistics() {
        Path file = Path.of(real);
        if (!Files.isRegularFile(file)) {
            throw new UserException("`--real` must be an existing file of statistics, but " + real + " is none");
        }
        try {
            return FeatureStatistics.read(file);
        } catch (IOException fault) {
            throw new UserException("`--real` cannot be read: " + fault.getMessage());
        }
    }

    private static void checkCount(String option, ImageSource images, int fewest) {
        if (images.size() < fewest) {
            throw new UserException("`" + option + "` must have at least " + fewest + " images, got " + images.size());
        }
    }
}
