package org.gan4j.regularizer;

import java.util.List;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.model.Critic;
import org.gan4j.nn.Initializer;
import org.gan4j.nn.Layer;
import org.gan4j.nn.Mode;
import org.gan4j.nn.Sequential;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.nd4j.linalg.api.buffer.DataType;

/** A critic made of a list of layers, in 64 bits, that remembers what it was shown. */
final class SmallCritic implements Critic {
    /** Makes 64-bit tensors. */
    static final TensorFactory TENSORS = TensorFactory.of(Kernels.defaults(), DataType.DOUBLE);

    private final Shape imageShape;
    private final Sequential layers;
    private Tensor lastSeen;

    SmallCritic(Shape imageShape, List<Layer> layers) {
        this.imageShape = imageShape;
        this.layers = new Sequential(layers);
    }

    /** {@return an initializer of weights that are not small} */
    static Initializer initializer() {
        return new Initializer(TENSORS, new RandomStream(31, 0));
    }

    /** {@return the images of the latest call} */
    Tensor lastSeen() {
        return lastSeen;
    }

    @Override
    public Tensor score(Tensor images, Mode mode) {
        lastSeen = images;
        Tensor scores = layers.forward(images, mode);
        return scores.shape().rank() == 2 ? scores.reshape(images.shape().dim(0)) : scores;
    }

    @Override
    public Shape imageShape() {
        return imageShape;
    }

    @Override
    public boolean scoresDependOnBatch() {
        return false;
    }

    @Override
    public List<Parameter> parameters() {
        return layers.parameters();
    }

    @Override
    public List<Parameter> buffers() {
        return layers.buffers();
    }

    @Override
    public TensorFactory tensors() {
        return TENSORS;
    }

    @Override
    public String describe() {
        return layers.describe(imageShape);
    }
}
