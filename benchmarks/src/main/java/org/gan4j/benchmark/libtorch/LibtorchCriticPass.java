package org.gan4j.benchmark.libtorch;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.gan4j.benchmark.side.InitialNets;
import org.gan4j.benchmark.side.Side;
import org.gan4j.model.Normalization;
import org.gan4j.oracle.TwinCritic;
import org.gan4j.oracle.TwinPass;
import org.gan4j.oracle.TwinWeights;
import org.nd4j.linalg.api.buffer.DataType;

/** libtorch's course critic with batch normalisation: the mean score's gradients in all weights. */
final class LibtorchCriticPass implements Side {
    private final TwinCritic critic;
    private final Tensor images;

    LibtorchCriticPass(Layout layout, TwinPass pass, int batch) {
        this.critic = new TwinCritic(
                TwinWeights.copyOf(InitialNets.critic(Normalization.BATCH), DataType.FLOAT, layout::applyTo),
                Normalization.BATCH,
                pass);
        this.images = layout.applyTo(torch.torch_randn(batch, 3, 64, 64));
    }

    @Override
    @SuppressWarnings("try") // the scope works by being open
    public void work() {
        try (PointerScope scope = new PointerScope()) {
            TensorVector weights = critic.weights().trainable();
            torch.grad(new TensorVector(critic.score(images, true).mean()), weights);
        }
    }

    @Override
    public String describe() {
        return Libtorch.describe();
    }

    @Override
    public void close() {
        images.close();
    }
}
