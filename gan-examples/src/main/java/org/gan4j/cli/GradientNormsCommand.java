package org.gan4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gan4j.cli.internal.fault.ExitCode;
import org.gan4j.cli.internal.image.DataSets;
import org.gan4j.cli.internal.machine.KernelOptions;
import org.gan4j.cli.internal.machine.Version;
import org.gan4j.cli.internal.norm.NormRun;
import org.gan4j.cli.internal.norm.NormSettings;
import org.gan4j.cli.internal.option.Checks;
import org.gan4j.data.ImageSource;
import org.gan4j.kernel.Precision;
import org.gan4j.tensor.TensorFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gan4j gradient-norms}. */
@Command(
        name = "gradient-norms",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = {
            "Trains the critic of five convolutions under weight clipping, gradient penalty and as a plain GAN, and reports"
                    + " the norm of each layer's weight gradient.",
            "Writes norms.csv (median and quartiles over the last half of the critic steps), the norms over time, figures as"
                    + " PNG and SVG, and a page, report.html and report.md. Seven curves: four as presets train, and a"
                    + " control of three on one critic without normalisation. Ctrl-C keeps what is there; the same command"
                    + " goes on, and trains no finished curve again."
        })
final class GradientNormsCommand implements Callable<Integer> {
    @Mixin
    private KernelOptions kernels;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Where everything goes: new, empty, or begun by this command with the same settings.")
    private Path out;

    @Option(
            names = "--data",
            paramLabel = "faces|PATH",
            defaultValue = "faces",
            description =
                    "Training images: faces, the drawn faces that come with this program, or a folder, zip file or"
                            + " packed file (default: ${DEFAULT-VALUE}).")
    private String data;

    @Option(names = "--skip-broken", description = "Leave broken image files out and count them, instead of refusing.")
    private boolean skipBroken;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "800",
            description = "Critic steps of each curve, rounded up to whole training steps (default: ${DEFAULT-VALUE}).")
    private long steps;

    @Option(
            names = "--width",
            paramLabel = "N",
            defaultValue = "64",
            description = "Channels of the layers next to the image, at most 1024 (default: ${DEFAULT-VALUE}).")
    private int width;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            defaultValue = "16",
            description = "Images in a batch, at least 2; the presets' 64 take three times as long (default:"
                    + " ${DEFAULT-VALUE}).")
    private int batchSize;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Seed of weights, latents and order (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() throws IOException {
        Checks.named("--out", out);
        Checks.atLeast("--steps", steps, 1);
        Checks.within("--width", width, 1, 1024);
        kernels.check();
        boolean begun = Files.isRegularFile(out.resolve(NormSettings.FILE));
        if (!begun) {
            Checks.newDirectory("--out", out, "name another, or delete it");
        }
        TensorFactory tensors = kernels.open();
        ImageSource images = DataSets.kept(DataSets.training(data, NormSettings.IMAGE_SIZE, skipBroken));
        NormSettings settings = new NormSettings(
                data,
                images.fingerprint(),
                images.size(),
                steps,
                width,
                batchSize,
                seed,
                NormSettings.weights(width, tensors),
                kernels.precisionOr(Precision.FP32),
                tensors.kernels().describe(),
                kernels.threadsOr(null),
                Version.text());
        boolean diverged = new NormRun(out, settings, images, tensors).run(begun);
        return diverged ? ExitCode.DIVERGED : ExitCode.DONE;
    }
}
