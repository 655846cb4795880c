package org.gan4j.benchmark.side;

import org.gan4j.preset.Preset;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.RealImages;

/**
 * A preset's step as benchmarks count it: one critic update and one generator update whatever the preset's number of critic
 * updates, and no averaging of the generator.
 */
public final class PresetStep {
    private PresetStep() {}

    /**
     * A trainer of fresh course nets that makes one critic update in a step.
     *
     * @param preset whose loss, optimisers, regularisers and normalisation
     * @param tensors what computes
     * @param images real images of 64x64 in colour
     * @param batch images in a batch
     * @return a trainer at step 0
     */
    public static GanTrainer trainer(Preset preset, TensorFactory tensors, RealImages images, int batch) {
        return preset.recipe().toBuilder()
                .batchSize(batch)
                .criticSteps(1)
                .ema(null)
                .build()
                .trainer(images, tensors, 0)
                .build();
    }
}
