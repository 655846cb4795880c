package org.gan4j.cli;

import org.gan4j.data.ImageSource;
import org.gan4j.data.ShuffledImages;
import org.gan4j.train.GanTrainer;

/** What the command line makes of its presets, for tests of other packages. */
public final class PresetTrainers {
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
        return Networks.trainer(config, new ShuffledImages(images, config.seed()));
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

    private static TrainConfig config(String preset, ImageSource images) {
        for (Preset candidate : Preset.values()) {
            if (candidate.toString().equals(preset)) {
                return candidate.draft().freeze(images);
            }
        }
        throw new IllegalArgumentException("no preset " + preset);
    }
}
