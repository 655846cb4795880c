package org.gan4j.cli;

import org.gan4j.data.ShuffledImages;
import org.gan4j.data.faces.ProceduralFaces;
import org.gan4j.preset.Preset;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.RealImages;

/** Presets on the embedded faces, for the tests that compare two computations of the same training. */
public final class PresetTrainers {
    /** Seed of weights, latents and order of the images. */
    public static final long SEED = 5;

    private PresetTrainers() {}

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
        return Preset.named(preset).recipe().toBuilder()
                .width(width)
                .batchSize(batchSize)
                .build()
                .trainer(faces(), tensors, SEED);
    }
}
