package org.gan4j.cli;

import java.util.Locale;
import org.gan4j.data.ImageSource;
import org.gan4j.data.ShuffledImages;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.RealImages;

/** The command line's presets for tests in other packages. */
public final class PresetTraining {
    /** Seed of weights, latents and order of the images. */
    public static final long SEED = 5;

    private PresetTraining() {}

    /** {@return the embedded faces from the beginning, in the order that a run of {@link #SEED} sees them} */
    public static RealImages images() {
        return new ShuffledImages(source(), SEED);
    }

    private static ImageSource source() {
        return DataSets.training(DataSets.FACES, 64);
    }

    /**
     * What {@code gan4j train} trains with, before a run directory is added.
     *
     * @param preset name on the command line
     * @param width channels next to the image
     * @param batchSize images in a batch
     * @param tensors kernels and element type
     * @return options of a trainer
     */
    public static GanTrainer.Builder of(String preset, int width, int batchSize, TensorFactory tensors) {
        TrainConfig.Draft draft = Preset.valueOf(preset.toUpperCase(Locale.ROOT).replace('-', '_'))
                .draft();
        draft.width = width;
        draft.batchSize = batchSize;
        draft.seed = SEED;
        return Networks.trainer(draft.freeze(source()), images(), tensors);
    }
}
