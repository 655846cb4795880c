package org.gan4j.benchmark.side;

import java.util.List;
import org.gan4j.kernel.Shape;
import org.gan4j.model.DcganCritic;
import org.gan4j.nn.Mode;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.tensor.TensorScope;

/** GAN4J's course critic with batch normalisation: the mean score's gradients in all weights. */
final class Gan4jCriticPass implements Side {
    private final TensorFactory tensors;
    private final DcganCritic critic;
    private final Tensor images;
    private float sink;

    Gan4jCriticPass(TensorFactory tensors, int batch) {
        this.tensors = tensors;
        this.critic = DcganCritic.builder().tensors(tensors).build();
        this.images = tensors.uniform(new RandomStream(0, 0), Shape.of(batch, 3, 64, 64), -1, 1);
    }

    @Override
    @SuppressWarnings("try") // the scope works by being open
    public void work() {
        try (TensorScope scope = TensorScope.open()) {
            Tensor mean = critic.score(images, Mode.TRAINING).mean();
            List<Tensor> gradients = Gradients.of(mean).withRespectTo(critic.parameters());
            sink += gradients.get(gradients.size() - 1).toFloats()[0];
        }
    }

    @Override
    public String describe() {
        return Gan4j.describe(tensors.kernels());
    }

    @Override
    public long heldBytes() {
        return tensors.kernels().heldBytes();
    }

    @Override
    public void close() {
        if (Float.isNaN(sink)) {
            throw new IllegalStateException("the critic's gradients became NaN");
        }
    }
}
