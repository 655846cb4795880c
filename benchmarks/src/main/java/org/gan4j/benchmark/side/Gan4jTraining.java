package org.gan4j.benchmark.side;

import org.gan4j.kernel.Kernels;
import org.gan4j.preset.Preset;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.GanTrainer;

/** Training steps of GAN4J: a critic update and a generator update, images read from memory and scaled included. */
final class Gan4jTraining implements Side {
    private final Kernels kernels;
    private final Faces faces;
    private final GanTrainer trainer;

    Gan4jTraining(TensorFactory tensors, Preset preset, int batch) {
        this.kernels = tensors.kernels();
        this.faces = new Faces(batch);
        this.trainer = PresetStep.trainer(preset, tensors, faces.batches(), batch);
    }

    @Override
    public void work() {
        trainer.step();
    }

    @Override
    public String describe() {
        return Gan4j.describe(kernels);
    }

    @Override
    public long heldBytes() {
        return kernels.heldBytes();
    }

    @Override
    public void close() {
        faces.close();
    }
}
