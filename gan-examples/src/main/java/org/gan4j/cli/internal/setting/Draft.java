package org.gan4j.cli.internal.setting;

import java.io.IOException;
import org.gan4j.cli.internal.fault.UserException;
import org.gan4j.cli.internal.image.DataSets;
import org.gan4j.cli.internal.machine.KernelOptions;
import org.gan4j.cli.internal.machine.Version;
import org.gan4j.cli.internal.option.Checks;
import org.gan4j.data.ImageSource;
import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Precision;
import org.gan4j.preset.Preset;
import org.gan4j.preset.Recipe;
import org.gan4j.tensor.TensorFactory;

/** A {@link TrainConfig} while it is being resolved: its names, with values to set. */
public final class Draft {
    String preset;
    String data = DataSets.FACES;
    boolean flip;
    long seed;
    Recipe recipe;
    Long steps;
    Long epochs;
    Double minutes;
    Boolean skipBroken;
    KernelChoice kernels = KernelChoice.AUTO;
    Precision precision = Precision.FP32;
    Integer threads;
    Long checkpointEvery;
    Integer keepCheckpoints;

    /** What a preset says. */
    Draft(Preset preset) {
        this.preset = preset.toString();
        this.recipe = preset.recipe();
        preset.epochs().ifPresent(value -> epochs = value);
        preset.minutes().ifPresent(value -> minutes = value);
    }

    /** The same settings. */
    Draft(TrainConfig config) {
        preset = config.preset();
        data = config.data();
        flip = config.flip();
        seed = config.seed();
        recipe = config.recipe();
        steps = config.steps();
        epochs = config.epochs();
        minutes = config.minutes();
        skipBroken = config.skipBroken();
        kernels = config.kernels();
        precision = config.precision();
        threads = config.threads();
        checkpointEvery = config.checkpointEvery();
        keepCheckpoints = config.keepCheckpoints();
    }

    /** Opens what the user asks for, or else what these settings say. */
    public TensorFactory open(KernelOptions options) {
        kernels = options.kernelsOr(kernels);
        precision = options.precisionOr(precision);
        threads = options.threadsOr(threads);
        return KernelOptions.open(kernels, precision, threads);
    }

    /** The training images; folders and zip files are decoded now. */
    public ImageSource images() throws IOException {
        return DataSets.training(data, recipe.imageSize(), Boolean.TRUE.equals(skipBroken));
    }

    /** The settings for these images. */
    public TrainConfig freeze(ImageSource images) {
        checkBatchSize(recipe.batchSize(), images.size());
        return new TrainConfig(
                preset,
                data,
                images.fingerprint(),
                flip,
                seed,
                recipe,
                steps,
                epochs,
                minutes,
                skipBroken,
                kernels,
                precision,
                threads,
                checkpointEvery,
                keepCheckpoints,
                Version.text());
    }

    /** Refuses batches larger than the data set, and those of one image: batch normalisation needs two. */
    public static void checkBatchSize(int batchSize, int images) {
        if (images < 2) {
            throw new UserException(
                    "`--data` must have at least 2 images to train on, got " + images + "; add images to the data set");
        }
        Checks.atLeast("--batch-size", batchSize, 2);
        if (batchSize > images) {
            throw new UserException("`--batch-size` must be at most the number of images, got " + batchSize
                    + ": the data set has " + images + " images; lower --batch-size to " + images
                    + " or less, or add images");
        }
    }
}
