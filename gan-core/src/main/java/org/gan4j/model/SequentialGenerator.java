package org.gan4j.model;

import java.util.List;
import org.gan4j.kernel.Shape;
import org.gan4j.nn.Mode;
import org.gan4j.nn.Sequential;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;

/** A generator that is a chain of layers. */
record SequentialGenerator(int latentSize, Sequential layers) implements Generator {
    SequentialGenerator {
        if (latentSize < 1) {
            throw new IllegalArgumentException("`latentSize` must be at least 1, got " + latentSize);
        }
        Shape result = layers.outputShape(Shape.of(latentSize));
        if (result.rank() != 3) {
            throw new IllegalArgumentException("`layers` must make images, [C, H, W], got " + result
                    + "; end them with a Reshape or a convolution");
        }
        LayerWeights.check(layers);
    }

    @Override
    public Shape imageShape() {
        return layers.outputShape(Shape.of(latentSize));
    }

    @Override
    public Tensor generate(Tensor latents, Mode mode) {
        if (latents.shape().rank() != 2 || latents.shape().dim(1) != latentSize) {
            throw new IllegalArgumentException("latents must be [N, " + latentSize + "], got " + latents.shape());
        }
        return layers.forward(latents, mode);
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
        return this + System.lineSeparator() + layers.describe(Shape.of(latentSize));
    }

    @Override
    public String toString() {
        return "Generator(latent " + latentSize + ", " + layers + ")";
    }
}
