package org.gan4j.regularizer;

import java.util.List;
import org.gan4j.kernel.Shape;
import org.gan4j.model.Critic;
import org.gan4j.nn.Mode;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;

/** D(x) = |x|^2 / 2 on four pixels: its gradient is x, another one for each image. Remembers what it was shown. */
final class SquareCritic implements Critic {
    private final Parameter unused = Parameter.trainable("unused", FourPixels.TENSORS.full(Shape.of(1), 1));
    private Tensor lastSeen;

    /** {@return the images of the latest call} */
    Tensor lastSeen() {
        return lastSeen;
    }

    @Override
    public Shape imageShape() {
        return FourPixels.IMAGE;
    }

    @Override
    public Tensor score(Tensor images, Mode mode) {
        lastSeen = images;
        return images.square().sum(1, 2, 3).mul(0.5).reshape(images.shape().dim(0));
    }

    @Override
    public boolean scoresDependOnBatch() {
        return false;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(unused);
    }

    @Override
    public List<Parameter> buffers() {
        return List.of();
    }

    @Override
    public TensorFactory tensors() {
        return FourPixels.TENSORS;
    }

    @Override
    public String describe() {
        return "square";
    }
}
