package org.gan4j.benchmark.libtorch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.gan4j.benchmark.side.Faces;
import org.gan4j.benchmark.side.InitialNets;
import org.gan4j.benchmark.side.Side;
import org.gan4j.data.ShuffledImages;
import org.gan4j.model.DcganCritic;
import org.gan4j.oracle.TorchArrays;
import org.gan4j.oracle.TwinCritic;
import org.gan4j.oracle.TwinGenerator;
import org.gan4j.oracle.TwinPass;
import org.gan4j.oracle.TwinPreset;
import org.gan4j.oracle.TwinTrainer;
import org.gan4j.oracle.TwinWeights;
import org.gan4j.preset.Preset;
import org.gan4j.tensor.TensorScope;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Training steps of libtorch: the oracle suite's twins from GAN4J's initial weights, on the same faces. Images lie ready as
 * tensors in the memory format, latents and mixing factors are drawn by libtorch.
 */
final class LibtorchTraining implements Side {
    private final int batch;
    private final int latent;
    private final boolean hasPenalty;
    private final List<Tensor> images = new ArrayList<>();
    private final TwinTrainer trainer;
    private int next;

    LibtorchTraining(Preset preset, Layout layout, TwinPass pass, int batch) {
        TwinPreset twin = TwinPreset.valueOf(preset.name());
        this.batch = batch;
        this.latent = preset.recipe().latent();
        this.hasPenalty = twin.hasPenalty();
        DcganCritic critic = InitialNets.critic(preset.recipe().criticNormalization());
        this.trainer = new TwinTrainer(
                twin,
                new TwinGenerator(TwinWeights.copyOf(InitialNets.generator(), DataType.FLOAT, layout::applyTo), pass),
                new TwinCritic(
                        TwinWeights.copyOf(critic, DataType.FLOAT, layout::applyTo), twin.criticNormalization(), pass));
        copyFaces(layout);
    }

    @SuppressWarnings("try") // the scope works by being open
    private void copyFaces(Layout layout) {
        try (Faces faces = new Faces(batch);
                TensorScope scope = TensorScope.open()) {
            ShuffledImages batches = faces.batches();
            for (int i = 0; i < Faces.BATCHES; i++) {
                org.gan4j.tensor.Tensor real = batches.next(batch, InitialNets.tensors());
                images.add(layout.applyTo(TorchArrays.of(real.toDoubles(), real.shape(), DataType.FLOAT)));
            }
        }
    }

    @Override
    @SuppressWarnings("try") // the scope works by being open
    public void work() {
        try (PointerScope scope = new PointerScope()) {
            next = (next + 1) % images.size();
            Tensor alpha = hasPenalty ? torch.torch_rand(batch, 1, 1, 1) : null;
            trainer.updateCritic(images.get(next), torch.torch_randn(batch, latent), alpha);
        }
        try (PointerScope scope = new PointerScope()) {
            trainer.updateGenerator(torch.torch_randn(batch, latent));
        }
    }

    /** {@return the trainer, to compare it with GAN4J's} */
    TwinTrainer trainer() {
        return trainer;
    }

    @Override
    public String describe() {
        return Libtorch.describe();
    }

    @Override
    public void close() {
        images.forEach(Tensor::close);
    }
}
