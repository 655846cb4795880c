package org.gan4j.model;

import org.gan4j.internal.Arguments;
import org.gan4j.kernel.Shape;
import org.gan4j.nn.Mode;
import org.gan4j.nn.Sequential;
import org.gan4j.tensor.Tensor;

/** A generator that is a chain of layers, from latents to images. */
class SequentialGenerator extends SequentialNetwork implements Generator {
    private final int latentSize;

    SequentialGenerator(int latentSize, Sequential layers) {
        super(Shape.of(Arguments.atLeastOne("latentSize", latentSize)), layers);
        this.latentSize = latentSize;
        if (outputShape().rank() != 3) {
            throw new IllegalArgumentException("`layers` must make images, [C, H, W], got " + outputShape()
                    + "; end them with a Reshape or a convolution");
        }
    }

    @Override
    public Tensor generate(Tensor latents, Mode mode) {
        Shape shape = latents.shape();
        if (shape.rank() != 2 || shape.dim(1) != latentSize) {
            throw new IllegalArgumentException("`latents` must be [N, " + latentSize + "], got " + shape);
        }
        return forward(latents, mode);
    }

    @Override
    public int latentSize() {
        return latentSize;
    }

    @Override
    public Shape imageShape() {
        return outputShape();
    }

    @Override
    public String toString() {
        return "Generator(latent " + latentSize + ", " + layers() + ")";
    }
}
