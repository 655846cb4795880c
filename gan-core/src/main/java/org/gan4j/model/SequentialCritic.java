package org.gan4j.model;

import java.util.Arrays;
import java.util.List;
import org.gan4j.kernel.Shape;
import org.gan4j.nn.Mode;
import org.gan4j.nn.Sequential;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;

/** A critic that is a chain of layers. */
record SequentialCritic(Shape imageShape, Sequential layers) implements Critic {
    SequentialCritic {
        layers.outputShape(imageShape);
        LayerWeights.check(layers);
    }

    @Override
    public Tensor score(Tensor images, Mode mode) {
        checkImages(images.shape());
        Tensor scores = layers.forward(images, mode);
        long count = images.shape().dim(0);
        return scores.shape().size() == count ? scores.reshape(count) : scores;
    }

    private void checkImages(Shape images) {
        if (images.rank() != imageShape.rank() + 1
                || !Arrays.equals(imageShape.dims(), Arrays.copyOfRange(images.dims(), 1, images.rank()))) {
            throw new IllegalArgumentException(
                    "`images` must be [N, ...] with images of " + imageShape + ", got " + images);
        }
    }

    @Override
    public boolean scoresDependOnBatch() {
        return layers.mixesBatch();
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
        return TensorFactory.like(layers.parameters().get(0));
    }

    @Override
    public String describe() {
        return this + System.lineSeparator() + layers.describe(imageShape);
    }

    @Override
    public String toString() {
        return "Critic(" + imageShape + ", " + layers + ")";
    }
}
