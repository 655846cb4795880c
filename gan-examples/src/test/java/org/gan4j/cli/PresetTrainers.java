package org.gan4j.cli;

import org.gan4j.cli.internal.option.Labels;
import org.gan4j.cli.internal.run.RunLength;
import org.gan4j.cli.internal.setting.Networks;
import org.gan4j.cli.internal.setting.Preset;
import org.gan4j.cli.internal.setting.TrainConfig;
import org.gan4j.data.ImageSource;
import org.gan4j.data.ShuffledImages;
import org.gan4j.data.faces.ProceduralFaces;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.RealImages;

/** What the command line makes of its presets, for tests of other packages. */
public final class PresetTrainers {
    /** Seed of weights, latents and order of the images, where none is the preset\'s. */
    public static final long SEED = 5;

    private PresetTrainers() {}

    /**
     * The trainer that {@code train --preset NAME} makes, without listeners.
     *
     * @param preset its name
     * @param images training images
     * @return the trainer
     */
    public static GanTrainer.Builder trainer(String preset, ImageSource images) {
        TrainConfig config = config(preset, images);
        return Networks.trainer(config, new ShuffledImages(images, config.seed()), TensorFactory.defaults());
    }

    /**
     * The length of {@code train --preset NAME}.
     *
     * @param preset its name
     * @param images training images
     * @return number of the last step
     */
    public static long steps(String preset, ImageSource images) {
        return RunLength.of(config(preset, images), images.size()).steps();
    }

    /** {@return the embedded faces from the beginning, in the order that a run of {@link #SEED} sees them} */
    public static RealImages faces() {
        return new ShuffledImages(ProceduralFaces.training(64), SEED);
    }

    /**
     * A preset on the embedded faces, with seed {@link #SEED}, in another size.
     *
     * @param preset its name
     * @param width channels next to the image
     * @param batchSize images in a batch
     * @param tensors kernels and element type
     * @return the trainer
     */
    public static GanTrainer.Builder trainer(String preset, int width, int batchSize, TensorFactory tensors) {
        TrainConfig.Draft draft = preset(preset).draft();
        draft.width = width;
        draft.batchSize = batchSize;
        draft.seed = SEED;
        return Networks.trainer(draft.freeze(ProceduralFaces.training(64)), faces(), tensors);
    }

    private static TrainConfig config(String preset, ImageSource images) {
        return preset(preset).draft().freeze(images);
    }

    private static Preset preset(String name) {
        return Labels.find(Preset.class, name).orElseThrow(() -> new IllegalArgumentException("no preset " + name));
    }
}
